// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/checklist.h"
#include "core/verify/clockskew.h"
#include "core/verify/peerwork.h"
#include "core/verify/timechecks.h"
#include "core/verify/token.h"
#include "core/verify/verifier.h"

namespace hookglass {

/// Runs the checks of one delivery and gathers their evidence. Made for one token, used once.
class TokenJudge
{
public:
    /// `clocks` may be null.
    TokenJudge(const Credentials &credentials, const TimeRules &times,
               const ClockSkew *clocks = nullptr);

    /// No token: all checks behind presence are skipped.
    Verification withoutToken(Cause cause, const QStringList &headers);
    /// `text` is what the header held; `work` is of this delivery.
    Verification judge(const QByteArray &text, QByteArrayView body, PeerWork &work);

private:
    std::optional<Token> checkShape(const QByteArray &text);
    std::optional<Token> checkBrokenParts(const QByteArray &text, const Error &error);
    void skipFrom(CheckId first, const QString &why);
    Verdict verdict() const;
    Verification result(Verdict verdict) const;

    const Credentials &m_credentials;
    TimeRules m_times;
    const ClockSkew *m_clocks;
    CheckList m_list;
    QString m_key;
    std::optional<qint64> m_issuedAt;
};

} // namespace hookglass

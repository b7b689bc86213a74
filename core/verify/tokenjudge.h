// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"
#include "core/verify/token.h"
#include "core/verify/verifier.h"

namespace hookglass {

/// Runs the checks of one delivery and gathers their evidence. Made for one token, used once.
class TokenJudge
{
public:
    TokenJudge(const Credentials &credentials, const VerifierPolicy &policy, qint64 atSeconds);

    /// No token: all checks behind presence are skipped.
    Verification withoutToken(Cause cause);
    /// `text` is what the header held.
    Verification judge(const QByteArray &text, QByteArrayView body);

private:
    std::optional<Token> checkShape(const QByteArray &text);
    std::optional<Token> checkParts(const QByteArray &text);
    void checkAlgorithm(const Token &token);
    void checkIssuer(const Token &token);
    void checkSignature(const Token &token);
    void checkNotBefore(const Token &token);
    void checkExpiry(const Token &token);
    void checkIssuedAt(const Token &token);
    void checkHasBegun(CheckId id, const Token &token, const char *name, Cause cause);
    void checkBodyHash(const Token &token, QByteArrayView body);
    void blameBody(QByteArrayView body);

    void pass(CheckId id, const QString &expected, const QString &actual);
    void fail(CheckId id, const QString &expected, const QString &actual, const Diagnosis &why);
    void skip(CheckId id, const QString &why);
    bool hasPassed(CheckId id) const;
    bool hasFailed(CheckId id) const;
    Verdict verdict() const;

    const Credentials &m_credentials;
    const VerifierPolicy m_policy;
    const qint64 m_now; ///< Unix seconds
    Credentials m_candidates; ///< credentials of the token's issuer
    Verification m_verification;
};

} // namespace hookglass

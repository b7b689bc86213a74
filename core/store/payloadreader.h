// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/sessionfile.h"

#include <QFlags>
#include <QSqlQuery>

#include <functional>
#include <memory>
#include <optional>

namespace hookglass {

enum class PayloadPart : quint8 {
    Head = 1, ///< and the listener
    Body = 2
};
Q_DECLARE_FLAGS(PayloadParts, PayloadPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(PayloadParts)

/// What came with a capture, as it is stored; what was not asked for is empty.
struct StoredPayload
{
    qint64 seq = 0;
    QByteArray head {};
    QByteArray body {};
    QString listener {};
};

/// Reads heads or bodies of many captures of a session, also while another thread or process writes
/// it: nothing else of them is read, and one is in memory at a time. Belongs to the thread that
/// opened it.
class PayloadReader
{
public:
    /// Those with larger bodies are passed over, and their bodies not read.
    static Result<std::unique_ptr<PayloadReader>>
    open(const QString &path, PayloadParts parts,
         std::optional<qsizetype> largestBody = std::nullopt);

    PayloadParts parts() const { return m_parts; }

    /// Hands those that are in the session to `take`, in order; `seqs` ascend. Ends early when it
    /// gives back false. Nothing may write through the same connection meanwhile.
    Status read(const QList<qint64> &seqs, const std::function<bool(StoredPayload &)> &take);

private:
    PayloadReader(SessionFile file, PayloadParts parts);
    Result<bool> readRun(const qint64 *first, const qint64 *end,
                         const std::function<bool(StoredPayload &)> &take);
    Error readError() const;

    SessionFile m_file;
    const PayloadParts m_parts;
    QSqlQuery m_query; ///< goes before the file
};

} // namespace hookglass

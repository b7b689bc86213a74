// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace hookglass {

/// What was done to a body on its way. Undoing it restores the bytes that were signed.
enum class Repair : quint8 {
    TrailingNewline,
    Trimmed,
    BomAdded,
    BomRemoved,
    Compacted,
    CommaSpaced,
    ColonSpaced,
    PrettyPrinted,
    KeysSorted,
    SlashesEscaped,
    UnicodeEscaped,
    HtmlEscaped,
    Int64AsNumber,
    Crlf,
    Lf,
    Latin1Recoded,
    ContentEncoded,
    FormWrapped,
    Truncated
};

/// `reversed`: the opposite happened, for a change whose opposite has no name of its own: the
/// slashes were escaped when the body was signed and are not any more.
struct RepairStep
{
    Repair repair {};
    bool reversed = false;
    bool operator==(const RepairStep &) const = default;
};

/// What a search found, proved by the signed hash.
struct BodyRepair
{
    enum class Outcome : quint8 {
        Found,
        Unknown, ///< nothing that was tried restores the signed bytes
        Stopped ///< cancelled, or out of time
    };
    Outcome outcome = Outcome::Unknown;
    QList<RepairStep> steps {}; ///< in the order in which they are undone
    QByteArray signedBody {}; ///< the bytes that were signed
    qsizetype firstDifference = 0; ///< offset in the body that came

    /// "comma-spaced+colon-spaced", or "unknown".
    QString id() const;
};

/// Stable ids: "trailing-newline".
QString repairId(Repair repair);
std::optional<Repair> repairFromId(QStringView id);
QStringList repairIds();

} // namespace hookglass

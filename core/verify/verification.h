// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/cause.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace hookglass {

/// What a delivery's token proved. `Unattempted`: no key is configured for the token's issuer.
enum class Verdict : quint8 { Verified, Failed, Unsigned, Unattempted };

enum class CheckId : quint8 {
    Presence,
    Shape,
    Algorithm,
    Issuer,
    Signature,
    NotBefore,
    Expiry,
    IssuedAt,
    BodyHash
};
enum class CheckOutcome : quint8 { Pass, Fail, Skip };

/// One step of the verification with its evidence. Plain text from the network may stand in both
/// texts (show it with visibleText()); a secret never does.
struct Check
{
    CheckId id {};
    CheckOutcome outcome = CheckOutcome::Skip;
    QString expected {};
    QString actual {};
};

/// What a diagnosis rests on. Absent facts are empty. Texts from the network are made visible
/// already; a secret never stands here.
struct Evidence
{
    QString expected {};
    QString actual {};
    std::optional<qint64> skewSeconds {}; ///< the token's time minus the time of arrival
    std::optional<qint64> offset {}; ///< in the body that came: its first byte that differs
    QStringList headers {}; ///< names of the headers it is about
    bool operator==(const Evidence &) const = default;
};

/// One named cause, with what it means and what to change, in plain words.
struct Diagnosis
{
    Cause cause {};
    Certainty certainty = Certainty::Certain;
    QString explanation {};
    QString remedy {};
    Evidence evidence {};
    QString repair {}; ///< of body-altered, once searched for: ids joined by "+", or "unknown"
};

/// Whether one of the official verifiers would take the delivery, by its own rules.
struct Acceptance
{
    QString profile {}; ///< "plugnmeet-go"
    bool accepts = false;
    QString reason {}; ///< why not, in plain words; empty when it accepts
    bool operator==(const Acceptance &) const = default;
};

/// The whole judgement of one delivery at the time of its arrival.
struct Verification
{
    Verdict verdict = Verdict::Unattempted;
    QString key {}; ///< the API key whose secret matched the signature, else empty
    QString tokenHeader {}; ///< the header the token was taken from, else empty
    std::optional<qint64> issuedAt {}; ///< `iat`, else `nbf`: Unix seconds, when the token was made
    QList<Check> checks {};
    QList<Diagnosis> diagnosis {}; ///< the one to mend first comes first
    QList<Acceptance> acceptedBy {}; ///< empty when no key is configured
    /// How far the sender's clock is ahead of ours (µs; negative: behind), as far as earlier
    /// deliveries show it.
    std::optional<qint64> senderClockAheadUs {};
};

/// Stable ids ("verified", "body-hash", "pass"): they stand in files, in filters and in JSON
/// output.
QString verdictId(Verdict verdict);
QString checkId(CheckId id);
QString outcomeId(CheckOutcome outcome);
std::optional<Verdict> verdictFromId(QStringView id);
std::optional<CheckId> checkFromId(QStringView id);
std::optional<CheckOutcome> outcomeFromId(QStringView id);

} // namespace hookglass

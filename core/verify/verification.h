// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

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

/// Causes of a failure that the checks see directly. Their ids are stable: see causeId().
enum class Cause : quint8 {
    TokenMissing,
    TokenEmpty,
    TokensDiffer,
    AuthorizationStripped,
    BearerPrefix,
    TokenWhitespace,
    TokenTruncated,
    TokenMalformed,
    AlgNone,
    AlgUnsupported,
    CritUnsupported,
    IssuerMissing,
    IssuerUnknown,
    WrongSecret,
    Expired,
    NotYetValid,
    IssuedInFuture,
    ExpMissing,
    ExpNotNumeric,
    HashMissing,
    HashEncoding,
    BodyAltered,
    BodyEmpty,
    BodyNotJson,
    BodyNotUtf8,
    BodyBom
};
enum class Certainty : quint8 { Certain, Likely };

/// One named cause, with what it means and what to change, in plain words.
struct Diagnosis
{
    Cause cause {};
    Certainty certainty = Certainty::Certain;
    QString explanation {};
    QString remedy {};
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
};

/// Stable ids: "verified", "body-hash", "pass", "wrong-secret", "certain". They stand in files, in
/// filters and in JSON output.
QString verdictId(Verdict verdict);
QString checkId(CheckId id);
QString outcomeId(CheckOutcome outcome);
QString causeId(Cause cause);
QString certaintyId(Certainty certainty);
std::optional<Verdict> verdictFromId(QStringView id);
std::optional<CheckId> checkFromId(QStringView id);
std::optional<CheckOutcome> outcomeFromId(QStringView id);
std::optional<Cause> causeFromId(QStringView id);
std::optional<Certainty> certaintyFromId(QStringView id);

} // namespace hookglass

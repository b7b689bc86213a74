// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verificationjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

void writeCheck(json::Writer &writer, const Check &check)
{
    writer.beginObject()
        .member("id"_L1, checkId(check.id))
        .member("outcome"_L1, outcomeId(check.outcome))
        .memberIfNotEmpty("expected"_L1, check.expected)
        .memberIfNotEmpty("actual"_L1, check.actual)
        .endObject();
}

void writeEvidence(json::Writer &writer, const Evidence &evidence)
{
    writer.key("evidence"_L1)
        .beginObject()
        .memberIfNotEmpty("expected"_L1, evidence.expected)
        .memberIfNotEmpty("actual"_L1, evidence.actual);
    if (evidence.skewSeconds)
        writer.member("skew_seconds"_L1, *evidence.skewSeconds);
    if (evidence.offset)
        writer.member("offset"_L1, *evidence.offset);
    if (!evidence.headers.isEmpty()) {
        writer.key("headers"_L1).beginArray();
        for (const QString &header : evidence.headers)
            writer.string(header);
        writer.endArray();
    }
    writer.endObject();
}

void writeDiagnosis(json::Writer &writer, const Diagnosis &diagnosis)
{
    writer.beginObject()
        .member("cause"_L1, causeId(diagnosis.cause))
        .member("certainty"_L1, certaintyId(diagnosis.certainty))
        .memberIfNotEmpty("repair"_L1, diagnosis.repair)
        .memberIfNotEmpty("explanation"_L1, diagnosis.explanation)
        .memberIfNotEmpty("remedy"_L1, diagnosis.remedy);
    if (diagnosis.evidence != Evidence())
        writeEvidence(writer, diagnosis.evidence);
    writer.endObject();
}

void writeAcceptances(json::Writer &writer, const QList<Acceptance> &acceptances)
{
    writer.key("accepted_by"_L1).beginObject();
    for (const Acceptance &acceptance : acceptances)
        writer.key(acceptance.profile)
            .beginObject()
            .key("accepts"_L1)
            .boolean(acceptance.accepts)
            .memberIfNotEmpty("reason"_L1, acceptance.reason)
            .endObject();
    writer.endObject();
}

Evidence readEvidence(const json::Value &object)
{
    Evidence evidence {.expected = object["expected"].toString(),
                       .actual = object["actual"].toString(),
                       .skewSeconds = object["skew_seconds"].toInt64(),
                       .offset = object["offset"].toInt64()};
    const json::Value headers = object["headers"];
    for (json::Value item = headers.firstChild(); item; item = item.nextSibling())
        evidence.headers.append(item.toString());
    return evidence;
}

} // namespace

void writeVerification(json::Writer &writer, const Verification &verification)
{
    writer.beginObject();
    writeVerificationMembers(writer, verification);
    writer.endObject();
}

void writeVerificationMembers(json::Writer &writer, const Verification &verification)
{
    writer.member("verdict"_L1, verdictId(verification.verdict))
        .memberIfNotEmpty("key"_L1, verification.key)
        .memberIfNotEmpty("token_header"_L1, verification.tokenHeader);
    if (verification.issuedAt)
        writer.member("issued_at"_L1, *verification.issuedAt);
    if (verification.senderClockAheadUs)
        writer.member("sender_clock_ahead_us"_L1, *verification.senderClockAheadUs);
    writer.key("checks"_L1).beginArray();
    for (const Check &check : verification.checks)
        writeCheck(writer, check);
    writer.endArray().key("diagnosis"_L1).beginArray();
    for (const Diagnosis &diagnosis : verification.diagnosis)
        writeDiagnosis(writer, diagnosis);
    writer.endArray();
    if (!verification.acceptedBy.isEmpty())
        writeAcceptances(writer, verification.acceptedBy);
}

Verification readVerification(const json::Value &object)
{
    Verification verification;
    verification.verdict =
        verdictFromId(object["verdict"].toString()).value_or(Verdict::Unattempted);
    verification.key = object["key"].toString();
    verification.tokenHeader = object["token_header"].toString();
    verification.issuedAt = object["issued_at"].toInt64();
    verification.senderClockAheadUs = object["sender_clock_ahead_us"].toInt64();
    for (json::Value item = object["checks"].firstChild(); item; item = item.nextSibling()) {
        const auto id = checkFromId(item["id"].toString());
        const auto outcome = outcomeFromId(item["outcome"].toString());
        if (id && outcome)
            verification.checks.append(
                {*id, *outcome, item["expected"].toString(), item["actual"].toString()});
    }
    for (json::Value item = object["diagnosis"].firstChild(); item; item = item.nextSibling()) {
        const auto cause = causeFromId(item["cause"].toString());
        const auto certainty = certaintyFromId(item["certainty"].toString());
        if (cause && certainty)
            verification.diagnosis.append(
                {*cause, *certainty, item["explanation"].toString(), item["remedy"].toString(),
                 readEvidence(item["evidence"]), item["repair"].toString()});
    }
    const json::Value profiles = object["accepted_by"];
    for (json::Value item = profiles.firstChild(); item; item = item.nextSibling())
        verification.acceptedBy.append(
            {item.key(), item["accepts"].toBool().value_or(false), item["reason"].toString()});
    return verification;
}

} // namespace hookglass

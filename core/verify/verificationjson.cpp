// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verificationjson.h"

namespace hookglass {

namespace {

void writeCheck(json::Writer &writer, const Check &check)
{
    writer.beginObject()
        .member(u"id", checkId(check.id))
        .member(u"outcome", outcomeId(check.outcome))
        .memberIfNotEmpty(u"expected", check.expected)
        .memberIfNotEmpty(u"actual", check.actual)
        .endObject();
}

void writeEvidence(json::Writer &writer, const Evidence &evidence)
{
    writer.key(u"evidence")
        .beginObject()
        .memberIfNotEmpty(u"expected", evidence.expected)
        .memberIfNotEmpty(u"actual", evidence.actual);
    if (evidence.skewSeconds)
        writer.member(u"skew_seconds", *evidence.skewSeconds);
    if (evidence.offset)
        writer.member(u"offset", *evidence.offset);
    if (!evidence.headers.isEmpty()) {
        writer.key(u"headers").beginArray();
        for (const QString &header : evidence.headers)
            writer.string(header);
        writer.endArray();
    }
    writer.endObject();
}

void writeDiagnosis(json::Writer &writer, const Diagnosis &diagnosis)
{
    writer.beginObject()
        .member(u"cause", causeId(diagnosis.cause))
        .member(u"certainty", certaintyId(diagnosis.certainty))
        .memberIfNotEmpty(u"repair", diagnosis.repair)
        .memberIfNotEmpty(u"explanation", diagnosis.explanation)
        .memberIfNotEmpty(u"remedy", diagnosis.remedy);
    if (diagnosis.evidence != Evidence())
        writeEvidence(writer, diagnosis.evidence);
    writer.endObject();
}

void writeAcceptances(json::Writer &writer, const QList<Acceptance> &acceptances)
{
    writer.key(u"accepted_by").beginObject();
    for (const Acceptance &acceptance : acceptances)
        writer.key(acceptance.profile)
            .beginObject()
            .key(u"accepts")
            .boolean(acceptance.accepts)
            .memberIfNotEmpty(u"reason", acceptance.reason)
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
    writer.member(u"verdict", verdictId(verification.verdict))
        .memberIfNotEmpty(u"key", verification.key)
        .memberIfNotEmpty(u"token_header", verification.tokenHeader);
    if (verification.issuedAt)
        writer.member(u"issued_at", *verification.issuedAt);
    if (verification.senderClockAheadUs)
        writer.member(u"sender_clock_ahead_us", *verification.senderClockAheadUs);
    writer.key(u"checks").beginArray();
    for (const Check &check : verification.checks)
        writeCheck(writer, check);
    writer.endArray().key(u"diagnosis").beginArray();
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

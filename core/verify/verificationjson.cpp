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

void writeDiagnosis(json::Writer &writer, const Diagnosis &diagnosis)
{
    writer.beginObject()
        .member(u"cause", causeId(diagnosis.cause))
        .member(u"certainty", certaintyId(diagnosis.certainty))
        .memberIfNotEmpty(u"explanation", diagnosis.explanation)
        .memberIfNotEmpty(u"remedy", diagnosis.remedy)
        .endObject();
}

} // namespace

void writeVerification(json::Writer &writer, const Verification &verification)
{
    writer.beginObject()
        .member(u"verdict", verdictId(verification.verdict))
        .memberIfNotEmpty(u"key", verification.key)
        .memberIfNotEmpty(u"token_header", verification.tokenHeader);
    if (verification.issuedAt)
        writer.member(u"issued_at", *verification.issuedAt);
    writer.key(u"checks").beginArray();
    for (const Check &check : verification.checks)
        writeCheck(writer, check);
    writer.endArray().key(u"diagnosis").beginArray();
    for (const Diagnosis &diagnosis : verification.diagnosis)
        writeDiagnosis(writer, diagnosis);
    writer.endArray().endObject();
}

Verification readVerification(const json::Value &object)
{
    Verification verification;
    verification.verdict =
        verdictFromId(object["verdict"].toString()).value_or(Verdict::Unattempted);
    verification.key = object["key"].toString();
    verification.tokenHeader = object["token_header"].toString();
    verification.issuedAt = object["issued_at"].toInt64();
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
                {*cause, *certainty, item["explanation"].toString(), item["remedy"].toString()});
    }
    return verification;
}

} // namespace hookglass

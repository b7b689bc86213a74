// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verifycommand.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/eventcatalog.h"
#include "core/http/requestfile.h"
#include "core/verify/bodyhash.h"
#include "core/verify/repairsearch.h"
#include "core/verify/repairtext.h"
#include "core/verify/token.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verificationtext.h"
#include "core/verify/verifier.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxFileBytes = 256 * 1024 * 1024;
constexpr qint64 MaxSeconds = 253'402'300'799; // the end of the year 9999
constexpr qint64 UsPerSecond = 1'000'000;
} // namespace

QString VerifyCommand::summary() const
{
    return u"Judges a request, or a token and a body, and says why."_s;
}

void VerifyCommand::declare(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"request"_s, u"File with one or more whole raw requests (head, empty line, body)."_s,
         u"FILE"_s},
        {u"token"_s, u"The token, as it stood in the header."_s, u"TOKEN"_s},
        {u"body"_s, u"File with the exact body that came with the token."_s, u"FILE"_s},
        {u"at"_s, u"Judge at this Unix time instead of now."_s, u"UNIX_SECONDS"_s},
        credentialsOption(),
    });
}

int VerifyCommand::run(const QCommandLineParser &parser)
{
    const Result<QList<Judgement>> judgements = judgeAll(parser);
    if (!judgements)
        return console().fail(judgements.error().message);
    print(*judgements);
    const bool allVerified =
        std::all_of(judgements->begin(), judgements->end(), [](const Judgement &each) {
            return each.verification.verdict == Verdict::Verified;
        });
    return allVerified ? Done : No;
}

/// Judges, and searches for what was done to a body that is not the signed one.
VerifyCommand::Judgement VerifyCommand::judge(const Verifier &verifier, const Delivery &delivery,
                                              const json::FieldGuide &guide)
{
    Judgement judgement {verifier.verify(delivery), {}};
    Verification &verification = judgement.verification;
    if (verification.verdict == Verdict::Verified)
        judgement.lint = lintReserialising(delivery.body);
    if (!wantsRepair(verification))
        return judgement;
    const bool useAuthorization = verification.tokenHeader == "Authorization"_L1;
    const auto &text = useAuthorization ? delivery.authorization : delivery.hashToken;
    const QByteArray claim = bodyHashClaim(text.value_or(QByteArray()));
    applyRepair(verification, RepairSearch(digestOfClaim(claim), guide).search(delivery.body));
    return judgement;
}

Result<QList<Delivery>> VerifyCommand::deliveries(const QCommandLineParser &parser) const
{
    const bool hasRequest = parser.isSet(u"request"_s);
    const bool hasParts = parser.isSet(u"token"_s) && parser.isSet(u"body"_s);
    if (hasRequest == (parser.isSet(u"token"_s) || parser.isSet(u"body"_s))
        || (!hasRequest && !hasParts))
        return Error {u"Give either --request FILE, or --token TOKEN and --body FILE."_s};
    const QString path = parser.value(hasRequest ? u"request"_s : u"body"_s);
    const Result<QByteArray> file = readFile(path, MaxFileBytes);
    if (!file)
        return file.error();
    if (!hasRequest)
        return QList {Delivery {.authorization = parser.value(u"token"_s).toUtf8(), .body = *file}};
    const Result<QList<HttpRequest>> requests = parseRequestFile(*file);
    if (!requests)
        return Error {u"%1: %2"_s.arg(path, requests.error().message)};
    QList<Delivery> deliveries;
    for (const HttpRequest &request : *requests)
        deliveries.append(deliveryOf(request));
    return deliveries;
}

Result<QList<VerifyCommand::Judgement>>
VerifyCommand::judgeAll(const QCommandLineParser &parser) const
{
    if (!parser.positionalArguments().isEmpty())
        return Error {u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first())};
    qint64 atSeconds = systemClockUs() / UsPerSecond;
    if (parser.isSet(u"at"_s)) {
        const Result<qint64> at = numberOption(parser, u"at"_s, 0, MaxSeconds);
        if (!at)
            return at.error();
        atSeconds = *at;
    }
    const Result<QList<Delivery>> deliveries = this->deliveries(parser);
    if (!deliveries)
        return deliveries.error();
    const Result<Credentials> keys = credentials(parser);
    if (!keys)
        return keys.error();
    const Result<EventCatalog> catalog = EventCatalog::load();
    if (!catalog)
        return catalog.error();
    const Verifier verifier(*keys);
    QList<Judgement> judgements;
    for (Delivery delivery : *deliveries) {
        delivery.atSeconds = atSeconds;
        judgements.append(judge(verifier, delivery, catalog->fieldGuide()));
        if (parser.isSet(u"token"_s))
            judgements.last().verification.tokenHeader.clear(); // it came from no header
    }
    return judgements;
}

QByteArray VerifyCommand::toJson(const Judgement &judgement)
{
    json::Writer writer;
    writer.beginObject();
    writeVerificationMembers(writer, judgement.verification);
    if (!judgement.lint.isEmpty())
        writer.key(u"reserialised_by").beginArray();
    for (const Reserialised &each : judgement.lint) {
        writer.beginObject().member(u"encoder", each.encoder);
        writer.key(u"changes_hash").boolean(each.firstChange.has_value());
        if (each.firstChange)
            writer.member(u"offset", *each.firstChange);
        writer.endObject();
    }
    if (!judgement.lint.isEmpty())
        writer.endArray();
    return writer.endObject().bytes();
}

QStringList VerifyCommand::toText(const Judgement &judgement)
{
    QStringList lines = describeVerification(judgement.verification);
    if (const QString lint = describeLint(judgement.lint); !lint.isEmpty())
        lines.append({QString(), lint});
    return lines;
}

void VerifyCommand::print(const QList<Judgement> &judgements) const
{
    if (format() == OutputFormat::Json && judgements.size() != 1) {
        json::Writer writer;
        writer.beginArray();
        for (const Judgement &judgement : judgements)
            writer.raw(toJson(judgement));
        console().result(writer.endArray().bytes());
        return;
    }
    for (qsizetype i = 0; i < judgements.size(); ++i) {
        if (format() != OutputFormat::Text) {
            console().result(toJson(judgements[i]));
            continue;
        }
        if (judgements.size() > 1)
            console().result(u"%1Request %2"_s.arg(i > 0 ? u"\n"_s : QString()).arg(i + 1));
        for (const QString &line : toText(judgements[i]))
            console().result(line);
    }
}

} // namespace hookglass::cli

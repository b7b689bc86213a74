// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verifycommand.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/eventcatalog.h"
#include "core/http/requestfile.h"
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

/// Judges, and searches for what was done to a body that is not the signed one.
Verification judgeWhole(const Verifier &verifier, const Delivery &delivery,
                        const json::FieldGuide &guide)
{
    Verification verification = verifier.verify(delivery);
    if (!wantsRepair(verification))
        return verification;
    const bool useAuthorization = verification.tokenHeader == "Authorization"_L1;
    const auto &text = useAuthorization ? delivery.authorization : delivery.hashToken;
    const QByteArray claim = bodyHashClaim(text.value_or(QByteArray()));
    applyRepair(verification, RepairSearch(digestOfClaim(claim), guide).search(delivery.body));
    return verification;
}

QByteArray toJson(const Verification &verification)
{
    json::Writer writer;
    writeVerification(writer, verification);
    return writer.bytes();
}
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
    const Result<QList<Verification>> verifications = judge(parser);
    if (!verifications)
        return console().fail(verifications.error().message);
    print(*verifications);
    const bool allVerified =
        std::all_of(verifications->begin(), verifications->end(),
                    [](const Verification &each) { return each.verdict == Verdict::Verified; });
    return allVerified ? Done : No;
}

Result<QList<Verification>> VerifyCommand::judge(const QCommandLineParser &parser) const
{
    const bool hasRequest = parser.isSet(u"request"_s);
    const bool hasParts = parser.isSet(u"token"_s) && parser.isSet(u"body"_s);
    if (hasRequest == (parser.isSet(u"token"_s) || parser.isSet(u"body"_s))
        || (!hasRequest && !hasParts))
        return Error {u"Give either --request FILE, or --token TOKEN and --body FILE."_s};
    if (!parser.positionalArguments().isEmpty())
        return Error {u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first())};
    qint64 atUs = systemClockUs();
    if (parser.isSet(u"at"_s)) {
        const Result<qint64> at = numberOption(parser, u"at"_s, 0, MaxSeconds);
        if (!at)
            return at.error();
        atUs = *at * UsPerSecond;
    }
    const Result<Credentials> keys = credentials(parser);
    if (!keys)
        return keys.error();
    const Verifier verifier(*keys);
    const Result<QByteArray> file =
        readFile(parser.value(hasRequest ? u"request"_s : u"body"_s), MaxFileBytes);
    if (!file)
        return file.error();
    const Result<EventCatalog> catalog = EventCatalog::load();
    if (!catalog)
        return catalog.error();
    if (!hasRequest) {
        const Delivery delivery {.authorization = parser.value(u"token"_s).toUtf8(),
                                 .body = *file,
                                 .atSeconds = atUs / UsPerSecond};
        Verification verification = judgeWhole(verifier, delivery, catalog->fieldGuide());
        verification.tokenHeader.clear(); // it came from no header
        return QList {verification};
    }
    Result<QList<HttpRequest>> requests = parseRequestFile(*file);
    if (!requests)
        return Error {u"%1: %2"_s.arg(parser.value(u"request"_s), requests.error().message)};
    QList<Verification> verifications;
    for (HttpRequest request : std::as_const(requests.value())) {
        request.receivedAtUs = atUs;
        verifications.append(judgeWhole(verifier, deliveryOf(request), catalog->fieldGuide()));
    }
    return verifications;
}

void VerifyCommand::print(const QList<Verification> &verifications) const
{
    if (format() == OutputFormat::Json && verifications.size() != 1) {
        json::Writer writer;
        writer.beginArray();
        for (const Verification &verification : verifications)
            writer.raw(toJson(verification));
        console().result(writer.endArray().bytes());
        return;
    }
    for (qsizetype i = 0; i < verifications.size(); ++i) {
        if (format() != OutputFormat::Text) {
            console().result(toJson(verifications[i]));
            continue;
        }
        if (verifications.size() > 1)
            console().result(u"%1Request %2"_s.arg(i > 0 ? u"\n"_s : QString()).arg(i + 1));
        for (const QString &line : describeVerification(verifications[i]))
            console().result(line);
    }
}

} // namespace hookglass::cli

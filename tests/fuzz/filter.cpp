// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads any text as a filter. What is refused says where, what is taken survives being printed, and
// answers the same then.

#include "core/filter/filter.h"
#include "core/filter/filternode.h"
#include "core/filter/filterparser.h"
#include "core/http/requesthead.h"

#include <QList>

#include <cstdlib>

using namespace hookglass;

namespace {

constexpr qint64 NowUs = 1'789'000'300'000'000;

void require(bool held)
{
    if (!held)
        std::abort();
}

QList<Capture> captures()
{
    Capture plain;
    plain.seq = 3;
    plain.request =
        makeRequest("POST /hook HTTP/1.1\r\nUser-Agent: Go-http-client/1.1\r\n\r\n",
                    "{\"room\":{\"sid\":\"RM_1\",\"max\":20,\"metadata\":\"{\\\"a\\\":1}\"},"
                    "\"tracks\":[{\"name\":\"caf\xc3\xa9\"},null,true]}");
    plain.request.receivedAtUs = NowUs - 300'000'000;
    plain.verification.verdict = Verdict::Failed;
    plain.verification.diagnosis = {{.cause = Cause::WrongSecret}};
    plain.event.name = QStringLiteral("room_started");
    plain.event.roomId = QStringLiteral("demo-room-01");
    plain.event.createdAt = 1'789'000'000;
    plain.answer.status = 503;
    Capture refused;
    refused.request.refusal = {431, QStringLiteral("The head is too large.")};
    Capture odd = plain;
    odd.request.body = "{\"a\":";
    odd.event.roomId = QString(40, QLatin1Char('a'));
    return {plain, refused, odd};
}

void checkError(const Error &error, qsizetype size)
{
    require(!error.message.isEmpty());
    require(error.offset >= 0 && error.length >= 0 && error.offset + error.length <= size);
    if (error.incomplete) // no more than the end is missing
        require(size > 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QList<Capture> all = captures();
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Filter> filter = Filter::compile(text);
    if (!filter) {
        checkError(filter.error(), text.size());
        return 0;
    }
    require(filter->isEmpty() == text.trimmed().isEmpty());
    require(filter->isEmpty() == filter->describe().isEmpty());
    const Result<Filter> again = Filter::compile(filter->text());
    require(bool(again));
    require(again->text() == filter->text() && again->describe() == filter->describe());
    require(again->needs() == filter->needs());
    for (const Capture &capture : all) {
        const bool matches = filter->matches(capture, NowUs);
        require(again->matches(capture, NowUs) == matches);
        const FilterAnswer columns = filter->answer(summarize(capture), NowUs);
        require(columns == FilterAnswer::Unknown ? filter->needsPayload()
                                                 : (columns == FilterAnswer::Yes) == matches);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sendcommand.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/decoder.h"
#include "core/events/eventcatalog.h"
#include "core/json/writer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxBodyBytes = 64 * 1024 * 1024;
constexpr qint64 MaxCount = 100'000'000;

Result<qint64> intervalFromRate(QString rate)
{
    if (rate.endsWith("/s"_L1))
        rate.chop(2);
    bool ok = false;
    const double perSecond = rate.toDouble(&ok);
    if (!ok || !(perSecond > 0.0) || perSecond > 1000.0)
        return Error {u"--rate must be a number above 0 and up to 1000, such as 5/s."_s};
    return qMax<qint64>(1, qRound64(1000.0 / perSecond));
}
} // namespace

QString SendCommand::summary() const
{
    return u"Posts signed sample events, or a body of yours, to a URL."_s;
}

void SendCommand::declare(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"url"_s, u"Where to post, e.g. http://127.0.0.1:8787/."_s, u"URL"_s},
        credentialsOption(),
        {u"key"_s, u"The API key to sign with, when there are several; the first otherwise."_s,
         u"KEY"_s},
        {u"event"_s,
         u"The sample of this event: room_started, livekit/room_started, "
         "artifact_created.meeting_analytics."_s,
         u"NAME"_s},
        {u"all"_s, u"One sample of every event."_s},
        {u"body"_s, u"File whose exact bytes are signed and posted."_s, u"FILE"_s},
        {u"fault"_s,
         u"Send it with this fault: a cause (wrong-secret, expired …) or what happens to a body on "
         "its way (trailing-newline, compacted …)."_s,
         u"CAUSE"_s},
        {u"count"_s, u"How many times to send it."_s, u"N"_s, u"1"_s},
        {u"rate"_s, u"At most this many a second, e.g. 5/s."_s, u"N/s"_s},
    });
}

int SendCommand::run(const QCommandLineParser &parser)
{
    const Result<Plan> plan = this->plan(parser);
    if (!plan)
        return console().fail(plan.error().message);
    return send(*plan);
}

Result<SendCommand::Plan> SendCommand::plan(const QCommandLineParser &parser) const
{
    if (!parser.positionalArguments().isEmpty())
        return Error {u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first())};
    Plan plan;
    plan.url = QUrl(parser.value(u"url"_s), QUrl::StrictMode);
    if (!plan.url.isValid() || plan.url.host().isEmpty()
        || (plan.url.scheme() != "http"_L1 && plan.url.scheme() != "https"_L1))
        return Error {u"--url must be an http or https address, such as http://127.0.0.1:8787/."_s};
    Result<QList<Sample>> samples = this->samples(parser);
    if (!samples)
        return samples.error();
    plan.samples = samples.value();
    plan.fresh = !parser.isSet(u"body"_s);
    const Result<Credential> credential = this->credential(parser);
    if (!credential)
        return credential.error();
    plan.credential = *credential;
    if (const Status fault = planFault(parser, plan); !fault)
        return fault.error();
    const Result<qint64> count = numberOption(parser, u"count"_s, 1, MaxCount);
    if (!count)
        return count.error();
    plan.total = *count * plan.samples.size();
    if (parser.isSet(u"rate"_s)) {
        const Result<qint64> interval = intervalFromRate(parser.value(u"rate"_s));
        if (!interval)
            return interval.error();
        plan.intervalMs = *interval;
    }
    return plan;
}

Result<QList<Sample>> SendCommand::samples(const QCommandLineParser &parser) const
{
    const int ways =
        int(parser.isSet(u"event"_s)) + int(parser.isSet(u"all"_s)) + int(parser.isSet(u"body"_s));
    if (ways != 1)
        return Error {u"Give one of --event NAME, --all and --body FILE."_s};
    if (parser.isSet(u"all"_s))
        return sampleOfEveryEvent();
    if (parser.isSet(u"event"_s)) {
        Result<Sample> sample = findSample(parser.value(u"event"_s));
        if (!sample)
            return sample.error();
        return QList {sample.value()};
    }
    const Result<QByteArray> body = readFile(parser.value(u"body"_s), MaxBodyBytes);
    if (!body)
        return body.error();
    const Event event = decodeEvent(*body);
    return QList {Sample {event.sender, event.name, {}, *body}};
}

Result<Credential> SendCommand::credential(const QCommandLineParser &parser) const
{
    const Result<Credentials> all = credentials(parser);
    if (!all)
        return all.error();
    if (all->isEmpty())
        return Error {u"There is no key to sign with: use --credentials FILE, or set HOOKGLASS_KEY "
                      "and HOOKGLASS_SECRET."_s};
    if (!parser.isSet(u"key"_s))
        return all->first();
    const QString key = parser.value(u"key"_s);
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&](const Credential &each) { return each.key == key; });
    if (found == all->end())
        return Error {u"The credentials hold no key \"%1\"."_s.arg(key)};
    return *found;
}

/// Tries the fault on every sample, so that nothing is sent when one cannot have it.
Status SendCommand::planFault(const QCommandLineParser &parser, Plan &plan) const
{
    if (!parser.isSet(u"fault"_s))
        return success();
    plan.fault = parser.value(u"fault"_s);
    const Result<Credentials> all = credentials(parser);
    if (!all)
        return all.error();
    plan.others = *all;
    const Result<EventCatalog> catalog = EventCatalog::load();
    if (!catalog)
        return catalog.error();
    plan.guide = catalog->fieldGuide();
    for (const Sample &sample : std::as_const(plan.samples)) {
        if (const auto tried = webhook(plan, sample); !tried)
            return tried.error();
    }
    return success();
}

Result<OutgoingWebhook> SendCommand::webhook(const Plan &plan, const Sample &sample) const
{
    const qint64 now = systemClockUs() / 1'000'000;
    OutgoingWebhook webhook {.url = plan.url,
                             .body = plan.fresh ? freshBody(sample, now) : sample.body,
                             .style = sample.sender,
                             .credential = plan.credential};
    if (plan.fault.isEmpty())
        return webhook;
    const FaultContext context {.body = webhook.body,
                                .credential = plan.credential,
                                .others = plan.others,
                                .hashToken = sample.sender != EventSender::LiveKit,
                                .nowSeconds = now};
    const Result<SignedDelivery> faulty = makeFaultyDelivery(plan.fault, context, plan.guide);
    if (!faulty)
        return faulty.error();
    webhook.prepared = *faulty;
    return webhook;
}

int SendCommand::send(const Plan &plan) const
{
    QEventLoop loop;
    WebhookSender sender;
    QTimer pace;
    qint64 queued = 0;
    qint64 accepted = 0;
    qint64 answered = 0;
    const auto sendNext = [&] {
        const Sample &sample = plan.samples.at(queued % plan.samples.size());
        if (const auto next = webhook(plan, sample))
            sender.send(*next);
        if (++queued == plan.total)
            pace.stop();
    };
    QObject::connect(&sender, &WebhookSender::delivered, &loop,
                     [&](const OutgoingWebhook &webhook, const DeliveryResult &result) {
                         const Sample &sample = plan.samples.at(answered % plan.samples.size());
                         print(webhook, result, sample.event);
                         accepted += result.status / 100 == 2 ? 1 : 0;
                         if (++answered == plan.total)
                             loop.quit();
                         else if (plan.intervalMs == 0)
                             sendNext();
                     });
    QObject::connect(&pace, &QTimer::timeout, &loop, sendNext);
    if (plan.intervalMs > 0)
        pace.start(int(plan.intervalMs));
    sendNext();
    loop.exec();
    console().note(u"Sent %1, accepted %2."_s.arg(answered).arg(accepted));
    return accepted == plan.total ? Done : No;
}

void SendCommand::print(const OutgoingWebhook &webhook, const DeliveryResult &result,
                        const QString &event) const
{
    if (format() == OutputFormat::Text) {
        const QString outcome = result.status > 0 ? QString::number(result.status) : result.error;
        console().result(u"%1  %2/%3  %4"_s.arg(outcome, senderId(webhook.style),
                                                visibleText(event), humanDuration(result.tookUs)));
        return;
    }
    json::Writer writer;
    writer.beginObject()
        .member(u"sender", senderId(webhook.style))
        .memberIfNotEmpty(u"event", event);
    if (result.status > 0)
        writer.member(u"status", qint64(result.status));
    console().result(writer.memberIfNotEmpty(u"error", result.error)
                         .member(u"took_us", result.tookUs)
                         .endObject()
                         .bytes());
}

} // namespace hookglass::cli

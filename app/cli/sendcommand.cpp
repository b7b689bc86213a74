// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sendcommand.h"

#include "core/base/text.h"
#include "core/deliver/sendrun.h"
#include "core/events/eventcatalog.h"
#include "core/json/writer.h"

#include <QEventLoop>

#include <algorithm>
#include <limits>

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
    return u"Posts signed sample events, a whole meeting, or a body of yours to a URL."_s;
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
        {u"all"_s, u"One sample of every event of both senders."_s},
        {u"session"_s,
         u"A whole meeting in its order, from the room's creation to the last artifact."_s},
        {u"sender"_s, u"Whose meeting --session plays: plugnmeet (default) or livekit."_s,
         u"SENDER"_s, u"plugnmeet"_s},
        {u"body"_s, u"File whose exact bytes are signed and posted."_s, u"FILE"_s},
        {u"fault"_s,
         u"Send it with this fault: a cause (wrong-secret, expired …) or what happens to a body on "
         "its way (trailing-newline, compacted …)."_s,
         u"CAUSE"_s},
        {u"count"_s, u"How many times to send it, each time with new ids."_s, u"N"_s, u"1"_s},
        {u"rate"_s, u"At most this many a second, e.g. 5/s; else the next when one is answered."_s,
         u"N/s"_s},
        {u"seed"_s, u"Draw the same people, rooms and ids again; else new ones each time."_s,
         u"N"_s},
    });
}

int SendCommand::run(const QCommandLineParser &parser)
{
    const Result<SendPlan> plan = this->plan(parser);
    if (!plan)
        return console().fail(plan.error().message);
    QEventLoop loop;
    SendRun run;
    QObject::connect(
        &run, &SendRun::answeredOne, &loop,
        [this](const Sample &sample, const DeliveryResult &result) { print(sample, result); });
    QObject::connect(&run, &SendRun::finished, &loop, &QEventLoop::quit);
    if (const Status started = run.start(*plan); !started)
        return console().fail(started.error().message);
    if (run.isRunning())
        loop.exec();
    console().note(u"Sent %1, accepted %2."_s.arg(run.answered()).arg(run.accepted()));
    return run.accepted() == run.total() ? Done : No;
}

Result<SendPlan> SendCommand::plan(const QCommandLineParser &parser) const
{
    if (!parser.positionalArguments().isEmpty())
        return Error {u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first())};
    SendPlan plan;
    plan.url = QUrl(parser.value(u"url"_s), QUrl::StrictMode);
    if (!isWebhookUrl(plan.url))
        return Error {u"--url must be an http or https address, such as http://127.0.0.1:8787/."_s};
    for (const auto step :
         {&SendCommand::planWhat, &SendCommand::planKey, &SendCommand::planPace}) {
        if (const Status done = (this->*step)(parser, plan); !done)
            return done.error();
    }
    plan.fault = parser.value(u"fault"_s);
    if (plan.fault.isEmpty())
        return plan;
    const Result<EventCatalog> catalog = EventCatalog::load();
    if (!catalog)
        return catalog.error();
    plan.guide = catalog->fieldGuide();
    return plan;
}

Status SendCommand::planWhat(const QCommandLineParser &parser, SendPlan &plan) const
{
    int ways = 0;
    for (const QString &way : {u"event"_s, u"all"_s, u"session"_s, u"body"_s})
        ways += parser.isSet(way) ? 1 : 0;
    if (ways != 1)
        return Error {u"Give one of --event NAME, --all, --session and --body FILE."_s};
    if (parser.isSet(u"sender"_s) && !parser.isSet(u"session"_s))
        return Error {u"--sender goes with --session; events are named livekit/room_started."_s};
    plan.sender = senderFromId(parser.value(u"sender"_s));
    if (plan.sender == EventSender::Unknown)
        return Error {u"--sender must be plugnmeet or livekit."_s};
    plan.event = parser.value(u"event"_s);
    if (parser.isSet(u"all"_s))
        plan.what = SendPlan::What::EveryEvent;
    if (parser.isSet(u"session"_s))
        plan.what = SendPlan::What::Meeting;
    if (!parser.isSet(u"body"_s))
        return success();
    plan.what = SendPlan::What::Body;
    const Result<QByteArray> body = readFile(parser.value(u"body"_s), MaxBodyBytes);
    if (!body)
        return body.error();
    plan.body = *body;
    return success();
}

Status SendCommand::planKey(const QCommandLineParser &parser, SendPlan &plan) const
{
    const Result<Credentials> all = credentials(parser);
    if (!all)
        return all.error();
    if (all->isEmpty())
        return Error {u"There is no key to sign with: use --credentials FILE, or set HOOKGLASS_KEY "
                      "and HOOKGLASS_SECRET."_s};
    plan.others = *all;
    plan.credential = all->first();
    if (!parser.isSet(u"key"_s))
        return success();
    const QString key = parser.value(u"key"_s);
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&](const Credential &each) { return each.key == key; });
    if (found == all->end())
        return Error {u"The credentials hold no key \"%1\"."_s.arg(key)};
    plan.credential = *found;
    return success();
}

Status SendCommand::planPace(const QCommandLineParser &parser, SendPlan &plan) const
{
    const Result<qint64> count = numberOption(parser, u"count"_s, 1, MaxCount);
    if (!count)
        return count.error();
    plan.count = *count;
    plan.seed = QRandomGenerator::global()->generate();
    if (parser.isSet(u"seed"_s)) {
        const Result<qint64> seed =
            numberOption(parser, u"seed"_s, 0, std::numeric_limits<quint32>::max());
        if (!seed)
            return seed.error();
        plan.seed = quint32(*seed);
    }
    if (parser.isSet(u"rate"_s)) {
        const Result<qint64> interval = intervalFromRate(parser.value(u"rate"_s));
        if (!interval)
            return interval.error();
        plan.intervalMs = *interval;
    }
    return success();
}

void SendCommand::print(const Sample &sample, const DeliveryResult &result) const
{
    if (format() == OutputFormat::Text) {
        const QString outcome = result.status > 0 ? QString::number(result.status) : result.error;
        console().result(u"%1  %2  %3"_s.arg(outcome, visibleText(sampleName(sample)),
                                             humanDuration(result.tookUs)));
        return;
    }
    json::Writer writer;
    writer.beginObject()
        .member(u"sender", senderId(sample.sender))
        .memberIfNotEmpty(u"event", sample.event)
        .memberIfNotEmpty(u"form", sample.variant);
    if (result.status > 0)
        writer.member(u"status", qint64(result.status));
    console().result(writer.memberIfNotEmpty(u"error", result.error)
                         .member(u"took_us", result.tookUs)
                         .endObject()
                         .bytes());
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listensettings.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 KiB = 1024;
constexpr qint64 MiB = 1024 * KiB;

QString tr(const char *text)
{
    return QCoreApplication::translate("ListenLimit", text);
}

/// What is shown of a limit, untranslated; marked for translators where it stands.
struct Words
{
    const char *label;
    const char *help;
    const char *unit;
};

struct Range
{
    qint64 scale;
    qint64 least;
    qint64 most;
};

/// `Access` is a lambda that gives out the member of the options.
template <typename Access>
ListenLimit limit(Access, const Setting<qint64> &setting, const Words &words, const Range &range)
{
    return {setting,
            [](const ListenOptions &options) {
                ListenOptions copy = options;
                return qint64(Access()(copy));
            },
            [](ListenOptions &options, qint64 value) {
                auto &member = Access()(options);
                member = std::remove_reference_t<decltype(member)>(value);
            },
            tr(words.label),
            tr(words.help),
            tr(words.unit),
            range.scale,
            range.least,
            range.most};
}

void addSizes(QList<ListenLimit> &limits)
{
    using Options = ListenOptions;
    limits.append(limit([](Options &o) -> qint64 & { return o.limits.request.maxHeadBytes; },
                        settings::MaxHeadBytes,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Request &head"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Refused with 431."),
                         QT_TRANSLATE_NOOP("ListenLimit", "KB")},
                        {KiB, 1, 1024}));
    limits.append(limit([](Options &o) -> int & { return o.limits.request.maxHeaders; },
                        settings::MaxHeaders,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Header &lines"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Refused with 431."), ""},
                        {1, 1, 10'000}));
    limits.append(limit([](Options &o) -> qint64 & { return o.limits.request.maxBodyBytes; },
                        settings::MaxBodyBytes,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Request &body"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Refused with 413."),
                         QT_TRANSLATE_NOOP("ListenLimit", "KB")},
                        {KiB, 1, 262'144}));
    limits.append(
        limit([](Options &o) -> qint64 & { return o.limits.maxBytesInFlight; },
              settings::MaxBytesInFlight,
              {QT_TRANSLATE_NOOP("ListenLimit", "All requests at &once"),
               QT_TRANSLATE_NOOP("ListenLimit", "A request that would exceed it gets 503."),
               QT_TRANSLATE_NOOP("ListenLimit", "MB")},
              {MiB, 1, 4096}));
}

void addCounts(QList<ListenLimit> &limits)
{
    using Options = ListenOptions;
    limits.append(limit([](Options &o) -> int & { return o.limits.maxConnections; },
                        settings::MaxConnections,
                        {QT_TRANSLATE_NOOP("ListenLimit", "&Connections"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Further ones get 503."), ""},
                        {1, 1, 4096}));
    limits.append(limit([](Options &o) -> int & { return o.limits.maxConnectionsPerPeer; },
                        settings::MaxConnectionsPerPeer,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Connections of one &address"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Further ones get 503."), ""},
                        {1, 1, 4096}));
    limits.append(
        limit([](Options &o) -> double & { return o.limits.refusalsPerSecond; },
              settings::RefusalsPerSecond,
              {QT_TRANSLATE_NOOP("ListenLimit", "Ref&usals shown"),
               QT_TRANSLATE_NOOP("ListenLimit", "Further ones are refused, but not shown."),
               QT_TRANSLATE_NOOP("ListenLimit", "per s")},
              {1, 1, 10'000}));
}

void addTimes(QList<ListenLimit> &limits)
{
    using Options = ListenOptions;
    limits.append(limit([](Options &o) -> int & { return o.limits.handshakeTimeoutMs; },
                        settings::HandshakeTimeoutMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "&TLS handshake"),
                         QT_TRANSLATE_NOOP("ListenLimit", "The connection is closed."),
                         QT_TRANSLATE_NOOP("ListenLimit", "s")},
                        {1000, 1, 300}));
    limits.append(limit([](Options &o) -> int & { return o.limits.headTimeoutMs; },
                        settings::HeadTimeoutMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Time for the h&ead"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Refused with 408."),
                         QT_TRANSLATE_NOOP("ListenLimit", "s")},
                        {1000, 1, 300}));
    limits.append(limit([](Options &o) -> int & { return o.limits.bodyTimeoutMs; },
                        settings::BodyTimeoutMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Time for a &further KB of the body"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Refused with 408."),
                         QT_TRANSLATE_NOOP("ListenLimit", "s")},
                        {1000, 1, 300}));
    limits.append(limit([](Options &o) -> int & { return o.limits.idleTimeoutMs; },
                        settings::IdleTimeoutMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Pause between &requests"),
                         QT_TRANSLATE_NOOP("ListenLimit", "The connection is closed."),
                         QT_TRANSLATE_NOOP("ListenLimit", "s")},
                        {1000, 1, 3600}));
    limits.append(limit([](Options &o) -> int & { return o.limits.lingerMs; }, settings::LingerMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "Ti&me to read a refusal"),
                         QT_TRANSLATE_NOOP("ListenLimit", "Then the connection is closed."),
                         QT_TRANSLATE_NOOP("ListenLimit", "s")},
                        {1000, 1, 60}));
    limits.append(limit([](Options &o) -> int & { return o.commitTimeoutMs; },
                        settings::CommitTimeoutMs,
                        {QT_TRANSLATE_NOOP("ListenLimit", "&Saving an event"),
                         QT_TRANSLATE_NOOP("ListenLimit", "The sender gets 503 and tries again."),
                         QT_TRANSLATE_NOOP("ListenLimit", "ms")},
                        {1, 300, 60'000}));
}

} // namespace

QList<ListenLimit> listenLimits()
{
    QList<ListenLimit> limits;
    addSizes(limits);
    addCounts(limits);
    addTimes(limits);
    return limits;
}

ListenOptions loadLimits(const Settings &settings)
{
    ListenOptions options;
    for (const ListenLimit &limit : listenLimits())
        limit.set(options,
                  qBound(limit.least * limit.scale, settings.get(limit.setting),
                         limit.most * limit.scale));
    return options;
}

void saveLimits(Settings &settings, const ListenOptions &options)
{
    for (const ListenLimit &limit : listenLimits())
        settings.set(limit.setting, limit.get(options));
}

ListenerChoices loadListeners(const Settings &settings, QString *problem)
{
    const QString json = settings.get(settings::Listeners);
    if (json.isEmpty())
        return {ListenerChoice {}};
    const Result<ListenerChoices> choices = listenersFromJson(json);
    if (choices)
        return *choices;
    if (problem)
        *problem = choices.error().message;
    return {ListenerChoice {}};
}

void saveListeners(Settings &settings, const ListenerChoices &choices)
{
    settings.set(settings::Listeners, listenersToJson(choices));
}

} // namespace hookglass

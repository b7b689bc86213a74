// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"

#include "core/deliver/meetingcast.h"
#include "core/json/document.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// The first bodies of both senders' meetings that differ in what `key` makes of them.
template <typename Key> QList<Sample> firstOfEach(quint32 seed, qint64 nowSeconds, const Key &key)
{
    QList<Sample> samples;
    QSet<QString> seen;
    for (const EventSender sender : {EventSender::PlugNMeet, EventSender::LiveKit}) {
        const SampleMeeting meeting(sender, seed, nowSeconds);
        for (const Sample &sample : meeting.bodies()) {
            const QString name = key(sample);
            if (!seen.contains(name)) {
                seen.insert(name);
                samples.append(sample);
            }
        }
    }
    return samples;
}

QString eventName(const Sample &sample)
{
    return senderId(sample.sender) + u'/' + sample.event;
}

} // namespace

QString sampleName(const Sample &sample)
{
    return sample.variant.isEmpty() ? eventName(sample)
                                    : QString(eventName(sample) + u'.' + sample.variant);
}

QList<Sample> sampleOfEveryEvent(quint32 seed, qint64 nowSeconds)
{
    return firstOfEach(seed, nowSeconds, eventName);
}

QList<Sample> sampleOfEveryForm(quint32 seed, qint64 nowSeconds)
{
    return firstOfEach(seed, nowSeconds, sampleName);
}

Result<Sample> findSample(const QString &name, quint32 seed, qint64 nowSeconds)
{
    const QList<Sample> samples = sampleOfEveryForm(seed, nowSeconds);
    QStringList names;
    for (const Sample &sample : samples) {
        const QString event = eventName(sample);
        const QString form = sampleName(sample);
        const qsizetype bare = event.indexOf(u'/') + 1;
        if (name == event || name == form || name == event.mid(bare) || name == form.mid(bare))
            return sample;
        names.append(form.mid(bare));
    }
    names.removeDuplicates();
    names.sort();
    return Error {
        QCoreApplication::translate("Samples", "There is no sample \"%1\". There are: %2.")
            .arg(name, names.join(u", "_s))};
}

QByteArray freshBody(const Sample &sample, qint64 createdAtSeconds, QRandomGenerator &random)
{
    const json::Document document = json::Document::parse(sample.body);
    const json::Value id = document.root()["id"];
    const json::Value createdAt = document.root().either("created_at", "createdAt");
    QByteArray body = sample.body;
    const auto replace = [&body](const json::Value &value, const QByteArray &text) {
        if (value)
            body.replace(value.offset(), value.raw().size(), QByteArray('"' + text + '"'));
    };
    // From the back, so that the first offset still holds; the id stands before the time.
    replace(createdAt, QByteArray::number(createdAtSeconds));
    const bool liveKitId = id.raw().startsWith("\"EV_");
    replace(id, (liveKitId ? newLiveKitId(random, u"EV_") : newUuid(random)).toLatin1());
    return body;
}

} // namespace hookglass

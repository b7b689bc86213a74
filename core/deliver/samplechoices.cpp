// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samplechoices.h"

#include "core/deliver/samples.h"
#include "core/deliver/sendplan.h"
#include "core/events/decoder.h"
#include "core/events/eventcatalog.h"
#include "core/json/prettyprint.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestPreview = 64 * 1024; // bytes

QString titleOf(const Sample &sample, const EventCatalog &catalog)
{
    const CatalogEvent *event = catalog.find(sample.event, sample.sender);
    const QString title = event ? event->title : sample.event;
    if (sample.variant.isEmpty())
        return title;
    QString form = sample.variant;
    form.replace(u'_', u' ');
    if (form.startsWith("ai "_L1))
        form.replace(0, 2, u"AI"_s);
    return title + u": "_s + form;
}

/// In the order of a meeting, but the forms of one event together.
QList<Sample> samplesOf(EventSender sender)
{
    static const QList<Sample> all = sampleOfEveryForm(0, 0); // always the same
    QList<Sample> samples;
    QStringList events;
    for (const Sample &sample : all) {
        if (sample.sender == sender && !events.contains(sample.event))
            events.append(sample.event);
    }
    for (const QString &event : std::as_const(events)) {
        std::copy_if(
            all.begin(), all.end(), std::back_inserter(samples),
            [&](const Sample &sample) { return sample.sender == sender && sample.event == event; });
    }
    return samples;
}

/// "+0:02:05"
QString timeAfter(qint64 seconds)
{
    const auto twoDigits = [](qint64 number) {
        return QString::number(number).rightJustified(2, u'0');
    };
    return u'+' + QString::number(seconds / 3600) + u':' + twoDigits(seconds / 60 % 60) + u':'
        + twoDigits(seconds % 60);
}

/// Names without the sender when there is but one.
QString schedule(const QList<Sample> &samples)
{
    const bool oneSender = samples.first().sender == samples.last().sender;
    QStringList names;
    qsizetype longest = 0;
    for (const Sample &sample : samples) {
        const QString name = sampleName(sample);
        names.append(oneSender ? name.mid(name.indexOf(u'/') + 1) : name);
        longest = std::max(longest, names.last().size());
    }
    QStringList lines;
    for (qsizetype i = 0; i < samples.size(); ++i)
        lines.append(timeAfter(samples[i].second) + u"  "_s + names[i].leftJustified(longest)
                     + u"  "_s + decodeEvent(samples[i].body).summary);
    return lines.join(u'\n');
}

} // namespace

QList<SampleChoice> sampleChoices(const EventCatalog &catalog, EventSender sender,
                                  const QString &words)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<SampleChoice> choices;
    for (const Sample &sample : samplesOf(sender)) {
        const QString name = sampleName(sample);
        const SampleChoice choice {titleOf(sample, catalog), name.mid(name.indexOf(u'/') + 1)};
        const QString text = choice.title + u' ' + choice.name;
        if (std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            }))
            choices.append(choice);
    }
    return choices;
}

QString previewText(const SendPlan &plan, qint64 nowSeconds)
{
    const Result<QList<Sample>> samples = samplesOfRound(plan, 0, nowSeconds);
    if (!samples)
        return {};
    if (samples->size() > 1)
        return schedule(*samples);
    const json::Document document = json::Document::parse(samples->first().body);
    return QString::fromUtf8(json::prettyPrinted(document, LongestPreview));
}

} // namespace hookglass

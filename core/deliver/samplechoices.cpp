// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samplechoices.h"

#include "core/deliver/samples.h"
#include "core/deliver/sendplan.h"
#include "core/events/decoder.h"
#include "core/events/eventcatalog.h"
#include "core/json/prettyprint.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestPreview = 64 * 1024; // bytes

QString titleOf(const Sample &sample, const EventCatalog &catalog)
{
    const CatalogEvent *event = catalog.find(sample.event, sample.sender);
    const QString title = event ? event->title : sample.event;
    return sample.variant.isEmpty()
        ? title
        : QString(title + u": "_s + QString(sample.variant).replace(u'_', u' '));
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

QString schedule(const QList<Sample> &samples)
{
    QStringList lines;
    for (const Sample &sample : samples)
        lines.append(timeAfter(sample.second) + u"  "_s + sampleName(sample).leftJustified(44)
                     + u"  "_s + decodeEvent(sample.body).summary);
    return lines.join(u'\n');
}

} // namespace

QList<SampleChoice> sampleChoices(const EventCatalog &catalog, EventSender sender,
                                  const QString &words)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<SampleChoice> choices;
    for (const Sample &sample : sampleOfEveryForm(0, 0)) {
        if (sample.sender != sender)
            continue;
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
    if (samples->size() != 1)
        return schedule(*samples);
    const json::Document document = json::Document::parse(samples->first().body);
    return QString::fromUtf8(json::prettyPrinted(document, LongestPreview));
}

} // namespace hookglass

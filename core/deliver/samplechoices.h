// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/samplemeeting.h"

namespace hookglass {

class EventCatalog;
struct SendPlan;

/// A sample that can be chosen from a list.
struct SampleChoice
{
    QString title {}; ///< "Artifact created: meeting summary"
    QString name {}; ///< "artifact_created.meeting_summary"
};

/// The samples of one sender, in the order of a meeting, whose title or name has each of the words.
QList<SampleChoice> sampleChoices(const EventCatalog &catalog, EventSender sender,
                                  const QString &words);

/// What the plan sends, to be looked at before: the body, laid out on lines; of several bodies a
/// list with their times from the beginning.
QString previewText(const SendPlan &plan, qint64 nowSeconds);

} // namespace hookglass

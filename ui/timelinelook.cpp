// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinelook.h"

#include "ui/icons.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using Column = TimelineColumn;

QVariant iconOf(const CaptureSummary &capture, Column column, const Icons &icons)
{
    if (column == Column::Number && capture.marks.pinned)
        return icons.icon(u"pin"_s);
    if (column == Column::Event)
        return icons.eventIcon(capture);
    if (column == Column::Verdict)
        return icons.verdictIcon(capture);
    return {};
}

} // namespace

QVariant timelineLook(const CaptureSummary &capture, TimelineColumn column, int role,
                      const Icons &icons)
{
    switch (role) {
    case Qt::DecorationRole:
        return iconOf(capture, column, icons);
    case Qt::ForegroundRole:
        return column == Column::Verdict ? icons.color(verdictTint(capture)) : QVariant();
    case Qt::TextAlignmentRole:
        return timelineAlignment(column);
    case Qt::AccessibleTextRole:
        if (column == Column::Number && capture.marks.pinned)
            return QCoreApplication::translate("Timeline", "%1, pinned").arg(capture.seq);
        return {};
    default:
        return {};
    }
}

int timelineAlignment(TimelineColumn column)
{
    return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace hookglass

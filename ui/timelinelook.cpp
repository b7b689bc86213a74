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
    if (column == Column::Number && !capture.marks.note.isEmpty())
        return icons.icon(u"note"_s);
    if (column == Column::Event)
        return icons.eventIcon(capture);
    if (column == Column::Verdict)
        return icons.verdictIcon(capture);
    return {};
}

/// What the icon and the colour of the row say.
QVariant spokenNumber(const CaptureSummary &capture)
{
    QStringList words {QString::number(capture.seq)};
    if (capture.marks.pinned)
        words.append(QCoreApplication::translate("Timeline", "pinned"));
    if (!capture.marks.note.isEmpty())
        words.append(QCoreApplication::translate("Timeline", "with a note"));
    if (const QString colour = colourText(capture.marks.shownColour()); !colour.isEmpty())
        words.append(colour);
    return words.size() > 1 ? QVariant(words.join(u", "_s)) : QVariant();
}

} // namespace

QString colourText(int colour)
{
    return colour == 0 ? QString() : Icons::colourName(colour);
}

QVariant timelineLook(const CaptureSummary &capture, TimelineColumn column, int role,
                      const Icons &icons)
{
    switch (role) {
    case Qt::DecorationRole:
        return iconOf(capture, column, icons);
    case Qt::ForegroundRole:
        return column == Column::Verdict ? icons.color(verdictTint(capture)) : QVariant();
    case Qt::AccessibleTextRole:
        return column == Column::Number ? spokenNumber(capture) : QVariant();
    default:
        return {};
    }
}

int timelineAlignment(TimelineColumn column)
{
    return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparewords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ComparePane", text);
}

/// Empty: nothing is hidden.
QString wordsOfHidden(const BodyDiff &diff)
{
    switch (diff.hidden) {
    case BodyDiff::Hidden::Nothing:
        break;
    case BodyDiff::Hidden::Same:
        return tr("what is hidden is the same");
    case BodyDiff::Hidden::Differs:
        return tr("what is hidden differs");
    case BodyDiff::Hidden::NotCompared:
        return tr("what is hidden was not compared");
    }
    return {};
}

QString wordsOfEqual(const BodyDiff &diff, bool isPacked)
{
    switch (diff.hidden) {
    case BodyDiff::Hidden::Nothing:
        return isPacked ? tr("Unpacked they are the same.") : tr("Byte for byte the same.");
    case BodyDiff::Hidden::Same:
        return tr("What is shown of them is the same, and so is what is hidden.");
    case BodyDiff::Hidden::Differs:
        return tr("What is shown of them is the same; what is hidden differs.");
    case BodyDiff::Hidden::NotCompared:
        return tr("What is shown of them is the same; what is hidden was not compared.");
    }
    return {};
}

QString wordsOfBytes(const BodyDiff &diff)
{
    const QString where = tr("the first difference is at byte %1").arg(*diff.firstDifference);
    const QString hidden = wordsOfHidden(diff);
    QString text = !diff.sameValues ? tr("The bytes differ: %1.").arg(where)
        : hidden.isEmpty()
        ? tr("The values are the same, the bytes are not: %1.").arg(where)
        : tr("The values that are shown are the same, the bytes are not: %1.").arg(where);
    if (diff.diff.isCut)
        text += tr(" The first %1 lines are shown.").arg(diff.diff.rows.size());
    if (!diff.isMatched)
        text += tr(" In places they differ too much to be aligned; there, bytes at the same "
                   "position are shown beside each other.");
    if (!hidden.isEmpty())
        text += u' ' + hidden.left(1).toUpper() + hidden.mid(1) + u'.';
    return text;
}

} // namespace

QString comparisonWords(const BodyDiff &diff, bool isPacked)
{
    if (diff.kind == BodyDiff::Kind::Equal)
        return wordsOfEqual(diff, isPacked);
    if (diff.kind == BodyDiff::Kind::Bytes)
        return wordsOfBytes(diff);
    const json::DocumentDiff &values = diff.diff;
    QStringList parts;
    const auto add = [&parts](qsizetype count, const QString &one, const QString &more) {
        if (count > 0)
            parts.append(count == 1 ? one : more.arg(count));
    };
    add(values.changed, tr("1 value differs"), tr("%1 values differ"));
    add(values.added, tr("1 added"), tr("%1 added"));
    add(values.removed, tr("1 removed"), tr("%1 removed"));
    add(values.moved, tr("1 moved"), tr("%1 moved"));
    if (parts.isEmpty())
        parts.append(tr("no value differs"));
    QString text = parts.join(u", "_s);
    text[0] = text[0].toUpper();
    if (values.volatileChanges > 0)
        text += values.volatileChanges == 1
            ? tr("; 1 more is an id or time")
            : tr("; %1 more are ids and times").arg(values.volatileChanges);
    if (values.isCut)
        text += tr("; only the first %1 lines are shown").arg(values.rows.size());
    const QString hidden = wordsOfHidden(diff);
    return hidden.isEmpty() ? text : QString(text + u"; "_s + hidden);
}

} // namespace hookglass

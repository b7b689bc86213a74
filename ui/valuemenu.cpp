// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valuemenu.h"

#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "ui/detailpane.h"
#include "ui/isolates.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMenu>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestShown = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("ValueMenu", text);
}

void addCopy(QMenu &menu, const QString &title, const QString &text,
             const PointedValue::Decode &whole = {})
{
    if (!text.isEmpty() || whole)
        menu.addAction(title, &menu, [text, whole] {
            QApplication::clipboard()->setText(whole ? whole() : text);
        });
}

bool isMasked(const QString &text)
{
    return text.contains(QLatin1StringView("[redacted]"));
}

} // namespace

QString textInMenu(const QString &text)
{
    return withIsolatedNames(visibleText(text, LongestShown)).replace(u'&', u"&&"_s);
}

void addFilterActions(QMenu &menu, const QString &term, const std::function<void(FilterUse)> &use)
{
    struct Use
    {
        const char *title;
        FilterUse use;
    };
    static constexpr std::array Uses {
        Use {QT_TRANSLATE_NOOP("ValueMenu", "&Filter by this"), FilterUse::Replace},
        Use {QT_TRANSLATE_NOOP("ValueMenu", "… &and this"), FilterUse::And},
        Use {QT_TRANSLATE_NOOP("ValueMenu", "… &or this"), FilterUse::Or},
        Use {QT_TRANSLATE_NOOP("ValueMenu", "… and &not this"), FilterUse::AndNot}};
    for (const Use &each : Uses) {
        QAction *action =
            menu.addAction(tr(each.title), &menu, [use, wanted = each.use] { use(wanted); });
        action->setToolTip(visibleText(term));
    }
}

void addValueActions(QMenu &menu, const PointedValue &value, DetailPane &pane)
{
    menu.addAction(tr("Copy &value"), &menu, // an empty one, too
                   [value] { QApplication::clipboard()->setText(value.all()); });
    addCopy(menu, tr("Copy na&me"), value.name, value.wholeName);
    addCopy(menu, tr("Copy &JSON"), {}, value.json);
    addCopy(menu, tr("Copy &path"), value.path);
    // A filter asks what came, not what is shown in its place.
    if (isMasked(value.value) || isMasked(value.name))
        return;
    addCopy(menu, tr("Copy as filter &term"), value.term);
    if (!value.term.isEmpty()) {
        menu.addSeparator();
        addFilterActions(menu, value.term, [&pane, term = value.term](FilterUse use) {
            emit pane.filterRequested(term, use);
        });
    }
    if (!value.field.isEmpty())
        menu.addAction(tr("Show as &column"), &pane,
                       [&pane, field = value.field] { emit pane.columnRequested(field); });
}

void addFollowActions(QMenu &menu, const Capture &capture, DetailPane &pane)
{
    const CaptureSummary summary = summarize(capture);
    const auto add = [&](const QString &title, const QString &field, const QString &text) {
        const QString term = text.isEmpty() ? QString() : filterTermFor(field, text);
        if (!term.isEmpty())
            menu.addAction(title.arg(textInMenu(text)), &pane,
                           [&pane, term] { emit pane.filterRequested(term, FilterUse::Replace); });
    };
    menu.addSeparator();
    add(tr("Follow &room %1"), u"room"_s, summary.roomId);
    add(tr("Follow participant %1"), u"participant"_s, summary.participant);
    add(tr("Follow &id %1"), u"id"_s, summary.eventId);
    menu.addSeparator();
}

} // namespace hookglass

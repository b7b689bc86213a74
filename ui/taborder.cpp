// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taborder.h"

#include <QLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace hookglass {

namespace {

void collect(QWidget *widget, QList<QWidget *> &stops);

void collect(QLayout *layout, QList<QWidget *> &stops)
{
    for (int i = 0; layout && i < layout->count(); ++i) {
        if (QWidget *widget = layout->itemAt(i)->widget())
            collect(widget, stops);
        else
            collect(layout->itemAt(i)->layout(), stops);
    }
}

void collect(QWidget *widget, QList<QWidget *> &stops)
{
    if (!widget)
        return;
    if (widget->focusPolicy() & Qt::TabFocus)
        stops.append(widget);
    if (const auto *tabs = qobject_cast<QTabWidget *>(widget)) {
        collect(tabs->tabBar(), stops);
        collect(tabs->cornerWidget(), stops);
        for (int i = 0; i < tabs->count(); ++i)
            collect(tabs->widget(i), stops);
    } else if (const auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), stops);
    } else if (const auto *stack = qobject_cast<QStackedWidget *>(widget)) {
        for (int i = 0; i < stack->count(); ++i)
            collect(stack->widget(i), stops);
    } else {
        collect(widget->layout(), stops);
    }
}

} // namespace

void setTabOrderAsRead(QWidget &widget)
{
    QList<QWidget *> stops;
    collect(&widget, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/readablepalette.h"

#include "ui/contrast.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

namespace hookglass {

ReadablePalette::ReadablePalette(QObject *parent)
    : QObject(parent)
{
    fit();
    QCoreApplication::instance()->installEventFilter(this);
}

bool ReadablePalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange
        && watched == QCoreApplication::instance())
        QMetaObject::invokeMethod(this, &ReadablePalette::fit, Qt::QueuedConnection); // once it is
    return false;
}

void ReadablePalette::fit()
{
    const QPalette present = QApplication::palette();
    const QColor faint =
        readableFaint(present.color(QPalette::PlaceholderText), present.color(QPalette::Text),
                      present.color(QPalette::Base));
    if (faint == present.color(QPalette::PlaceholderText))
        return; // else it would be told of the change again and again
    QPalette fitted = present;
    fitted.setColor(QPalette::PlaceholderText, faint);
    QApplication::setPalette(fitted);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"
#include "ui/bodypane.h"

#include <QLabel>
#include <QMenu>

namespace hookglass::test {

/// What the pane says of the body.
inline QString noteOf(const BodyPane &pane)
{
    return pane.findChildren<QLabel *>().first()->text();
}

/// The action of the menus that are open whose text begins so.
inline QAction *menuAction(const QWidget &pane, const QString &text)
{
    for (const QMenu *menu : pane.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').startsWith(text))
                return action;
        }
    }
    return nullptr;
}

/// What a test about a BodyPane needs, to be inherited by it.
class BodyPanes
{
protected:
    Capture captureOf(const QByteArray &body, const QByteArray &type = {}) const
    {
        Capture capture = makeCapture(body, QStringLiteral("room_started"));
        if (!type.isEmpty())
            capture.request.headers.append(HttpHeader {"Content-Type", type});
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        return capture;
    }

    const EventCatalog m_catalog = EventCatalog::load().value();
};

} // namespace hookglass::test

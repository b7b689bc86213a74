// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventcopy.h"

#include "core/base/text.h"
#include "core/exchange/curlexport.h"
#include "core/exchange/wiretext.h"
#include "ui/detailtabs.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QStatusBar>

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EventCopy", text);
}

/// As text, and with its exact bytes for who takes them.
void copyBytes(const QByteArray &bytes, const QString &type)
{
    auto *data = new QMimeData;
    data->setText(displayText(bytes));
    data->setData(type, bytes);
    QApplication::clipboard()->setMimeData(data);
}

void copyAsCurl(const Capture &capture, const EventCatalog &catalog, bool secrets)
{
    const Redaction redaction = secrets ? Redaction::None : Redaction::Secrets;
    CurlExport curl({.format = ExportFormat::Curl, .redaction = redaction}, SecretFinder(catalog));
    copyBytes(curl.add(capture), QStringLiteral("application/x-shellscript"));
}

void copyAsHttp(const Capture &capture, bool secrets)
{
    const Redaction redaction = secrets ? Redaction::None : Redaction::Secrets;
    copyBytes(portableRequest(capture, redaction), QStringLiteral("message/http"));
}

/// In the status bar, if there is one.
void sayCopied(const QWidget &where, const QString &text)
{
    constexpr int MessageMs = 8000;
    if (auto *window = qobject_cast<QMainWindow *>(where.window()))
        window->statusBar()->showMessage(text, MessageMs);
}

void copyAsCurl(const Capture &capture, const EventCatalog &catalog, bool secrets,
                const QWidget &where)
{
    copyAsCurl(capture, catalog, secrets);
    sayCopied(where, tr("Copied #%1 as cURL").arg(capture.seq));
}

void copyAsHttp(const Capture &capture, bool secrets, const QWidget &where)
{
    copyAsHttp(capture, secrets);
    sayCopied(where, tr("Copied #%1 as raw HTTP").arg(capture.seq));
}

} // namespace

void addCopyEventActions(QMenu &menu, const Capture &capture, const EventCatalog &catalog,
                         bool secrets)
{
    const QWidget &where = menu.parentWidget() ? *menu.parentWidget() : menu;
    menu.addAction(tr("Copy the request as c&URL"), &menu, [capture, catalog, secrets, &where] {
        copyAsCurl(capture, catalog, secrets, where);
    });
    menu.addAction(tr("Copy the request as raw &HTTP"), &menu,
                   [capture, secrets, &where] { copyAsHttp(capture, secrets, where); });
}

void addCopyEventActions(TimelineView &view, const DetailTabs &details, const EventCatalog &catalog)
{
    const auto isShown = [&view, &details] {
        return details.capture() && details.capture()->seq == view.currentCapture();
    };
    auto *curl = new QAction(tr("Copy the request as c&URL"), &view);
    auto *http = new QAction(tr("Copy the request as raw &HTTP"), &view);
    QObject::connect(curl, &QAction::triggered, &details, [isShown, &view, &details, catalog] {
        if (isShown())
            copyAsCurl(*details.capture(), catalog, details.secretsShown(), view);
    });
    QObject::connect(http, &QAction::triggered, &details, [isShown, &view, &details] {
        if (isShown())
            copyAsHttp(*details.capture(), details.secretsShown(), view);
    });
    const auto enable = [isShown, curl, http] { // the event may still be on its way
        for (QAction *action : {curl, http})
            action->setEnabled(isShown());
    };
    QObject::connect(&details, &DetailTabs::captureChanged, &view, enable);
    QObject::connect(&view, &TimelineView::currentCaptureChanged, &details, enable);
    enable();
    view.addActions({curl, http});
}

} // namespace hookglass

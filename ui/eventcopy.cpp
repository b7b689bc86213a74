// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventcopy.h"

#include "core/base/text.h"
#include "core/exchange/curlexport.h"
#include "core/exchange/wiretext.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMenu>
#include <QMimeData>

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

} // namespace

void addCopyEventActions(QMenu &menu, const Capture &capture, const EventCatalog &catalog,
                         bool secrets)
{
    const Redaction redaction = secrets ? Redaction::None : Redaction::Secrets;
    menu.addAction(tr("Copy the request as c&URL"), &menu, [capture, catalog, redaction] {
        CurlExport curl({.format = ExportFormat::Curl, .redaction = redaction},
                        SecretFinder(catalog));
        copyBytes(curl.add(capture), QStringLiteral("application/x-shellscript"));
    });
    menu.addAction(tr("Copy the request as raw &HTTP"), &menu, [capture, redaction] {
        copyBytes(portableRequest(capture, redaction), QStringLiteral("message/http"));
    });
}

} // namespace hookglass

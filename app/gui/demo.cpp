// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/demo.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
QByteArray randomSecret()
{
    QByteArray bytes(32, '\0');
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes.toHex();
}
} // namespace

Demo::Demo(QObject *parent)
    : QObject(parent)
    , m_credential {u"demo"_s, randomSecret(), tr("Made for this demo")}
{
}

void Demo::sendAll(const QUrl &url)
{
    const SendPlan plan {.what = SendPlan::What::EveryEvent,
                         .seed = QRandomGenerator::global()->generate(),
                         .url = url,
                         .credential = m_credential};
    if (m_run.isRunning()) // the listener was started again
        return;
    if (const Status started = m_run.start(plan); !started)
        qWarning("%s", qPrintable(started.error().message));
}

} // namespace hookglass

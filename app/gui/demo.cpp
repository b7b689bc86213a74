// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/demo.h"

#include "core/base/clock.h"
#include "core/deliver/samples.h"

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
    const QList<Sample> samples = sampleOfEveryEvent();
    for (const Sample &sample : samples)
        m_sender.send(
            {url, freshBody(sample, systemClockUs() / 1'000'000), sample.sender, m_credential});
}

} // namespace hookglass

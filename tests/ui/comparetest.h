// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "tests/support/captures.h"

#include <QObject>

namespace hookglass::test {

/// Deliveries to be compared; to be inherited.
class CompareTest : public QObject
{
protected:
    EventCatalog m_catalog = EventCatalog::load().value();

    Capture captureOf(qint64 seq, const QByteArray &body)
    {
        Capture capture = makeCapture(body, QStringLiteral("room_started"));
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        capture.seq = seq;
        // Each delivery has a token of its own.
        for (HttpHeader &header : capture.request.headers) {
            if (header.name == "Authorization")
                header.value += QByteArray::number(seq);
        }
        return capture;
    }
};

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "ui/bodyimage.h"

#include <QObject>
#include <QThreadPool>

namespace hookglass {

/// Reads bodies: small ones at once, large ones in a thread of its own, of which only the newest is
/// told.
class BodyReading final : public QObject
{
    Q_OBJECT

public:
    explicit BodyReading(const EventCatalog &catalog, QObject *parent = nullptr);
    ~BodyReading() override;

    void start(const QByteArray &body, const HttpHeaders &headers, bool mask);
    bool isReading() const { return m_reading; }
    const EventCatalog &catalog() const { return m_catalog; } ///< that what was read points into

signals:
    void finished(const hookglass::BodyContent &content, const hookglass::BodyImage &image);

private:
    const EventCatalog m_catalog;
    QThreadPool m_pool;
    quint64 m_generation = 0;
    bool m_reading = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace hookglass {

/// Lets refused requests into the session as fast as a person could care for: a burst, then a
/// rate, and over a long time a small rate of bytes. The rest is counted, and told of in one entry
/// a second, so that a flood of bad requests fills neither the session nor the memory.
class RefusalThrottle final : public QObject
{
    Q_OBJECT

public:
    explicit RefusalThrottle(QObject *parent = nullptr);
    void setRate(double perSecond);

    void take(const HttpRequest &request, bool answered);
    /// Tells of what was counted now.
    void flush();

signals:
    void kept(const hookglass::HttpRequest &request, bool answered);

private:
    /// Tokens that come back with time.
    class Bucket
    {
    public:
        void set(double perSecond, double burst);
        void refill(double seconds);
        bool isEmpty() const { return m_tokens < 1; }
        void spend(double tokens) { m_tokens -= tokens; }

    private:
        double m_perSecond = 0;
        double m_burst = 0;
        double m_tokens = 0;
    };

    Bucket m_short;
    Bucket m_long;
    QElapsedTimer m_sinceRefill;
    QTimer m_tell;
    qint64 m_dropped = 0;
    HttpRequest m_lastDropped; ///< without its bytes
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/captureplaces.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace hookglass {

/// Runs filters over snapshots of the timeline off the GUI thread, one at a time. The newest scan
/// is the only one that counts: those before it end early and are not heard of.
class TimelineScan final : public QObject
{
    Q_OBJECT

public:
    explicit TimelineScan(QObject *parent = nullptr);
    ~TimelineScan() override;

    /// Where to read what the columns do not tell.
    void setSource(const CaptureSource &source) { m_source = source; }
    bool hasSource() const { return m_source.has_value(); }
    const std::optional<CaptureSource> &source() const { return m_source; }
    /// Looks at all; answered by scanned(). When it takes long, progressed() comes before.
    void start(const Filter &filter, const SummaryRows &captures, qint64 nowUs);
    /// Reads what the columns of these leave open; answered by decided(), unless a scan is started
    /// meanwhile.
    void decide(const Filter &filter, const SummaryRows &captures, const QList<int> &places,
                qint64 nowUs);
    void cancel();
    bool isScanning() const { return m_generation != m_done; }

signals:
    /// `places`: what was found since the last one.
    void progressed(const hookglass::Filter &filter, const QList<int> &places,
                    const hookglass::ScanProgress &progress);
    void scanned(const hookglass::Filter &filter, const hookglass::PlacesFound &found,
                 qsizetype examined);
    void decided(const hookglass::SummaryRows &captures, const QList<int> &places,
                 const hookglass::PlacesFound &found);

private:
    QThreadPool m_pool;
    std::optional<CaptureSource> m_source;
    std::atomic<quint64> m_generation = 0; ///< of the newest scan
    quint64 m_done = 0; ///< the newest whose end was told
};

} // namespace hookglass

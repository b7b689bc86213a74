// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <QObject>
#include <QVariant>

#include <map>

namespace hookglass {

class Icons;

/// What the time column tells.
enum class TimeMode : quint8 { OfDay, SinceFirst, SincePrevious, SinceReference };
constexpr int TimeModeCount = int(TimeMode::SinceReference) + 1;

QString timeModeId(TimeMode mode); ///< for the settings: "clock", "since-first", …
TimeMode timeModeFromId(QStringView id); ///< the clock for what is none
QString timeColumnTitle(TimeMode mode);

/// A span as the time column writes it, to the millisecond: "+12.345 s", "−2 min 05.123 s",
/// "+3 d 04 h 02 min 05.123 s". Right-aligned, equal units stand below each other.
QString offsetText(qint64 us);

/// What the time column tells, and from which events on it counts anew.
class TimeColumn final : public QObject
{
    Q_OBJECT

public:
    explicit TimeColumn(const Icons &icons, QObject *parent = nullptr);

    TimeMode mode() const { return m_mode; }
    void setMode(TimeMode mode);

    int alignment() const;

    /// Later events count from it; a second time: no longer.
    void toggleReference(qint64 seq, qint64 receivedAtUs);
    bool isReference(qint64 seq) const { return m_references.contains(seq); }
    bool hasReferences() const { return !m_references.empty(); }
    void clearReferences();

    /// What the capture at `place` has in this column, by the role of an item; nothing for other
    /// roles. `previous` is the place of the one shown above it, -1 for none.
    QVariant data(const SummaryRows &rows, qsizetype place, qsizetype previous, int role) const;

signals:
    void changed();

private:
    QString text(const SummaryRows &rows, qsizetype place, qsizetype previous) const;
    qint64 startUs(const SummaryRows &rows, qsizetype place, qsizetype previous) const;

    const Icons &m_icons;
    TimeMode m_mode = TimeMode::OfDay;
    std::map<qint64, qint64> m_references; ///< when they came, µs, by number
};

} // namespace hookglass

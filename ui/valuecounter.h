// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/valuecounts.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace hookglass {

/// Counts the values of a field off the GUI thread. Only the newest question is answered.
class ValueCounter final : public QObject
{
    Q_OBJECT

public:
    explicit ValueCounter(QObject *parent = nullptr);
    ~ValueCounter() override;

    /// Answered by counted(), unless another one is asked or cancel() is called before.
    void count(const SummaryRows &rows, const QString &field, const QString &typed, qsizetype most);
    void cancel();

signals:
    void counted(const QList<hookglass::ValueCount> &values);

private:
    std::atomic<quint64> m_generation = 0;
    QThreadPool m_pool;
};

} // namespace hookglass

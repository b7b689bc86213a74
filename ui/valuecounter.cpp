// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valuecounter.h"

#include "core/base/threadpriority.h"

namespace hookglass {

ValueCounter::ValueCounter(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ValueCounter::~ValueCounter()
{
    cancel();
    m_pool.waitForDone();
}

void ValueCounter::count(const SummaryRows &rows, const QString &field, const QString &typed,
                         qsizetype most)
{
    cancel();
    m_pool.start([this, rows, field, typed, most, generation = m_generation.load()] {
        lowerThreadPriority();
        const QList<ValueCount> values =
            countValues(rows, field, typed, most, [&] { return generation != m_generation; });
        QMetaObject::invokeMethod(
            this,
            [this, values, generation] {
                if (generation == m_generation)
                    emit counted(values);
            },
            Qt::QueuedConnection);
    });
}

void ValueCounter::cancel()
{
    ++m_generation;
    m_pool.clear();
}

} // namespace hookglass

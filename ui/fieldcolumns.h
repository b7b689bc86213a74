// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/query/fieldreader.h"

#include <QCache>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

#include <atomic>

namespace hookglass {

/// A column that the user made.
struct FieldColumn
{
    CaptureField field;
    QString title {};
};

/// The columns of the user's own, and what stands in them. What the summaries do not have is read
/// from the session off the GUI thread, for the rows that are asked for, and kept for some
/// thousands.
class FieldColumns final : public QObject
{
    Q_OBJECT

public:
    explicit FieldColumns(QObject *parent = nullptr);
    ~FieldColumns() override;

    /// Where captures are read from; forgets what was read.
    void setSource(const QString &sessionPath, const EventCatalog &catalog);

    int count() const { return int(m_columns.size()); }
    const FieldColumn &at(int i) const { return m_columns.at(i); }
    int indexOf(const QString &field) const; ///< -1 when there is none of it
    void append(const FieldColumn &column);
    void remove(int i);

    /// What the capture at `place` has in a column. A text that must be read first is "…", and
    /// read() follows.
    QVariant data(const SummaryRows &rows, qsizetype place, int column, int role);
    /// They have changed.
    void forget(const QList<qint64> &seqs);

signals:
    /// The texts of these captures are there now, or were forgotten.
    void changed(const QList<qint64> &seqs);
    void failed(const hookglass::Error &error);

private:
    QString text(const SummaryRows &rows, qsizetype place, int column);
    void ask(qint64 seq);
    void readNext();
    void finish(quint64 generation, const QList<qint64> &seqs, const Result<FieldTexts> &result);
    void startAnew();

    QList<FieldColumn> m_columns;
    std::shared_ptr<FieldReader> m_reader; ///< used by one reading at a time
    QCache<qint64, QStringList> m_texts; ///< by number of the capture
    QList<qint64> m_wanted; ///< the latest at the end
    QList<qint64> m_inFlight; ///< being read
    QTimer m_timer;
    QThreadPool m_pool;
    std::atomic<quint64> m_generation = 0; ///< changes with the columns and the session
    bool m_reading = false;
};

} // namespace hookglass

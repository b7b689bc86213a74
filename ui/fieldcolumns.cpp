// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fieldcolumns.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr int MostKept = 4000; // captures; each has some hundred bytes at most for a column
constexpr qsizetype MostWanted = 500; // a few screens; who scrolled past them asks again
constexpr qsizetype AtOnce = 64; // about a screen
constexpr auto GatherFor = 10ms; // what one painting asks for
} // namespace

FieldColumns::FieldColumns(QObject *parent)
    : QObject(parent)
    , m_texts(MostKept)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(GatherFor);
    connect(&m_timer, &QTimer::timeout, this, &FieldColumns::readNext);
}

FieldColumns::~FieldColumns()
{
    ++m_generation;
    m_pool.clear();
    m_pool.waitForDone();
}

void FieldColumns::setSource(const QString &sessionPath, const EventCatalog &catalog)
{
    m_reader = std::make_shared<FieldReader>(sessionPath, catalog);
    startAnew();
}

int FieldColumns::indexOf(const QString &field) const
{
    const auto found =
        std::find_if(m_columns.cbegin(), m_columns.cend(),
                     [&](const FieldColumn &each) { return each.field.name() == field; });
    return found == m_columns.cend() ? -1 : int(found - m_columns.cbegin());
}

void FieldColumns::append(const FieldColumn &column)
{
    m_columns.append(column);
    startAnew();
}

void FieldColumns::remove(int i)
{
    m_columns.remove(i);
    startAnew();
}

/// What is being read is no longer wanted.
void FieldColumns::startAnew()
{
    ++m_generation;
    m_texts.clear();
    m_wanted.clear();
    m_inFlight.clear();
}

QVariant FieldColumns::data(const SummaryRows &rows, qsizetype place, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return text(rows, place, column);
    case Qt::ToolTipRole: // rich text with everything escaped: tool tips guess which of both it is
        return QString(u"<p>"_s + text(rows, place, column).toHtmlEscaped() + u"</p>"_s);
    case Qt::TextAlignmentRole:
        return int((m_columns.at(column).field.isNumber() ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString FieldColumns::text(const SummaryRows &rows, qsizetype place, int column)
{
    const CaptureField &field = m_columns.at(column).field;
    if (field.isInSummary())
        return field.summaryText(rows.at(place));
    if (!m_reader)
        return {};
    const qint64 seq = rows.seqAt(place);
    if (const QStringList *texts = m_texts.object(seq))
        return texts->value(column);
    ask(seq);
    return u"…"_s;
}

void FieldColumns::ask(qint64 seq)
{
    if (m_inFlight.contains(seq) || m_wanted.contains(seq))
        return;
    m_wanted.append(seq);
    if (m_wanted.size() > MostWanted)
        m_wanted.removeFirst();
    if (!m_reading && !m_timer.isActive())
        m_timer.start();
}

void FieldColumns::readNext()
{
    if (m_reading || m_wanted.isEmpty() || !m_reader)
        return;
    const qsizetype from = std::max(m_wanted.size() - AtOnce, qsizetype(0));
    const QList<qint64> seqs = m_wanted.mid(from);
    m_wanted.resize(from);
    m_inFlight = seqs;
    QList<CaptureField> fields;
    for (const FieldColumn &column : std::as_const(m_columns))
        fields.append(column.field);
    m_reading = true;
    m_pool.start([this, reader = m_reader, generation = m_generation.load(), fields, seqs] {
        const Result<FieldTexts> result =
            reader->read(fields, seqs, [&] { return generation != m_generation; });
        QMetaObject::invokeMethod(
            this, [this, generation, seqs, result] { finish(generation, seqs, result); },
            Qt::QueuedConnection);
    });
}

void FieldColumns::finish(quint64 generation, const QList<qint64> &seqs,
                          const Result<FieldTexts> &result)
{
    m_reading = false;
    if (generation == m_generation) {
        // Without those that were forgotten while they were read.
        for (const qint64 seq : std::exchange(m_inFlight, {}))
            m_texts.insert(seq, new QStringList(result ? result->value(seq) : QStringList()));
        emit changed(seqs);
        if (!result)
            emit failed(result.error());
    }
    if (!m_wanted.isEmpty())
        m_timer.start();
}

void FieldColumns::forget(const QList<qint64> &seqs)
{
    if (m_columns.isEmpty())
        return;
    for (const qint64 seq : seqs) {
        m_texts.remove(seq);
        m_inFlight.removeOne(seq);
    }
    emit changed(seqs);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/captureprinter.h"

#include "core/exchange/capturejson.h"
#include "core/store/sessionreader.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qsizetype Batch = 16; // whole captures in memory; bodies can be large

/// How many jobs from `first` on, up to a batch, have numbers without a gap.
qsizetype runLength(const QList<CapturePrinter::Job> &jobs, qsizetype first)
{
    qsizetype length = 1;
    while (length < Batch && first + length < jobs.size()
           && jobs[first + length].seq == jobs[first].seq + length)
        ++length;
    return length;
}
} // namespace

CapturePrinter::Job CapturePrinter::jobOf(const CaptureSummary &capture)
{
    return {capture.seq, capture.status, capture.rule, capture.answeredAfterUs};
}

CapturePrinter::CapturePrinter(const Console &console, const EventCatalog &catalog,
                               const QString &sessionPath)
    : m_console(console)
    , m_annotator(catalog)
    , m_secrets(catalog)
    , m_sessionPath(sessionPath)
{
}

CapturePrinter::~CapturePrinter() = default;

void CapturePrinter::print(const QList<Job> &jobs)
{
    qsizetype done = 0;
    while (!m_failed && done < jobs.size()) {
        if (const Status status = printNext(jobs, done); !status) {
            m_failed = true;
            emit failed(status.error().message);
        }
    }
}

void CapturePrinter::close()
{
    m_reader.reset();
    if (m_missing > 0)
        m_console.note(u"%1 captures were removed from the session before they could be printed. "
                       "Keep more of them with --keep-…"_s.arg(m_missing));
    m_missing = 0;
}

Status CapturePrinter::printNext(const QList<Job> &jobs, qsizetype &done)
{
    if (!m_reader) {
        Result<SessionReader> reader = SessionReader::open(m_sessionPath);
        if (!reader)
            return reader.error();
        m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    }
    const qsizetype length = runLength(jobs, done);
    const Result<QList<Capture>> captures =
        m_reader->captures(jobs[done].seq - 1, static_cast<int>(length));
    if (!captures)
        return captures.error();
    QList<QByteArray> lines;
    for (Capture capture : *captures) {
        const qsizetype index = done + capture.seq - jobs[done].seq;
        if (index >= done + length)
            break; // one of the run is no longer there
        const Job &job = jobs[index];
        capture.answer.status = job.status;
        capture.answer.rule = job.rule;
        capture.answer.afterUs = job.answeredAfterUs;
        m_annotator.annotate(capture);
        lines.append(captureLine(capture, Redaction::Secrets, m_secrets));
    }
    m_console.results(lines);
    m_missing += length - lines.size();
    done += length;
    return success();
}

} // namespace hookglass::cli

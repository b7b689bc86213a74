// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionquery.h"

#include "core/capture/captureannotator.h"
#include "core/store/sessionreader.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace hookglass {

namespace {

constexpr int ChunkSize = 200; // whole captures in memory at a time; bodies can be large

Error writeError(const QString &why)
{
    return {QCoreApplication::translate("SessionQuery", "Cannot write the export: %1.").arg(why)};
}

bool write(QIODevice &output, const QByteArray &bytes)
{
    return output.write(bytes) == bytes.size();
}

} // namespace

Result<ExportResult> exportSession(const QString &sessionPath, const Filter &filter,
                                   const ExportOptions &options, const EventCatalog &catalog,
                                   QIODevice &output, const Progress &progress)
{
    const Result<SessionReader> reader = SessionReader::open(sessionPath);
    if (!reader)
        return reader.error();
    const Result<qint64> total = reader->count();
    if (!total)
        return total.error();
    const auto exporter = SessionExport::create(options, SecretFinder(catalog));
    const CaptureAnnotator annotator(catalog);
    ExportResult result;
    qint64 done = 0;
    qint64 lastSeq = 0;
    bool ok = write(output, exporter->begin());
    while (ok) {
        const Result<QList<Capture>> captures = reader->captures(lastSeq, ChunkSize);
        if (!captures)
            return captures.error();
        if (captures->isEmpty())
            break;
        for (Capture capture : *captures) {
            const CaptureSummary summary = summarize(capture);
            const FilterAnswer answer = filter.answer(summary, options.exportedAtUs);
            if (answer == FilterAnswer::No)
                continue;
            annotator.annotate(capture);
            if (answer == FilterAnswer::Unknown
                && !filter.matches(summary, FilterPayload(capture), options.exportedAtUs))
                continue;
            ok = ok && write(output, exporter->add(capture));
            ++result.written;
        }
        done += captures->size();
        lastSeq = captures->last().seq;
        if (progress && !progress(done, *total)) {
            result.cancelled = true;
            return result;
        }
    }
    if (!ok || !write(output, exporter->end()))
        return writeError(output.errorString());
    return result;
}

Result<ExportResult> exportSessionToFile(const QString &sessionPath, const Filter &filter,
                                         const ExportOptions &options, const EventCatalog &catalog,
                                         const QString &outputPath, const Progress &progress)
{
    QSaveFile file(outputPath);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file.errorString());
    Result<ExportResult> result =
        exportSession(sessionPath, filter, options, catalog, file, progress);
    if (!result || result->cancelled)
        return result; // what was written so far vanishes with the QSaveFile
    if (!file.commit())
        return writeError(file.errorString());
    return result;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fieldreader.h"

#include "core/store/sessionreader.h"

#include <algorithm>

namespace hookglass {

FieldReader::FieldReader(const QString &sessionPath, const EventCatalog &catalog)
    : m_sessionPath(sessionPath)
    , m_catalog(catalog)
    , m_secrets(catalog)
{
}

Result<FieldTexts> FieldReader::read(const QList<CaptureField> &fields, const QList<qint64> &seqs,
                                     const std::function<bool()> &isStale)
{
    FieldTexts texts;
    const Result<SessionReader> reader = SessionReader::open(m_sessionPath);
    if (!reader)
        return reader.error();
    for (const qint64 seq : seqs) {
        if (isStale())
            break;
        const Result<QList<Capture>> found = reader->captures(seq - 1, 1);
        if (!found)
            return found.error();
        if (found->isEmpty() || found->first().seq != seq)
            continue;
        Capture capture = found->first();
        texts.insert(seq, textsOf(capture, fields));
    }
    return texts;
}

QStringList FieldReader::textsOf(Capture &capture, const QList<CaptureField> &fields)
{
    const bool findings = std::any_of(fields.begin(), fields.end(), [](const CaptureField &field) {
        return field.needsFindings();
    });
    if (findings) {
        if (!m_annotator)
            m_annotator.emplace(m_catalog);
        m_annotator->annotate(capture);
    }
    const FilterPayload payload(capture);
    FilterPayload masked = payload; // nothing of it has been read
    masked.body = m_secrets.masked(capture.request.body, capture.request.headers);
    QStringList texts;
    for (const CaptureField &field : fields)
        texts.append(field.isInSummary() ? QString() : field.payloadText(payload, masked));
    return texts;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "core/query/capturefield.h"

#include <QHash>

#include <functional>
#include <memory>

namespace hookglass {

/// The texts of some fields, in their order, of some captures, by number.
using FieldTexts = QHash<qint64, QStringList>;

/// Reads fields of captures from a session, with secrets masked. Opens the file for each reading.
/// Belongs to the thread that reads.
class FieldReader
{
public:
    FieldReader(const QString &sessionPath, const EventCatalog &catalog);

    /// Captures that are no longer there are missing in the answer. Ends early when `isStale` says
    /// so.
    Result<FieldTexts> read(const QList<CaptureField> &fields, const QList<qint64> &seqs,
                            const std::function<bool()> &isStale);

private:
    QStringList textsOf(Capture &capture, const QList<CaptureField> &fields);

    const QString m_sessionPath;
    const EventCatalog m_catalog;
    const SecretFinder m_secrets;
    std::optional<CaptureAnnotator> m_annotator; ///< when a field asks for findings
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/filter/filterhighlight.h"
#include "ui/backgroundjob.h"
#include "ui/bodyimage.h"

#include <QObject>

namespace hookglass {

/// Reads bodies and searches them: small ones at once, large ones in a thread, where the newest
/// reading ends the one before, and the newest search likewise.
class BodyReading final : public QObject
{
    Q_OBJECT

public:
    explicit BodyReading(const EventCatalog &catalog, QObject *parent = nullptr);

    void start(const BodySource &source);
    bool isReading() const { return m_reading.isRunning(); }
    bool isSearching() const { return m_searching.isRunning(); }
    const EventCatalog &catalog() const { return m_catalog; } ///< that what was read points into

    /// Answered by found(), perhaps before it comes back.
    void search(const BodyContent &content, const QString &text);
    /// Where the filter matches; answered by matched(), perhaps before it comes back.
    void match(const BodyContent &content, const FilterHighlight &highlight,
               const CaptureSummary &summary);
    /// A picture, answered by decoded(); empty: none.
    void decode(const QByteArray &picture);
    /// Frees it where nobody waits for that: a large one takes its time.
    static void letGo(BodyContent content);

signals:
    /// `fields`: of its parts, see fieldsOfParts().
    void finished(const hookglass::BodyContent &content, const hookglass::BodyImage &image,
                  const QStringList &fields);
    void decoded(const hookglass::BodyImage &image);
    void found(const QList<hookglass::ByteRange> &places);
    void matched(const QList<hookglass::ByteRange> &places);

private:
    const EventCatalog m_catalog;
    BackgroundJob m_reading;
    BackgroundJob m_decoding;
    BackgroundJob m_searching;
    BackgroundJob m_matching;
};

} // namespace hookglass

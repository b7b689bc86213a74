// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capturesummary.h"

#include <QObject>

#include <memory>

namespace hookglass {

class SessionReader;

/// Reads a session for the window, on a thread of its own: call it by queued invocation, connect
/// its signals queued.
class SessionLoader : public QObject
{
    Q_OBJECT

public:
    SessionLoader();
    ~SessionLoader() override;

    /// Reads all summaries of a session in pieces.
    void loadSummaries(const QString &path);
    void loadCapture(qint64 seq);
    void close();

signals:
    void summariesLoaded(const QList<hookglass::CaptureSummary> &summaries);
    /// All that was in the file has been read; `lastSeq` is the highest number, 0 for none.
    void loaded(const QString &path, qint64 lastSeq);
    void captureLoaded(const hookglass::Capture &capture);
    void failed(const hookglass::Error &error);

private:
    std::unique_ptr<SessionReader> m_reader;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/capture/captureannotator.h"
#include "core/capture/capturesummary.h"
#include "core/events/secretfinder.h"

#include <QObject>

#include <memory>

namespace hookglass {
class SessionReader;
}

namespace hookglass::cli {

/// Prints whole captures as NDJSON lines, read back from the session that is being written. Lives
/// on a thread of its own, so that printing holds up nobody; call it by queued invocation. What
/// waits to be printed costs a few bytes each, however far behind it is.
class CapturePrinter final : public QObject
{
    Q_OBJECT

public:
    /// What to print, and the answer, which reaches the file a little later than the capture.
    struct Job
    {
        qint64 seq = 0;
        int status = 0;
        QString rule {};
        qint64 answeredAfterUs = 0;
    };
    static Job jobOf(const CaptureSummary &capture);

    CapturePrinter(const Console &console, const EventCatalog &catalog, const QString &sessionPath);
    ~CapturePrinter() override;

    /// In ascending order.
    void print(const QList<Job> &jobs);
    /// After the last print(): lets the session go.
    void close();

signals:
    /// The session cannot be read; nothing more will be printed.
    void failed(const QString &message);

private:
    Status printNext(const QList<Job> &jobs, qsizetype &done);

    const Console m_console;
    const CaptureAnnotator m_annotator;
    const SecretFinder m_secrets;
    const QString m_sessionPath;
    std::unique_ptr<SessionReader> m_reader;
    qint64 m_missing = 0; ///< that retention was faster with
    bool m_failed = false;
};

} // namespace hookglass::cli

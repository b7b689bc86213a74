// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/capture/capturesummary.h"
#include "core/store/sessionstore.h"
#include "core/verify/verifier.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace hookglass {

class CaptureAnnotator;
class EventCatalog;
class SessionReader;

/// Reads a session for the window, on a thread of its own: call it by queued invocation, connect
/// its signals queued.
class SessionLoader : public QObject
{
    Q_OBJECT

public:
    explicit SessionLoader(const EventCatalog &catalog);
    ~SessionLoader() override;

    /// Reads all summaries of a session in pieces. `load` is the caller's name for this reading.
    /// Two pieces are on their way at a time: for each that has come the caller asks for another by
    /// loadMore(), so that they do not pile up when it is slower.
    void loadSummaries(const QString &path, quint64 load = 0);
    void loadMore(quint64 load = 0);
    /// Which reading is wanted from now on; others end early. From any thread.
    void setWantedLoad(quint64 load) { m_wanted = load; }
    /// Reads summaries in these ranges, which ascend, once more: in pieces as above, each asked for
    /// by restoreMore().
    void loadRestored(const QList<SeqRange> &ranges, quint64 load);
    void restoreMore(quint64 load);
    void stopRestoring(); ///< restored() follows
    void loadCapture(qint64 seq);
    void close();
    /// Judges captures again with other keys: these, or all of them when the list is empty. In
    /// pieces; stopReverifying() may be called from any thread.
    void reverify(const QList<qint64> &seqs, const Credentials &credentials);
    void stopReverifying() { m_stop = true; }
    void allowReverifying() { m_stop = false; } ///< before reverify() is queued

signals:
    void reverified(const QList<hookglass::ReverificationRecord> &records,
                    const QList<hookglass::CaptureSummary> &summaries);
    void reverifyProgress(qint64 done, qint64 total);
    void roomColoursLoaded(const QHash<QString, int> &colours, quint64 load);
    void summariesLoaded(const QList<hookglass::CaptureSummary> &summaries, quint64 load);
    void loadProgress(qint64 done, qint64 total, quint64 load); ///< in numbers of captures
    /// All that was in the file has been read; `lastSeq` is the highest number, 0 for none.
    void loaded(const QString &path, qint64 lastSeq, quint64 load);
    void restoredLoaded(const QList<hookglass::CaptureSummary> &summaries, quint64 load);
    void restoreProgress(qint64 done, qint64 total, quint64 load); ///< in numbers of captures
    void restored(quint64 load); ///< after the last of them
    void captureLoaded(const hookglass::Capture &capture);
    /// `seq`: of the capture that was to be loaded; 0: it is about the session.
    void failed(qint64 seq, const hookglass::Error &error);

private:
    void tellLoaded();
    QList<SeqRange> nextToRestore();
    void judgeAgain(const QList<Capture> &captures, const Verifier &verifier);

    std::atomic_bool m_stop = false;
    std::atomic<quint64> m_wanted = 0;
    QString m_path;
    std::unique_ptr<SessionReader> m_reader;
    quint64 m_load = 0; ///< which reading is the present one
    qint64 m_lastSeq = 0; ///< the highest number that it has come to
    qint64 m_firstSeq = 0; ///< of those in the file, or 0 while it is not known
    qint64 m_endSeq = 0; ///< the highest there was when it began
    bool m_loading = false; ///< it has not come to the end
    struct Restoring
    {
        QList<SeqRange> ranges {};
        qsizetype range = 0; ///< the first that has not been read, or not all of it
        qint64 next = 0; ///< number in that range
        qint64 done = 0;
        qint64 total = 0;
    };
    std::optional<Restoring> m_restoring;
    std::unique_ptr<CaptureAnnotator> m_annotator;
};

} // namespace hookglass

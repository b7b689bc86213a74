// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"
#include "core/events/eventcatalog.h"
#include "core/receive/responserules.h"
#include "core/store/sessionstore.h"
#include "core/verify/credential.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace hookglass {

class JudgeBench;

/// What was found out about one capture that is on its way to the session.
struct Judgement
{
    quint64 ticket = 0;
    quint64 delivery = 0; ///< of the tracker; 0: a refused request, which has none
    int delayMs = 0;
    Answer answer {}; ///< that is planned; of a refused request the one that was given
    CaptureSummary summary {};
};

/// What became of a delivery; later ones are compared with it.
struct Settlement
{
    quint64 delivery = 0;
    qint64 seq = 0; ///< 0: as it was
    std::optional<int> status {}; ///< nothing: not answered now
};

/// Verifies and decodes captures, finds out which are retries, chooses their answers and hands them
/// to the store, in the order of its calls. What cannot take long is judged at once, since handing
/// it over would take longer; anything else, and what comes until that is done, on a thread of its
/// own: the thread that receives goes on receiving meanwhile. Its functions are called, and call
/// back, on the thread that the object itself lives on.
class Judge final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(QList<Judgement>)>;

    /// `done` hears of a capture before the store's receipt for it arrives, if the store lives on
    /// the same thread as the judge; perhaps within judge(). It must outlive the judge.
    Judge(const EventCatalog &catalog, SessionStore &store, Done done, QObject *parent = nullptr);
    ~Judge() override; ///< drops what is not judged yet

    void setCredentials(const Credentials &credentials);
    void setResponseRules(const ResponseRules &rules);
    /// Opens a session; what was handed over before still goes to the one before.
    void openSession(const QString &path);
    void sessionOpened(); ///< and deliveries of the one before are forgotten
    void sessionOpenFailed();

    void judge(QList<AppendRecord> captures);
    /// Too much waits to be judged already. A token can be made so that judging it takes longer
    /// than sending it.
    bool isFull() const { return m_waiting >= MaxWaiting || m_waitingBytes >= MaxWaitingBytes; }
    void settle(const QList<Settlement> &settlements);
    /// Runs `then` once all that was handed over before is with the store.
    void afterwards(std::function<void()> then);

private:
    static constexpr qsizetype MaxWaiting = 20'000;
    static constexpr qint64 MaxWaitingBytes = 256 * 1024 * 1024;

    /// Nothing of it can take long: they are small and not packed, there are few keys to try, and no
    /// rule looks into them.
    bool isQuick(const QList<AppendRecord> &captures) const;
    template <typename Work> void inTurn(Work work);
    template <typename Work> void there(Work work);

    const Done m_done;
    bool m_hasRules = false;
    qsizetype m_credentials = 0;
    qsizetype m_there = 0; ///< what m_thread was given and has not said to be done; 0: it is idle
    qsizetype m_waiting = 0; ///< captures that are not judged yet
    qint64 m_waitingBytes = 0;
    QThread m_thread;
    JudgeBench *m_bench; ///< m_thread deletes it, and has it to itself unless m_there is 0
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/store/sessionstore.h"
#include "core/verify/clockskew.h"
#include "core/verify/verifier.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace hookglass {

/// Verifies and decodes captures on a thread of its own, in the order in which they are handed
/// over, so that the thread that receives goes on receiving meanwhile. Its functions are called,
/// and call back, on the thread that the object itself lives on.
class Judge final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(QList<AppendRecord>)>;

    /// `done` gets what judge() was given, judged.
    Judge(const EventCatalog &catalog, Done done, QObject *parent = nullptr);
    ~Judge() override; ///< drops what is not judged yet

    /// For the captures that are handed over from now on.
    void setCredentials(const Credentials &credentials);
    /// A refused request passes as it is.
    void judge(QList<AppendRecord> captures);
    /// Runs `then` once all that was handed over before is judged.
    void afterwards(std::function<void()> then);

private:
    /// What only the thread of the judge touches.
    struct Bench
    {
        const EventCatalog catalog;
        Verifier verifier {};
        ClockSkew clockSkew {};

        void judge(Capture &capture);
    };

    const Done m_done;
    QThread m_thread;
    QObject *m_there; ///< lives on m_thread
    std::shared_ptr<Bench> m_bench;
};

} // namespace hookglass

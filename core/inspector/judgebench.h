// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/deliverytracker.h"
#include "core/inspector/judge.h"
#include "core/verify/clockskew.h"
#include "core/verify/verifier.h"

namespace hookglass {

/// The work of the Judge, on its thread or on that of its callers, but never on both at a time.
class JudgeBench final : public QObject
{
    Q_OBJECT

public:
    JudgeBench(const EventCatalog &catalog, SessionStore &store);

    void setCredentials(const Credentials &credentials) { m_verifier = Verifier(credentials); }
    void setResponseRules(const ResponseRules &rules) { m_rules = rules; }
    void openSession(const QString &path);
    void endOpening(bool opened);

    /// Completes the captures.
    QList<Judgement> judge(QList<AppendRecord> &captures);
    void store(QList<AppendRecord> captures) { m_store.append(std::move(captures)); }
    void settle(const QList<Settlement> &settlements);

private:
    void verifyAndDecode(Capture &capture);
    void plan(Judgement &judgement, Capture &capture);

    const EventCatalog m_catalog;
    SessionStore &m_store; ///< not owned
    Verifier m_verifier;
    ClockSkew m_clockSkew;
    ResponseRules m_rules;
    DeliveryTracker m_tracker;
    int m_opening = 0; ///< sessions that the store was told to open and has not yet
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

namespace hookglass {

/// Gathers the outcome of every check of one delivery, and what the failed ones are blamed on.
/// Causes are kept in the order in which they were found.
class CheckList
{
public:
    CheckList() { m_checks.reserve(qsizetype(CheckId::BodyHash) + 1); }

    void pass(CheckId id, const QString &expected, const QString &actual);
    /// A failed check with its cause. `why` gets expected and actual as evidence when it has none.
    void fail(CheckId id, const QString &expected, const QString &actual, Diagnosis why);
    void skip(CheckId id, const QString &why);
    /// A cause that fails no check here, but matters elsewhere.
    void note(const Diagnosis &diagnosis) { m_diagnosis.append(diagnosis); }

    bool hasPassed(CheckId id) const { return outcome(id) == CheckOutcome::Pass; }
    bool hasFailed(CheckId id) const { return outcome(id) == CheckOutcome::Fail; }
    bool anyFailed() const;
    bool names(Cause cause) const;

    const QList<Check> &checks() const { return m_checks; }
    const QList<Diagnosis> &diagnosis() const { return m_diagnosis; }

private:
    CheckOutcome outcome(CheckId id) const;

    QList<Check> m_checks;
    QList<Diagnosis> m_diagnosis;
};

} // namespace hookglass

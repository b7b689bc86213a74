// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/checklist.h"

#include <algorithm>

namespace hookglass {

void CheckList::pass(CheckId id, const QString &expected, const QString &actual)
{
    m_checks.append({id, CheckOutcome::Pass, expected, actual});
}

void CheckList::fail(CheckId id, const QString &expected, const QString &actual, Diagnosis why)
{
    if (why.evidence.expected.isEmpty() && why.evidence.actual.isEmpty()) {
        why.evidence.expected = expected;
        why.evidence.actual = actual;
    }
    m_diagnosis.append(why);
    if (!hasFailed(id)) // one check may have two faults
        m_checks.append({id, CheckOutcome::Fail, expected, actual});
}

void CheckList::skip(CheckId id, const QString &why)
{
    m_checks.append({id, CheckOutcome::Skip, {}, why});
}

bool CheckList::anyFailed() const
{
    return std::any_of(m_checks.begin(), m_checks.end(),
                       [](const Check &check) { return check.outcome == CheckOutcome::Fail; });
}

bool CheckList::names(Cause cause) const
{
    return std::any_of(m_diagnosis.begin(), m_diagnosis.end(),
                       [cause](const Diagnosis &each) { return each.cause == cause; });
}

CheckOutcome CheckList::outcome(CheckId id) const
{
    const auto found = std::find_if(m_checks.begin(), m_checks.end(),
                                    [id](const Check &check) { return check.id == id; });
    return found == m_checks.end() ? CheckOutcome::Skip : found->outcome;
}

} // namespace hookglass

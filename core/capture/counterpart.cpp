// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/counterpart.h"

namespace hookglass {

namespace {

/// Has the same text of this kind; captures without one have nothing in common.
bool haveSame(const SummaryRows &captures, SummaryRows::Text which, qsizetype a, qsizetype b)
{
    const quint32 number = captures.textNumberAt(a, which);
    return number != 0 && number == captures.textNumberAt(b, which);
}

bool isCounterpart(const SummaryRows &captures, qsizetype a, qsizetype b, Counterpart which)
{
    switch (which) {
    case Counterpart::SameEvent:
        return haveSame(captures, SummaryRows::Text::Event, a, b)
            && captures.senderAt(a) == captures.senderAt(b);
    case Counterpart::SameRoom:
        return haveSame(captures, SummaryRows::Text::Room, a, b);
    case Counterpart::SameId:
        return captures.haveSameEventId(a, b);
    case Counterpart::Selected:
        break;
    }
    return false;
}

} // namespace

qint64 findCounterpart(const SummaryRows &captures, qint64 seq, Counterpart which)
{
    const qsizetype place = captures.placeOfSeq(seq);
    if (place < 0)
        return 0;
    for (qsizetype i = place - 1; i >= 0; --i) {
        if (isCounterpart(captures, place, i, which))
            return captures.seqAt(i);
    }
    for (qsizetype i = place + 1; which == Counterpart::SameId && i < captures.size(); ++i) {
        if (isCounterpart(captures, place, i, which))
            return captures.seqAt(i);
    }
    return 0;
}

} // namespace hookglass

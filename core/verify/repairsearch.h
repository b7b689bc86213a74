// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/fieldguide.h"
#include "core/verify/repair.h"

#include <QElapsedTimer>

#include <stop_token>

namespace hookglass {

namespace json {
class Rewriter;
}
struct BodyEnvelope;

/// Bounds of one search.
struct RepairBudget
{
    std::stop_token stop {};
    qint64 milliseconds = 10'000; ///< after that it gives up
};

/// Looks for the change, or the pair of changes, that was made to a body after it was signed: tries
/// to undo each and takes only what gives the signed SHA-256. Needs no secret. Takes milliseconds
/// for bodies of kilobytes, up to a second for a mebibyte: not for the receiving thread. Holds a
/// few copies of the body at most. Used once.
class RepairSearch
{
public:
    /// `digest`: the 32 bytes of the claim `sha256`. `guide` knows the order and the types of the
    /// fields that the servers send.
    RepairSearch(const QByteArray &digest, const json::FieldGuide &guide, RepairBudget budget = {});

    BodyRepair search(const QByteArray &body);

private:
    using Steps = QList<RepairStep>;

    bool explore(const QByteArray &body, const Steps &steps, int changesLeft);
    bool tryStyles(const QByteArray &body, const Steps &steps, int changesLeft);
    bool tryRecoded(json::Rewriter &rewriter, const BodyEnvelope &envelope, const Steps &steps);
    bool tryUsualEncoders(const QByteArray &body);
    bool tryEnvelopes(const QByteArray &body, const Steps &steps, int changesLeft);
    bool tryPieces(QByteArrayView before, QByteArrayView core, QByteArrayView after,
                   const Steps &steps);
    bool isOver();

    const QByteArray m_digest;
    const json::FieldGuide &m_guide;
    const RepairBudget m_budget;
    QElapsedTimer m_timer;
    BodyRepair m_result;
};

} // namespace hookglass

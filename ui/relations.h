// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"

#include <QObject>
#include <QVariant>

namespace hookglass {

class Icons;

/// How an event stands to the selected one; the first that is true of it.
enum class Relation : quint8 {
    None,
    Selected,
    Attempt, ///< of the same delivery: same id, same token
    SameEvent, ///< the same id, but no such attempt
    SameRoom
};

QString relationText(Relation relation); ///< in words, for the tool tip; empty for None

/// The gutter of the timeline: marks that tell by their shape how each event stands to the selected
/// one. Compares packed rows, so that painting costs next to nothing.
class Relations final : public QObject
{
    Q_OBJECT

public:
    explicit Relations(const Icons &icons, QObject *parent = nullptr);

    /// The selected event, 0 for none, and the other attempts of its delivery.
    void select(qint64 seq, const QList<qint64> &attempts);
    qint64 selected() const { return m_selected; }
    bool isOfDelivery(qint64 seq) const;

    Relation of(const SummaryRows &rows, qsizetype place) const;
    /// What the gutter has for the capture at `place`, by the role of an item.
    QVariant data(const SummaryRows &rows, qsizetype place, int role) const;

signals:
    void changed();

private:
    const Icons &m_icons;
    qint64 m_selected = 0;
    QList<qint64> m_attempts; ///< ascending
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

#include <QWidget>

#include <utility>

class QLabel;

namespace hookglass {

class FilterHighlight;

/// The causes of a failure one below the other, the one to mend first on top: what it is, why, and
/// what to do.
class DiagnosisList final : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisList(QWidget *parent = nullptr);

    void setVerification(const Verification &verification);
    /// Marks the headings of the causes that the filter matches.
    void setHighlight(const FilterHighlight &highlight);

private:
    /// `facts`: what was expected and what was found, when nothing else shows it.
    QWidget *makeCard(const Diagnosis &diagnosis, bool first, const QStringList &facts);

    QList<QWidget *> m_cards;
    QList<std::pair<QString, QLabel *>> m_titles; ///< of the cards, with their causes
};

} // namespace hookglass

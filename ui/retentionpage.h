// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/retention.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QSpinBox;

namespace hookglass {

/// How long events are kept: for good, or within bounds of count, size and age.
class RetentionPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RetentionPage(const Retention &retention, QWidget *parent = nullptr);

    Retention retention() const;

private:
    void addRow(QGridLayout &grid, QCheckBox *on, QSpinBox *value, qint64 most);
    void showAge(qint64 seconds);

    QCheckBox *m_countOn;
    QSpinBox *m_count;
    QCheckBox *m_sizeOn;
    QSpinBox *m_size; ///< MB
    QCheckBox *m_ageOn;
    QSpinBox *m_age;
    QComboBox *m_ageUnit; ///< its data: seconds
};

} // namespace hookglass

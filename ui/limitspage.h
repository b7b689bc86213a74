// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listensettings.h"

#include <QWidget>

class QGridLayout;
class QSpinBox;

namespace hookglass {

/// The bounds of what the network can make us hold, each with its unit and what happens beyond it.
class LimitsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsPage(const ListenOptions &options, QWidget *parent = nullptr);

    /// The options given, with the limits as they are set now.
    ListenOptions options() const;

private:
    void addRow(QGridLayout &grid, const ListenLimit &limit);
    void show(const ListenOptions &options);

    const ListenOptions m_options;
    const QList<ListenLimit> m_limits = listenLimits();
    QList<QSpinBox *> m_values; ///< as m_limits
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>

namespace hookglass {

/// As long as it lives, a layout leaves its widgets where they are; then it lays them out once.
/// Else each widget that is shown or hidden has all of them laid out again.
class LayoutPause final
{
public:
    explicit LayoutPause(QLayout &layout)
        : m_layout(layout)
    {
        m_layout.setEnabled(false);
    }
    ~LayoutPause()
    {
        m_layout.setEnabled(true);
        m_layout.update();
    }
    Q_DISABLE_COPY_MOVE(LayoutPause)

private:
    QLayout &m_layout;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace hookglass {

/// Keeps the faint text of the application readable: the palettes of some desktops have none, and
/// Qt then takes that of a light one, on a dark base, too.
class ReadablePalette final : public QObject
{
    Q_OBJECT

public:
    explicit ReadablePalette(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void fit();
};

} // namespace hookglass

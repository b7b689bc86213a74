// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace hookglass::cli {

/// Saves what can be read of a damaged session into a new one.
class SalvageCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("salvage"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;
};

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace hookglass::cli {

/// Prints what a filter can ask: the fields, with examples.
class FiltersCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("filters"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    void printSyntax() const;
};

} // namespace hookglass::cli

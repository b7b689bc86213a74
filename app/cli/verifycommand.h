// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/http/httprequest.h"
#include "core/verify/verification.h"

namespace hookglass::cli {

/// Judges requests from a file, or a token and a body, and says why.
class VerifyCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("verify"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    Result<QList<Verification>> judge(const QCommandLineParser &parser) const;
    void print(const QList<Verification> &verifications) const;
};

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/deliver/sendplan.h"

namespace hookglass::cli {

/// Posts signed webhooks: samples of events, a whole meeting, or a body of the user's.
class SendCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("send"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    Result<SendPlan> plan(const QCommandLineParser &parser) const;
    Status planWhat(const QCommandLineParser &parser, SendPlan &plan) const;
    Status planKey(const QCommandLineParser &parser, SendPlan &plan) const;
    Status planPace(const QCommandLineParser &parser, SendPlan &plan) const;
    void print(const Sample &sample, const DeliveryResult &result) const;
};

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"

#include <QEventLoop>
#include <QTimer>

namespace hookglass::cli {

/// Posts signed webhooks: samples of events, or a body of the user's.
class SendCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("send"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    /// What is sent, in order; a sample's id and time are made new each time.
    struct Plan
    {
        QUrl url {};
        Credential credential {};
        Credentials others {}; ///< for faults that need another key
        QString fault {}; ///< empty: none
        json::FieldGuide guide {};
        QList<Sample> samples {};
        bool fresh = true;
        qint64 total = 0;
        qint64 intervalMs = 0; ///< 0: as fast as the answers come
    };
    Result<Plan> plan(const QCommandLineParser &parser) const;
    Result<QList<Sample>> samples(const QCommandLineParser &parser) const;
    Result<Credential> credential(const QCommandLineParser &parser) const;
    Status planFault(const QCommandLineParser &parser, Plan &plan) const;
    Result<OutgoingWebhook> webhook(const Plan &plan, const Sample &sample) const;
    int send(const Plan &plan) const;
    void print(const OutgoingWebhook &webhook, const DeliveryResult &result,
               const QString &event) const;
};

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/verify/reserialiselint.h"
#include "core/verify/verifier.h"

namespace hookglass::json {
class FieldGuide;
}

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
    /// What is said about one request.
    struct Judgement
    {
        Verification verification {};
        QList<Reserialised> lint {}; ///< of a good one
    };
    static Judgement judge(const Verifier &verifier, const Delivery &delivery,
                           const json::FieldGuide &guide);
    static QByteArray toJson(const Judgement &judgement);
    static QStringList toText(const Judgement &judgement);
    Result<QList<Delivery>> deliveries(const QCommandLineParser &parser) const;
    Result<QList<Judgement>> judgeAll(const QCommandLineParser &parser) const;
    void print(const QList<Judgement> &judgements) const;
};

} // namespace hookglass::cli

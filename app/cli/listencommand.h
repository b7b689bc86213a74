// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/capture/capture.h"
#include "core/filter/filter.h"
#include "core/receive/listenoptions.h"

#include <memory>

namespace hookglass {
class CaptureAnnotator;
class Inspector;
class SecretFinder;
} // namespace hookglass

namespace hookglass::cli {

/// Receives webhooks into a session and prints one line for each, until it is told to stop.
class ListenCommand final : public Command
{
public:
    ListenCommand();
    ~ListenCommand() override;

    QString name() const override { return QStringLiteral("listen"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    struct Setup
    {
        ListenOptions listen {};
        QString sessionPath {};
        Credentials credentials {};
        Filter filter {};
        qint64 count = 0; ///< 0: no end
        qint64 seconds = 0; ///< 0: no end
    };
    /// What is printed at the end.
    struct Totals
    {
        qint64 captured = 0;
        qint64 shown = 0;
        qint64 verified = 0;
        qint64 failed = 0;
        qint64 refused = 0;
    };

    Result<Setup> setup(const QCommandLineParser &parser) const;
    int listen(const Setup &setup);
    void connectSession(Inspector &inspector, const Setup &setup, int &exitCode) const;
    void tellWhere(const ListenerInfo &listener) const;
    bool show(const QList<Capture> &captures, const Setup &setup);
    void print(const Capture &capture, const CaptureSummary &summary) const;
    void printTotals(const Setup &setup) const;

    Totals m_totals;
    EventCatalog m_catalog;
    std::unique_ptr<CaptureAnnotator> m_annotator;
    std::unique_ptr<SecretFinder> m_secrets;
};

} // namespace hookglass::cli

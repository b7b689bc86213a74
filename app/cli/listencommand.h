// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/captureline.h"
#include "app/cli/command.h"
#include "core/capture/capturesummary.h"
#include "core/filter/filter.h"
#include "core/receive/listenoptions.h"
#include "core/receive/responserules.h"
#include "core/store/retention.h"

namespace hookglass {
class Inspector;
class SessionFilter;
} // namespace hookglass

namespace hookglass::cli {

class CapturePrinter;

/// Receives webhooks into a session and prints one line for each, until it is told to stop.
class ListenCommand final : public Command
{
public:
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
        ResponseRules rules {};
        Retention retention {};
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
        qint64 removed = 0; ///< by retention
    };

    Result<Setup> setup(const QCommandLineParser &parser) const;
    int listen(const Setup &setup);
    void connectSession(Inspector &inspector, const Setup &setup, int &exitCode) const;
    void connectDisk(Inspector &inspector);
    void tellWhere(const ListenerInfo &listener) const;
    void showCaptures(Inspector &inspector, CapturePrinter &printer, const Setup &setup,
                      SessionFilter &session);
    QList<const CaptureSummary *> select(const QList<CaptureSummary> &captures, const Setup &setup,
                                         SessionFilter &session);
    bool takes(const Filter &filter, const CaptureSummary &capture, SessionFilter &session);
    void print(const QList<const CaptureSummary *> &captures, CapturePrinter &printer);
    void printText(const QList<const CaptureSummary *> &captures);
    void printTotals(const Setup &setup) const;

    Totals m_totals;
    CaptureLine m_line;
    bool m_filterFailed = false; ///< and it was said
    EventCatalog m_catalog;
};

} // namespace hookglass::cli

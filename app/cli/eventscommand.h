// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/events/eventcatalog.h"

namespace hookglass::cli {

/// Prints the event catalog: every event, or one (of former ones too) with all that is known of its
/// fields.
class EventsCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("events"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    void printList(const EventCatalog &catalog) const;
    QByteArray toJson(const CatalogEvent &event) const;
};

} // namespace hookglass::cli

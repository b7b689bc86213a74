// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace hookglass {
class SessionStore;
} // namespace hookglass

namespace hookglass::cli {

/// Gives the space that is free in a session file back to the disk.
class CompactCommand final : public Command
{
public:
    QString name() const override { return QStringLiteral("compact"); }
    QString summary() const override;

protected:
    void declare(QCommandLineParser &parser) const override;
    int run(const QCommandLineParser &parser) override;

private:
    void connectStore(SessionStore &store, int &exitCode) const;
    void connectOpening(SessionStore &store) const;
    void tell(qint64 bytes, bool isWhole) const;

    qint64 m_bytesBefore = 0;
};

} // namespace hookglass::cli

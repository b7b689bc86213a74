// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/receive/listenoptions.h"

#include <QCommandLineParser>
#include <QStringList>

namespace hookglass::cli {

/// What the options of "listen" say about where to listen and what to allow.
struct ListenArguments
{
    ListenOptions listen {};
    QStringList warnings {};

    static QList<QCommandLineOption> options();
    /// The error names the option.
    static Result<ListenArguments> read(const QCommandLineParser &parser, qint64 nowUs);
};

} // namespace hookglass::cli

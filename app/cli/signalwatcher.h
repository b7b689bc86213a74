// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QSocketNotifier;

namespace hookglass::cli {

/// Turns SIGINT and SIGTERM into a Qt signal, once; a second SIGINT ends the program the hard way.
/// At most one instance at a time.
class SignalWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

signals:
    void interrupted();

private:
    void onReadable();

    int m_pipe[2] {-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace hookglass::cli

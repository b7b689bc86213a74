// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/signalwatcher.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace hookglass::cli {

namespace {

// A signal handler can reach nothing but what has static storage.
volatile std::sig_atomic_t wakeUpPipe = -1;

void wakeUp(int signal)
{
    const char byte = 1;
    const ssize_t written = write(wakeUpPipe, &byte, 1);
    static_cast<void>(written);
    std::signal(signal, SIG_DFL); // whoever asks twice means it
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    wakeUpPipe = m_pipe[1];
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::onReadable);
    std::signal(SIGINT, wakeUp);
    std::signal(SIGTERM, wakeUp);
}

SignalWatcher::~SignalWatcher()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    wakeUpPipe = -1;
    delete m_notifier; // before its descriptor
    for (const int end : m_pipe) {
        if (end >= 0)
            close(end);
    }
}

void SignalWatcher::onReadable()
{
    m_notifier->setEnabled(false);
    emit interrupted();
}

} // namespace hookglass::cli

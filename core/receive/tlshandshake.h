// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QSslSocket;

namespace hookglass {

/// Brings a connection of a TLS listener to its encrypted state, or says why that failed. Exactly
/// one of its signals comes. Child of its socket; whoever gets the signal deletes it.
class TlsHandshake final : public QObject
{
    Q_OBJECT

public:
    TlsHandshake(QSslSocket *socket, int timeoutMs);

    /// The listener stops: fails now.
    void cancel();

signals:
    void encrypted();
    /// The sender does not speak TLS. Its bytes are still in the socket, which is not encrypted.
    void plainText();
    /// An empty reason: the sender never said a word.
    void failed(const QString &reason);

private:
    void onFirstBytes();
    void onError();
    void fail(const QString &reason);

    QSslSocket *const m_socket; ///< parent
    QTimer m_deadline;
    bool m_begun = false;
    bool m_over = false;
};

} // namespace hookglass

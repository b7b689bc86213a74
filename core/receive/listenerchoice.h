// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace hookglass {

/// A listener as the user set it up and as it is kept in the settings: the certificate is named,
/// not read yet.
struct ListenerChoice
{
    enum class Security {
        Http,
        SelfSigned, ///< HTTPS with our own certificate for the address
        Files, ///< HTTPS with the certificate and key of two PEM files
    };

    QString name = QStringLiteral("default");
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8787; ///< 0: any free port
    Security security = Security::Http;
    QString certificatePath {}; ///< for Security::Files
    QString keyPath {};

    bool isTls() const { return security != Security::Http; }
    /// "https://127.0.0.1:8787", for people: the address as it was typed, "any port" for 0.
    QString place() const;
    bool operator==(const ListenerChoice &) const = default;
};

using ListenerChoices = QList<ListenerChoice>;

/// {"listeners":[{"name":…,"address":…,"port":…,"tls":"self-signed"}]}, on one line.
QString listenersToJson(const ListenerChoices &choices);
/// The error says which listener is wrong and how.
Result<ListenerChoices> listenersFromJson(const QString &json);

/// What keeps this listener from working beside the others, as far as it can be told without
/// trying; empty: nothing.
QString listenerProblem(const ListenerChoices &choices, qsizetype index);

/// A new listener: its name and its port are those of no other.
ListenerChoice anotherListener(const ListenerChoices &choices);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace hookglass {

/// An API key and its secret, as the Plug-N-Meet or LiveKit server has them. The key is the token's
/// `iss`; the UTF-8 bytes of the secret are the HMAC key, used directly. The secret never leaves
/// memory except into a credentials file that the user asked for.
struct Credential
{
    QString key {};
    QByteArray secret {};
    QString name {}; ///< for people; may be empty
    bool operator==(const Credential &) const = default;
};

using Credentials = QList<Credential>;

} // namespace hookglass

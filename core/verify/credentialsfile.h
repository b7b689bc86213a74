// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/verify/credential.h"

#include <QProcessEnvironment>

namespace hookglass {

/// What a credentials file holds, and what is unsafe about the file (readable by others), in words.
struct LoadedCredentials
{
    Credentials credentials {};
    QString warning {};
};

/// Reads {"keys":[{"key":"…","secret":"…","name":"…"}]}. Errors name the file and the place.
Result<LoadedCredentials> loadCredentialsFile(const QString &path);

/// Writes the same form, atomically and readable by the owner alone (mode 0600).
Status saveCredentialsFile(const QString &path, const Credentials &credentials);

/// The pair HOOKGLASS_KEY and HOOKGLASS_SECRET, when both are set.
Credentials credentialsFromEnvironment(const QProcessEnvironment &environment);

/// Where the window keeps its keys: credentials.json in the user's configuration folder.
QString defaultCredentialsPath();

} // namespace hookglass

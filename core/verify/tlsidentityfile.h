// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/verify/tlsidentity.h"

#include <QStringList>

#include <optional>

namespace hookglass {

struct LoadedTlsIdentity
{
    TlsIdentity identity {};
    QString warning {}; ///< expired, not yet valid, key open to others; empty: nothing to say
};

/// Reads a certificate (with its chain) and its key from two PEM files. The error names the file
/// and what to do.
Result<LoadedTlsIdentity> loadTlsIdentity(const QString &certificatePath, const QString &keyPath,
                                          qint64 nowUs);

/// The self-signed identity that is kept in a folder, for these host names and addresses. Made when
/// there is none, made anew when it expires within 30 days or lacks one of the names; the names it
/// had stay, and so does its key; `notice` says so. The key's file can be read by its owner only.
Result<TlsIdentity> keptTlsIdentity(const QString &folder, const QStringList &names, qint64 nowUs,
                                    QString *notice = nullptr);

/// The kept identity when keptTlsIdentity() would take it as it is; nothing when it would make one.
/// Changes nothing.
std::optional<TlsIdentity> servingTlsIdentity(const QString &folder, const QStringList &names,
                                              qint64 nowUs);

/// "tls" beside the user's settings.
QString defaultTlsFolder();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/receive/listenerchoice.h"
#include "core/receive/listenoptions.h"

namespace hookglass {

/// What listeners were resolved to. `warnings`: a certificate that has expired and the like.
struct ResolvedListeners
{
    QList<ListenerOptions> listeners {};
    QStringList warnings {};
};

/// Reads or makes the certificates that listeners were set up with. The self-signed one is kept in
/// a folder.
class ListenerResolver
{
public:
    explicit ListenerResolver(const QString &folder, Clock clock = systemClockUs);

    /// Makes the self-signed certificate when there is none that serves. The error names the
    /// listener.
    Result<ResolvedListeners> resolve(const ListenerChoices &choices) const;
    /// Of the certificate of one of them: "AB:CD:…". Makes none: empty when resolve() would.
    Result<QString> fingerprint(const ListenerChoices &choices, qsizetype index) const;

private:
    Result<TlsIdentity> identity(const ListenerChoices &choices, qsizetype index,
                                 QStringList *warnings) const;
    Result<TlsIdentity> ownIdentity(const ListenerChoice &choice, QStringList *warnings) const;

    const QString m_folder;
    const Clock m_clock;
};

} // namespace hookglass

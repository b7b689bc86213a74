// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenerresolver.h"

#include "core/receive/tlsconfiguration.h"
#include "core/verify/tlsidentityfile.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ListenerResolver", text);
}

/// Their names decide what the self-signed certificate must cover.
QStringList selfSignedNames(const ListenerChoices &choices)
{
    QList<ListenerOptions> listeners;
    ListenerOptions listener; // made once: g++ 12 takes a moved one for uninitialised
    for (const ListenerChoice &choice : choices) {
        listener.address = choice.address;
        if (choice.security == ListenerChoice::Security::SelfSigned)
            listeners.append(listener);
    }
    return certificateNames(listeners);
}

} // namespace

ListenerResolver::ListenerResolver(const QString &folder, Clock clock)
    : m_folder(folder)
    , m_clock(std::move(clock))
{
}

Result<TlsIdentity> ListenerResolver::identity(const ListenerChoices &choices, qsizetype index,
                                               QStringList *warnings) const
{
    const ListenerChoice &choice = choices.at(index);
    if (choice.security == ListenerChoice::Security::SelfSigned)
        return keptTlsIdentity(m_folder, selfSignedNames(choices), m_clock());
    return ownIdentity(choice, warnings);
}

Result<TlsIdentity> ListenerResolver::ownIdentity(const ListenerChoice &choice,
                                                  QStringList *warnings) const
{
    const Result<LoadedTlsIdentity> loaded =
        loadTlsIdentity(choice.certificatePath, choice.keyPath, m_clock());
    if (!loaded)
        return loaded.error();
    if (warnings && !loaded->warning.isEmpty())
        warnings->append(tr("Listener \"%1\": %2").arg(choice.name, loaded->warning));
    return loaded->identity;
}

Result<ResolvedListeners> ListenerResolver::resolve(const ListenerChoices &choices) const
{
    ResolvedListeners resolved;
    for (qsizetype i = 0; i < choices.size(); ++i) {
        const ListenerChoice &choice = choices.at(i);
        ListenerOptions listener {
            .name = choice.name, .address = choice.address, .port = choice.port};
        if (choice.isTls()) {
            const Result<TlsIdentity> found = identity(choices, i, &resolved.warnings);
            if (!found)
                return Error {tr("Listener \"%1\": %2").arg(choice.name, found.error().message)};
            listener.tls = *found;
        }
        resolved.listeners.append(listener);
    }
    return resolved;
}

Result<QString> ListenerResolver::fingerprint(const ListenerChoices &choices, qsizetype index) const
{
    std::optional<TlsIdentity> found;
    if (choices.at(index).security == ListenerChoice::Security::SelfSigned) {
        found = servingTlsIdentity(m_folder, selfSignedNames(choices), m_clock());
        if (!found)
            return QString();
    } else {
        const Result<TlsIdentity> own = ownIdentity(choices.at(index), nullptr);
        if (!own)
            return own.error();
        found = *own;
    }
    const Result<QSslConfiguration> configuration = tlsConfiguration(*found);
    if (!configuration)
        return configuration.error();
    return certificateFingerprint(*configuration);
}

} // namespace hookglass

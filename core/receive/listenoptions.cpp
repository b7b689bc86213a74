// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenoptions.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
/// What every certificate can have for a name, which not every machine's name is.
bool isDnsName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'.';
    });
}

/// This machine's, without those that change by themselves (IPv6 privacy) or need a scope: each
/// change would make a new certificate.
QList<QHostAddress> lastingAddresses()
{
    QList<QHostAddress> addresses;
    const QList<QNetworkInterface> networks = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &network : networks) {
        const QList<QNetworkAddressEntry> entries = network.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (network.flags().testFlag(QNetworkInterface::IsUp) && !entry.isTemporary()
                && !entry.ip().isLinkLocal())
                addresses.append(entry.ip());
        }
    }
    return addresses;
}
} // namespace

QStringList certificateNames(const QList<ListenerOptions> &listeners)
{
    QStringList names {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    const auto add = [&names](const QHostAddress &address) {
        QHostAddress plain = address;
        plain.setScopeId({}); // no certificate can have it
        if (!plain.isNull() && !names.contains(plain.toString()))
            names.append(plain.toString());
    };
    for (const ListenerOptions &listener : listeners) {
        const QHostAddress address(listener.address);
        const bool every = listener.address == u'*' || address == QHostAddress(QHostAddress::Any)
            || address == QHostAddress(QHostAddress::AnyIPv4)
            || address == QHostAddress(QHostAddress::AnyIPv6);
        if (!every) {
            add(address);
            continue;
        }
        const QString host = QHostInfo::localHostName();
        if (isDnsName(host) && !names.contains(host))
            names.append(host);
        const QList<QHostAddress> all = lastingAddresses();
        for (const QHostAddress &one : all)
            add(one);
    }
    return names;
}

QString ListenerInfo::url() const
{
    const QHostAddress host(address);
    QString shown = address;
    if (host == QHostAddress(QHostAddress::Any) || host == QHostAddress(QHostAddress::AnyIPv4))
        shown = u"127.0.0.1"_s;
    else if (host == QHostAddress(QHostAddress::AnyIPv6))
        shown = u"::1"_s;
    if (shown.contains(u':'))
        shown = u'[' + shown + u']';
    return (isTls() ? u"https://"_s : u"http://"_s) + shown + u':' + QString::number(port) + u'/';
}

} // namespace hookglass

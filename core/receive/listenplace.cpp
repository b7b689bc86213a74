// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenplace.h"

#include <QCoreApplication>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("ListenPlace", text);
}
} // namespace

Result<QHostAddress> parseAddress(const QString &text)
{
    if (text.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    if (text == u'*')
        return QHostAddress(QHostAddress::Any);
    QHostAddress address;
    if (!address.setAddress(text))
        return Error {tr("Cannot listen on \"%1\": this is not an IP address. Use for "
                         "example 127.0.0.1, or 0.0.0.0 for every address.")
                          .arg(text)};
    return address;
}

QString placeOf(const ListenerOptions &listener, bool one)
{
    const bool v6 = listener.address.contains(u':');
    const QString place = (v6 ? QString(u'[' + listener.address + u']') : listener.address) + u':'
        + QString::number(listener.port);
    return one ? place : tr("%1 (listener \"%2\")").arg(place, listener.name);
}

QString listenProblem(const QTcpServer &server, const QString &place)
{
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return tr("Cannot listen on %1: another program is using this port. Choose "
                  "another port, or stop that program.")
            .arg(place);
    case QAbstractSocket::SocketAccessError:
        return tr("Cannot listen on %1: permission denied. Ports below 1024 are reserved "
                  "for the system; choose a higher one.")
            .arg(place);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return tr("Cannot listen on %1: this machine does not have that address.").arg(place);
    default:
        return tr("Cannot listen on %1: %2.").arg(place, server.errorString());
    }
}

} // namespace hookglass

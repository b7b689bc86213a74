// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenoptions.h"

#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenerchoice.h"

#include "core/json/document.h"
#include "core/json/writer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using Security = ListenerChoice::Security;
constexpr qsizetype MaxListeners = 64;

QString tr(const char *text)
{
    return QCoreApplication::translate("ListenerChoice", text);
}

QString securityId(Security security)
{
    switch (security) {
    case Security::Http:
        return u"none"_s;
    case Security::SelfSigned:
        return u"self-signed"_s;
    case Security::Files:
        return u"files"_s;
    }
    return {};
}

std::optional<Security> securityOf(const QString &id)
{
    for (const Security each : {Security::Http, Security::SelfSigned, Security::Files}) {
        if (securityId(each) == id)
            return each;
    }
    return {};
}

Result<ListenerChoice> readListener(const json::Value &item, qsizetype number)
{
    const auto port = item["port"].toInt64();
    const auto security = securityOf(item["tls"] ? item["tls"].toString() : u"none"_s);
    if (!item["address"].isString() || !port || *port < 0 || *port > 65535 || !security)
        return Error {tr("Listener %1 needs an \"address\", a \"port\" from 0 to 65535 and, if it "
                         "has one, a \"tls\" of none, self-signed or files.")
                          .arg(number)};
    return ListenerChoice {.name = item["name"].toString(),
                           .address = item["address"].toString(),
                           .port = quint16(*port),
                           .security = *security,
                           .certificatePath = item["certificate"].toString(),
                           .keyPath = item["key"].toString()};
}

QString fileProblem(const ListenerChoice &choice)
{
    if (choice.security != Security::Files)
        return {};
    if (choice.certificatePath.isEmpty())
        return tr("Choose the file with the certificate.");
    if (choice.keyPath.isEmpty())
        return tr("Choose the file with the key.");
    for (const QString &path : {choice.certificatePath, choice.keyPath}) {
        if (!QFileInfo(path).isFile())
            return tr("There is no file %1.").arg(path);
    }
    return {};
}

} // namespace

QString ListenerChoice::place() const
{
    const QString host = address.contains(u':') ? QString(u'[' + address + u']') : address;
    const QString scheme = isTls() ? u"https://"_s : u"http://"_s;
    return scheme + host
        + (port == 0 ? QString(u", "_s + tr("any port")) : QString(u':' + QString::number(port)));
}

QString listenersToJson(const ListenerChoices &choices)
{
    json::Writer writer;
    writer.beginObject().key(u"listeners").beginArray();
    for (const ListenerChoice &choice : choices) {
        writer.beginObject()
            .member(u"name", choice.name)
            .member(u"address", choice.address)
            .member(u"port", qint64(choice.port))
            .member(u"tls", securityId(choice.security))
            .memberIfNotEmpty(u"certificate", choice.certificatePath)
            .memberIfNotEmpty(u"key", choice.keyPath)
            .endObject();
    }
    writer.endArray().endObject();
    return QString::fromUtf8(writer.bytes());
}

Result<ListenerChoices> listenersFromJson(const QString &json)
{
    const json::Document document = json::Document::parse(json.toUtf8());
    if (!document.isValid())
        return Error {tr("The list of listeners is not JSON: %1.").arg(document.error()->message)};
    ListenerChoices choices;
    const json::Value list = document.root()["listeners"];
    for (json::Value item = list.firstChild(); item; item = item.nextSibling()) {
        Result<ListenerChoice> choice = readListener(item, choices.size() + 1);
        if (!choice)
            return choice.error();
        choices.append(choice.value());
    }
    if (choices.isEmpty() || choices.size() > MaxListeners)
        return Error {tr("There must be 1 to %1 listeners.").arg(MaxListeners)};
    return choices;
}

QString listenerProblem(const ListenerChoices &choices, qsizetype index)
{
    const ListenerChoice &choice = choices.at(index);
    if (choice.name.isEmpty())
        return tr("Give the listener a name.");
    if (QHostAddress(choice.address).isNull())
        return tr("The address must be one of this machine, such as 127.0.0.1, ::1, or 0.0.0.0 for "
                  "all of them.");
    for (qsizetype i = 0; i < choices.size(); ++i) {
        const ListenerChoice &other = choices.at(i);
        if (i == index)
            continue;
        if (other.name == choice.name)
            return tr("Another listener has this name.");
        if (choice.port != 0 && other.port == choice.port
            && QHostAddress(other.address) == QHostAddress(choice.address))
            return tr("\"%1\" has this address and port already.").arg(other.name);
    }
    return fileProblem(choice);
}

ListenerChoice anotherListener(const ListenerChoices &choices)
{
    const auto isTaken = [&choices](auto member, const auto &value) {
        return std::any_of(choices.cbegin(), choices.cend(),
                           [member, &value](const auto &each) { return each.*member == value; });
    };
    ListenerChoice choice;
    for (int number = 2; isTaken(&ListenerChoice::name, choice.name); ++number)
        choice.name = tr("listener %1").arg(number);
    while (isTaken(&ListenerChoice::port, choice.port))
        ++choice.port;
    return choice;
}

} // namespace hookglass

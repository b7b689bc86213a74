// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/credentialsfile.h"

#include "core/json/document.h"
#include "core/json/writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 MaxFileBytes = 1024 * 1024;
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions Others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QString tr(const char *text)
{
    return QCoreApplication::translate("CredentialsFile", text);
}

Result<Credentials> readKeys(const QString &path, const json::Value &root)
{
    const json::Value keys = root["keys"];
    if (!keys.isArray())
        return Error {tr("%1 has no list \"keys\". It should read "
                         "{\"keys\":[{\"key\":\"…\",\"secret\":\"…\"}]}.")
                          .arg(path)};
    Credentials credentials;
    for (json::Value item = keys.firstChild(); item; item = item.nextSibling()) {
        const Credential credential {item["key"].toString(), item["secret"].toUtf8(),
                                     item["name"].toString()};
        if (credential.key.isEmpty() || credential.secret.isEmpty())
            return Error {tr("%1: entry %2 of \"keys\" needs a \"key\" and a \"secret\".")
                              .arg(path)
                              .arg(credentials.size() + 1),
                          item.offset()};
        credentials.append(credential);
    }
    return credentials;
}

} // namespace

Result<LoadedCredentials> loadCredentialsFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {tr("Cannot read the credentials file %1: %2.").arg(path, file.errorString())};
    const QByteArray bytes = file.read(MaxFileBytes + 1);
    if (bytes.size() > MaxFileBytes)
        return Error {tr("The credentials file %1 is larger than 1 MiB.").arg(path)};
    const json::Document document = json::Document::parse(bytes);
    if (!document.isValid())
        return Error {tr("The credentials file %1 is not JSON: %2 (at byte %3).")
                          .arg(path, document.error()->message)
                          .arg(document.error()->offset),
                      document.error()->offset};
    Result<Credentials> credentials = readKeys(path, document.root());
    if (!credentials)
        return credentials.error();
    LoadedCredentials loaded {credentials.value(), {}};
    if (QFileInfo(path).permissions() & Others)
        loaded.warning =
            tr("%1 can be read by other users; \"chmod 600\" would mend that.").arg(path);
    return loaded;
}

Status saveCredentialsFile(const QString &path, const Credentials &credentials)
{
    json::Writer writer(json::Writer::Style::Indented);
    writer.beginObject().key(u"keys").beginArray();
    for (const Credential &credential : credentials) {
        writer.beginObject()
            .member(u"key", credential.key)
            .member(u"secret", QString::fromUtf8(credential.secret))
            .memberIfNotEmpty(u"name", credential.name)
            .endObject();
    }
    writer.endArray().endObject();

    const auto problem = [&path](const QString &why) {
        return Error {tr("Cannot save the credentials file %1: %2.").arg(path, why)};
    };
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return problem(tr("its folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return problem(file.errorString());
    // Before the first secret is in it.
    if (!file.setPermissions(OwnerOnly))
        return problem(file.errorString());
    file.write(writer.bytes());
    file.write("\n");
    return file.commit() ? success() : Status(problem(file.errorString()));
}

Credentials credentialsFromEnvironment(const QProcessEnvironment &environment)
{
    const QString key = environment.value(u"HOOKGLASS_KEY"_s);
    const QString secret = environment.value(u"HOOKGLASS_SECRET"_s);
    if (key.isEmpty() || secret.isEmpty())
        return {};
    return {{key, secret.toUtf8(), {}}};
}

QString defaultCredentialsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/hookglass/credentials.json"_L1;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStringList>

namespace hookglass::test {

/// The content of a file below tests/data; ends the test when it is not there.
inline QByteArray readData(const QString &path)
{
    QFile file(QStringLiteral(HOOKGLASS_TEST_DATA "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data: %s", qPrintable(path));
    return file.readAll();
}

/// JSON test data, read by Qt: not by the code under test.
inline QJsonDocument readJson(const QString &path)
{
    return QJsonDocument::fromJson(readData(path));
}

/// "plugnmeet/room_started.json" and so on: every body of the protocol data.
inline QStringList allBodies()
{
    QStringList names;
    const QDir root(QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/bodies"));
    const QStringList folders = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        const QStringList files = QDir(root.filePath(folder)).entryList(QDir::Files, QDir::Name);
        for (const QString &file : files)
            names.append(folder + QLatin1Char('/') + file);
    }
    return names;
}

inline QByteArray body(const QString &name)
{
    return readData(QStringLiteral("protocol/bodies/") + name);
}

// The fictional pair of the protocol data.
inline const QString Key = QStringLiteral("plugnmeet");
inline const QByteArray Secret = QByteArrayLiteral("FICTIONALsecretFICTIONALsecret123456");

} // namespace hookglass::test

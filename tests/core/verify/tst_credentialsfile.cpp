// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/credentialsfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CredentialsFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QByteArray &content, QFile::Permissions permissions)
    {
        QFile file(path(u"keys.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(permissions))
            qFatal("cannot write");
        return file.fileName();
    }

private slots:
    void reads()
    {
        const auto loaded =
            loadCredentialsFile(write("{\"keys\":[{\"key\":\"a\",\"secret\":\"s\\u00e9\"},"
                                      "{\"key\":\"b\",\"secret\":\"t\",\"name\":\"B\"}]}",
                                      QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
        const Credentials expected {{u"a"_s, "s\xc3\xa9", {}}, {u"b"_s, "t", u"B"_s}};
        QCOMPARE(loaded->credentials, expected);
        QVERIFY(loaded->warning.isEmpty());
    }

    void warnsOfOpenFiles()
    {
        const auto loaded = loadCredentialsFile(
            write("{\"keys\":[]}", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QVERIFY(loaded->warning.contains(u"chmod 600"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no JSON") << "key=secret"_ba;
        QTest::newRow("no keys") << "{}"_ba;
        QTest::newRow("keys no list") << "{\"keys\":{}}"_ba;
        QTest::newRow("no secret") << "{\"keys\":[{\"key\":\"a\"}]}"_ba;
        QTest::newRow("empty key") << "{\"keys\":[{\"key\":\"\",\"secret\":\"s\"}]}"_ba;
        QTest::newRow("huge") << QByteArray(2 * 1024 * 1024, ' ');
    }
    void refuses()
    {
        QFETCH(QByteArray, content);
        const QString file = write(content, QFile::ReadOwner | QFile::WriteOwner);
        const auto loaded = loadCredentialsFile(file);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().message.contains(file));
    }

    void namesTheMissingFile()
    {
        const auto loaded = loadCredentialsFile(path(u"none.json"_s));
        QVERIFY(!loaded && loaded.error().message.contains(u"none.json"_s));
    }

    void savesForTheOwnerAlone()
    {
        const QString file = path(u"deep/er/keys.json"_s);
        const Credentials credentials {{u"k\"1"_s, "s\\\n", u"name"_s}};
        const auto saved = saveCredentialsFile(file, credentials);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(file) & others));
        QCOMPARE(loadCredentialsFile(file)->credentials, credentials);
    }

    void readsTheEnvironment()
    {
        QProcessEnvironment environment;
        environment.insert(u"HOOKGLASS_KEY"_s, u"k"_s);
        QVERIFY(credentialsFromEnvironment(environment).isEmpty());
        environment.insert(u"HOOKGLASS_SECRET"_s, u"s"_s);
        const Credentials expected {{u"k"_s, "s", {}}};
        QCOMPARE(credentialsFromEnvironment(environment), expected);
    }
};

QTEST_APPLESS_MAIN(CredentialsFileTest)
#include "tst_credentialsfile.moc"

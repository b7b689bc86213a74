// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listensettings.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Security = ListenerChoice::Security;

class ListenSettingsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(u"settings.ini"_s); }

private slots:
    void cleanup() { QFile::remove(path()); }

    void startsWithTheDefaultsOfTheOptions()
    {
        const Settings settings(path());
        const ListenOptions loaded = loadLimits(settings);
        const ListenOptions built;
        for (const ListenLimit &limit : listenLimits()) {
            QCOMPARE(limit.get(loaded), limit.get(built));
            QCOMPARE(limit.get(built) % limit.scale, 0); // else it could not be shown
            QVERIFY(limit.least * limit.scale <= limit.get(built)
                    && limit.get(built) <= limit.most * limit.scale);
        }
        QCOMPARE(loadListeners(settings), ListenerChoices {ListenerChoice {}});
    }

    void keepsEveryLimitApart()
    {
        Settings settings(path());
        ListenOptions options;
        qint64 value = 0;
        for (const ListenLimit &limit : listenLimits())
            limit.set(options, (limit.least + ++value) * limit.scale);
        saveLimits(settings, options);
        const ListenOptions again = loadLimits(Settings(path()));
        value = 0;
        for (const ListenLimit &limit : listenLimits())
            QCOMPARE(limit.get(again), (limit.least + ++value) * limit.scale);
        QCOMPARE(again.limits.request.maxHeadBytes, qint64(2 * 1024));
        QCOMPARE(again.limits.maxConnections, 6);
        QCOMPARE(again.limits.refusalsPerSecond, 8.0);
    }

    void bringsNonsenseIntoRange()
    {
        {
            QSettings file(path(), QSettings::IniFormat);
            file.setValue(u"listen/maxBodyBytes"_s, -5);
            file.setValue(u"listen/idleTimeoutMs"_s, qint64(9'000'000'000));
            file.setValue(u"listen/maxHeaders"_s, u"many"_s);
            file.setValue(u"listen/listeners"_s, u"[not json"_s);
        }
        const Settings settings(path());
        const ListenOptions options = loadLimits(settings);
        QCOMPARE(options.limits.request.maxBodyBytes, qint64(1024));
        QCOMPARE(options.limits.idleTimeoutMs, 3'600'000);
        QCOMPARE(options.limits.request.maxHeaders, 1);
        QString problem;
        QCOMPARE(loadListeners(settings, &problem), ListenerChoices {ListenerChoice {}});
        QVERIFY(problem.contains(u"not JSON"_s));
    }

    void keepsListeners()
    {
        const ListenerChoices choices {
            {},
            {u"Büro \"2\""_s, u"::1"_s, 0, Security::SelfSigned, {}, {}},
            {u"files"_s, u"0.0.0.0"_s, 8443, Security::Files, u"/c.pem"_s, u"/k.pem"_s}};
        Settings settings(path());
        saveListeners(settings, choices);
        QCOMPARE(loadListeners(Settings(path())), choices);
        QCOMPARE(choices[1].place(), u"https://[::1], any port"_s);
        QCOMPARE(choices[2].place(), u"https://0.0.0.0:8443"_s);
    }

    void refusesBrokenLists_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("none") << u"{}"_s;
        QTest::newRow("empty") << uR"({"listeners":[]})"_s;
        QTest::newRow("no-address") << uR"({"listeners":[{"port":1}]})"_s;
        QTest::newRow("port") << uR"({"listeners":[{"address":"::1","port":65536}]})"_s;
        QTest::newRow("tls") << uR"({"listeners":[{"address":"::1","port":1,"tls":"ssl3"}]})"_s;
    }
    void refusesBrokenLists()
    {
        QFETCH(QString, json);
        QVERIFY(!listenersFromJson(json));
    }

    void tellsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("problem"); // a part of it
        QTest::newRow("good") << u"b"_s << u"127.0.0.1"_s << 8788 << QString();
        QTest::newRow("same-port-elsewhere") << u"b"_s << u"::1"_s << 8787 << QString();
        QTest::newRow("name") << u""_s << u"127.0.0.1"_s << 8788 << u"a name"_s;
        QTest::newRow("same-name") << u"default"_s << u"::1"_s << 1 << u"this name"_s;
        QTest::newRow("host") << u"b"_s << u"localhost"_s << 8788 << u"127.0.0.1"_s;
        QTest::newRow("taken") << u"b"_s << u"127.0.0.1"_s << 8787 << u"\"default\" has"_s;
    }
    void tellsWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(QString, problem);
        const ListenerChoices choices {{}, {name, address, quint16(port), Security::Http, {}, {}}};
        const QString told = listenerProblem(choices, 1);
        QCOMPARE(told.isEmpty(), problem.isEmpty());
        QVERIFY2(told.contains(problem), qPrintable(told));
    }

    void wantsItsFiles()
    {
        ListenerChoices choices {{.security = Security::Files}};
        QVERIFY(listenerProblem(choices, 0).contains(u"certificate"_s));
        choices[0].certificatePath = path();
        QVERIFY(listenerProblem(choices, 0).contains(u"key"_s));
        choices[0].keyPath = path();
        QVERIFY(listenerProblem(choices, 0).contains(path()));
        {
            Settings(path()).set(settings::SendCount, 1);
        }
        QCOMPARE(listenerProblem(choices, 0), QString());
    }

    void proposesFreeNamesAndPorts()
    {
        ListenerChoices choices {ListenerChoice {}};
        for (int i = 0; i < 3; ++i)
            choices.append(anotherListener(choices));
        for (qsizetype i = 0; i < choices.size(); ++i)
            QCOMPARE(listenerProblem(choices, i), QString());
    }
};

QTEST_APPLESS_MAIN(ListenSettingsTest)
#include "tst_listensettings.moc"

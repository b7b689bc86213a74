// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/bodynames.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class BodyNamesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString sessionOf(const QList<QByteArray> &bodies, const QByteArray &type)
    {
        const QString path =
            m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + u".hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(path);
        if (!opened.wait())
            qFatal("the session cannot be made");
        for (const QByteArray &body : bodies) {
            Capture capture = test::makeCapture(body, u"x"_s);
            capture.request = makeRequest(
                "POST / HTTP/1.1\r\nContent-Type: " + type + "\r\n\r\n", body);
            store.append(0, capture);
        }
        return path;
    }

private slots:
    void collects_data()
    {
        QTest::addColumn<QList<QByteArray>>("bodies");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QStringList>("names");
        const QByteArray json = "application/json";
        QTest::newRow("JSON")
            << QList<QByteArray> {"{\"user\":{\"name\":\"A\",\"odd key\":1},\"n\":[]}"} << json
            << QStringList {u"body.n"_s, u"body.user.\"odd key\""_s, u"body.user.name"_s};
        QTest::newRow("of several")
            << QList<QByteArray> {"{\"a\":1}", "{\"b\":1,\"a\":2}", "no JSON"} << json
            << QStringList {u"body.a"_s, u"body.b"_s};
        QTest::newRow("lists") << QList<QByteArray> {"{\"l\":[{\"x\":1},{\"y\":1},3]}"} << json
                               << QStringList {u"body.l.x"_s, u"body.l.y"_s};
        QTest::newRow("form") << QList<QByteArray> {"user=A&payload=1"}
                              << "application/x-www-form-urlencoded"_ba
                              << QStringList {u"body.payload"_s, u"body.user"_s};
        QTest::newRow("too deep") << QList<QByteArray> {QByteArray("{\"k\":").repeated(9) + '1'
                                                        + QByteArray(9, '}')}
                                  << json << QStringList();
        QTest::newRow("too large")
            << QList<QByteArray> {"{\"a\":\"" + QByteArray(100'000, 'x') + "\"}"} << json
            << QStringList();
    }
    void collects()
    {
        QFETCH(QList<QByteArray>, bodies);
        QFETCH(QByteArray, type);
        QFETCH(QStringList, names);
        const auto found = bodyNames(sessionOf(bodies, type), {1, 2, 3});
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(*found, names);
    }

    void isBounded()
    {
        QByteArray body = "{\"a\":0";
        for (int i = 0; i < 2000; ++i)
            body += ",\"k" + QByteArray::number(i) + "\":1";
        body += '}';
        const auto found = bodyNames(sessionOf({body, body}, "application/json"), {1, 2});
        QVERIFY(found && found->size() <= MostBodyNames);
        QVERIFY(!bodyNames(m_folder.filePath(u"none"_s), {1}));
    }
};

QTEST_GUILESS_MAIN(BodyNamesTest)
#include "tst_bodynames.moc"

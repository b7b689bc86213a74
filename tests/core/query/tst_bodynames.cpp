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
    int m_sessions = 0;
    const EventCatalog m_catalog = EventCatalog::load().value();

    QString sessionOf(const QList<QByteArray> &bodies, const QByteArray &type)
    {
        const QString path = m_folder.filePath(QString::number(++m_sessions) + u".hookglass"_s);
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
        // What is masked as a whole has no names, and one may be a secret.
        QTest::newRow("broken JSON as a form") << QList<QByteArray> {"{\"token\":\"hunter2\",}"}
                                               << "application/x-www-form-urlencoded"_ba
                                               << QStringList();
        QTest::newRow("escaped JSON as a form")
            << QList<QByteArray> {"%7B%22token%22%3A%22hunter2%22%7D", "user=A"}
            << "application/x-www-form-urlencoded"_ba << QStringList {u"body.user"_s};
        QTest::newRow("of secrets")
            << QList<QByteArray> {"{\"password\":\"hunter2\"}"} << json
            << QStringList {u"body.password"_s};
        QTest::newRow("not to be seen")
            << QList<QByteArray> {"{\"a\\u0007b\":1,\"c\\u202ed\":{\"x\":1},\"e\\nf\":2,\"g\":3}"}
            << json << QStringList {u"body.g"_s};
        QTest::newRow("too large")
            << QList<QByteArray> {"{\"a\":\"" + QByteArray(100'000, 'x') + "\"}"} << json
            << QStringList();
    }
    void collects()
    {
        QFETCH(QList<QByteArray>, bodies);
        QFETCH(QByteArray, type);
        QFETCH(QStringList, names);
        const auto found = bodyNames(sessionOf(bodies, type), {1, 2, 3}, m_catalog);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(*found, names);
    }

    /// Of a body only so many, and of the newest events first.
    void isBounded()
    {
        const auto wideBody = [](int event, int count) {
            QByteArrayList members;
            for (int i = 0; i < count; ++i)
                members.append('"' + QByteArray::number(event * 100'000 + i) + "\":1");
            return QByteArray('{' + members.join(',') + '}');
        };
        const auto namesOf = [](int event, int count) {
            QStringList names;
            for (int i = 0; i < count; ++i)
                names.append(u"body.%1"_s.arg(event * 100'000 + i));
            return names;
        };
        QCOMPARE(*bodyNames(sessionOf({wideBody(1, 2000)}, "application/json"), {1}, m_catalog),
                 namesOf(1, 50));
        QList<QByteArray> bodies;
        QList<qint64> seqs;
        for (int event = 1; event <= 30; ++event) {
            bodies.append(wideBody(event + 10, 60));
            seqs.append(event);
        }
        QStringList newest;
        for (int event = 21; event <= 30; ++event)
            newest += namesOf(event + 10, 50);
        QCOMPARE(*bodyNames(sessionOf(bodies, "application/json"), seqs, m_catalog), newest);
        QVERIFY(!bodyNames(m_folder.filePath(u"none"_s), {1}, m_catalog));
    }
};

QTEST_GUILESS_MAIN(BodyNamesTest)
#include "tst_bodynames.moc"

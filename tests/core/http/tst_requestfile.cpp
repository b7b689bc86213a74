// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestfile.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class RequestFileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWireFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArrayList>("requests"); // method target body-length
        const QByteArray hook = "POST /hook?x=1 338";
        QTest::newRow("one") << u"pnm24.http"_s << QByteArrayList {hook};
        QTest::newRow("retries") << u"pnm24-500x3.http"_s << QByteArrayList {hook, hook, hook};
        QTest::newRow("GET after a redirect")
            << u"pnm24-302.http"_s << QByteArrayList {hook, "GET /other 0"};
        QTest::newRow("LiveKit") << u"lk113.http"_s << QByteArrayList {"POST /hook?x=1 1153"};
        QTest::newRow("cross host")
            << u"pnm24-307-crosshost-second.http"_s << QByteArrayList {"POST /other 338"};
    }
    void readsWireFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArrayList, requests);
        const auto read = parseRequestFile(test::readData(u"protocol/wire/"_s + name));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QByteArrayList seen;
        for (const HttpRequest &request : *read)
            seen.append(request.method + ' ' + request.target + ' '
                        + QByteArray::number(request.body.size()));
        QCOMPARE(seen, requests);
    }

    void bodyIsTheSignedOne()
    {
        const auto read = parseRequestFile(test::readData(u"protocol/wire/pnm24.http"_s));
        // The hash that token-vectors.json gives for start_recording.json.
        QCOMPARE(
            QCryptographicHash::hash(read->first().body, QCryptographicHash::Sha256).toBase64(),
            "IJEWp5W2kuc1ytIr2VTQ+gyNNJ1cQbVXBL6+JJXvCyM="_ba);
    }

    void readsHandMadeFiles()
    {
        const auto read = parseRequestFile("POST / HTTP/1.1\nHost: a\n\n{\"event\":\n\"x\"}\n");
        QVERIFY(read);
        QCOMPARE(read->first().head, "POST / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
        QCOMPARE(read->first().body, "{\"event\":\n\"x\"}\n"_ba);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("no empty line") << "POST / HTTP/1.1\r\nHost: a\r\n"_ba;
        QTest::newRow("body too short") << "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"_ba;
        QTest::newRow("bad length") << "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\nabc"_ba;
        QTest::newRow("not HTTP") << "hello\r\n\r\n"_ba;
        QTest::newRow("garbage between")
            << "=== request 1 at +0.00s\nGET / HTTP/1.1\r\n\r\nrest"_ba;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!parseRequestFile(bytes));
    }
};

QTEST_APPLESS_MAIN(RequestFileTest)
#include "tst_requestfile.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/redaction.h"
#include "tests/support/captures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class RedactionTest : public QObject
{
    Q_OBJECT

    const SecretFinder m_secrets {EventCatalog::load().value()};

private slots:
    void masksHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("masked");
        QTest::newRow("token") << "Authorization"_ba
                               << "eyJhbGci.eyJpc3Mi.c2lnbmF0dXJl"_ba
                               << "eyJhbGci.eyJpc3Mi.[redacted]"_ba;
        QTest::newRow("second token") << "hash-token"_ba
                                      << "eyJh.eyJi.c2ln"_ba
                                      << "eyJh.eyJi.[redacted]"_ba;
        QTest::newRow("with Bearer") << "Authorization"_ba
                                     << "Bearer eyJh.eyJi.c2ln"_ba
                                     << "Bearer eyJh.eyJi.[redacted]"_ba;
        QTest::newRow("password") << "Authorization"_ba
                                  << "Basic dXNlcjpwYXNz"_ba
                                  << "[redacted]"_ba;
        QTest::newRow("cookie") << "Cookie"_ba
                                << "session=abc"_ba
                                << "[redacted]"_ba;
        QTest::newRow("token elsewhere") << "X-Forwarded-Auth"_ba
                                         << "a eyJh.eyJi.c2ln b"_ba
                                         << "a eyJh.eyJi.[redacted] b"_ba;
        QTest::newRow("harmless") << "Content-Type"_ba
                                  << "application/json"_ba
                                  << "application/json"_ba;
        QTest::newRow("binary stays") << "X"_ba
                                      << "\xff\x80"_ba
                                      << "\xff\x80"_ba;
    }
    void masksHeaders()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, masked);
        Capture capture;
        capture.request.headers = {{"Host", "a"}, {name, value}};
        QStringList paths;
        const Capture copy = redacted(capture, Redaction::Secrets, m_secrets, &paths);
        QCOMPARE(copy.request.headers[1].value, masked);
        QCOMPARE(paths,
                 value == masked ? QStringList {} : QStringList {u"$.request.headers[1][1]"_s});
    }

    void leavesEverythingWhenAsked()
    {
        QStringList paths;
        const Capture capture = test::makeCapture("{}", u"x"_s);
        QCOMPARE(redacted(capture, Redaction::None, m_secrets, &paths).request.headers,
                 capture.request.headers);
        QVERIFY(paths.isEmpty());
    }

    void leavesOutContentWhenAsked()
    {
        QStringList paths;
        Capture capture = test::makeCapture("{\"secret\":1}", u"room_started"_s);
        capture.event.summary = u"Room room-1 started"_s;
        capture.event.findings = {{Severity::Warning, u"$.a"_s, u"\"Ada\" is no number."_s}};
        const Capture copy = redacted(capture, Redaction::All, m_secrets, &paths);
        QVERIFY(copy.request.body.isEmpty());
        QVERIFY(copy.request.peer.isEmpty());
        QVERIFY(copy.event.roomId.isEmpty());
        QVERIFY(copy.event.summary.isEmpty());
        QVERIFY(copy.event.findings.isEmpty());
        QCOMPARE(copy.request.target, "/hook?[redacted]"_ba);
        QCOMPARE(copy.event.name, u"room_started"_s);
        QVERIFY(paths.contains(u"$.request.body"_s));
    }

    void masksTokensInQueries()
    {
        QStringList paths;
        Capture capture;
        capture.request.target = "/h?t=eyJh.eyJi.c2ln&x=1";
        QCOMPARE(redacted(capture, Redaction::Secrets, m_secrets, &paths).request.target,
                 "/h?t=eyJh.eyJi.[redacted]&x=1"_ba);
    }
};

QTEST_APPLESS_MAIN(RedactionTest)
#include "tst_redaction.moc"

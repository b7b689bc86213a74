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
        QTest::newRow("line that goes on") << ""_ba
                                           << "sess2=SECRET"_ba
                                           << "[redacted]"_ba;
        QTest::newRow("line that goes on, with a colon") << " sess=1"_ba
                                                         << "SECRET"_ba
                                                         << "[redacted]"_ba;
        QTest::newRow("target again") << "X-Original-URI"_ba
                                      << "/hook?access_token=Q"_ba
                                      << "/hook?access_token=\u2026"_ba;
        QTest::newRow("page before") << "Referer"_ba
                                     << "https://a/b?c=Q&d=R"_ba
                                     << "https://a/b?c=\u2026&d=\u2026"_ba;
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

    /// By the name of the parameter, however it is written, and by what stands in the value.
    void masksSecretsInTargets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("masked");
        const auto row = [](const char *name, const QByteArray &target, const QByteArray &masked) {
            QTest::newRow(name) << target << masked;
        };
        row("a token", "/h?t=eyJh.eyJi.c2ln&x=1", "/h?t=eyJh.eyJi.[redacted]&x=1");
        row("a token in the path", "/h/eyJh.eyJi.c2ln?x=1", "/h/eyJh.eyJi.[redacted]?x=1");
        row("by name", "/hook/a?access_token=QSECRET", "/hook/a?access_token=[redacted]");
        row("by the name in a name", "/?user[password]=x&a.secret=y",
            "/?user[password]=[redacted]&a.secret=[redacted]");
        row("what lets in", "/?token=a&api_key=b&sig=c",
            "/?token=[redacted]&api_key=[redacted]&sig=[redacted]");
        row("in between", "/a?b=%20&Password=p%26q&c=d", "/a?b=%20&Password=[redacted]&c=d");
        row("twice", "/?secret=1&secret=2", "/?secret=[redacted]&secret=[redacted]");
        row("escaped name", "/?access%5Ftoken=x", "/?access%5Ftoken=[redacted]");
        row("token with escapes", "/?t=eyJh%2EeyJi%2Ec2ln&x=1", "/?t=[redacted]&x=1");
        row("JSON", "/?d=%7B%22password%22%3A%22x%22%7D", "/?d=[redacted]");
        row("JSON without a name", "/?%7B%22password%22%3A%22x%22%7D", "/?[redacted]");
        row("empty", "/?secret=&a=1", "/?secret=&a=1");
        row("twice masked", "/?secret=[redacted]", "/?secret=[redacted]");
        row("behind a semicolon", "/?a=b;token=c&d=e", "/?a=[redacted]&d=e");
        row("behind a second ?", "/?a=b?token=c&d=e", "/?a=[redacted]&d=e");
        row("of HTML", "/?a=b&amp;token=c", "/?a=b&amp;token=[redacted]");
        row("a URL", "/?next=https%3A%2F%2Fx%2F%3Fa%3Db%26token%3Dc",
            "/?next=[redacted]");
        row("a URL in a URL", "/?next=https%3A%2F%2Fx%2F%3Fu%3Dhttps%253A%252F%252Fy%253Fsig%253Dc",
            "/?next=[redacted]");
        row("a harmless URL", "/?next=https%3A%2F%2Fx%2F%3Fa%3Db%26page%3D2;lang=de",
            "/?next=https%3A%2F%2Fx%2F%3Fa%3Db%26page%3D2;lang=de");
        row("first in a value", "/?a=token%3Dc%26d%3De", "/?a=[redacted]");
        row("a name that is a parameter", "/?token%3Dc", "/?[redacted]");
        row("a name that is a URL", "/?https%3A%2F%2Fx%2F%3Ftoken%3Dc&d=e", "/?[redacted]&d=e");
        row("behind a broken escape", "/?a=x%25%253Btoken%253Dc", "/?a=[redacted]");
        row("a long name", "/?u=a;f[" + QByteArray("x").repeated(80) + "][token]=c",
            "/?u=[redacted]");
        row("JSON in a URL in a URL", "/?u=https%3A%2F%2Fx%3Fd%3D%257B%2522password%2522%253A%2522x"
            "%2522%257D", "/?u=[redacted]");
        row("signed for a time", "/?X-Amz-Signature=a&X-Amz-Date=b&X-Goog-Signature=c",
            "/?X-Amz-Signature=[redacted]&X-Amz-Date=b&X-Goog-Signature=[redacted]");
        row("encoded too often", "/?a=%252525252541", "/?a=[redacted]");
        row("harmless", "/secret=x?room=a&x=1+2&%zz", "/secret=x?room=a&x=1+2&%zz");
        row("more than are looked at", "/?" + QByteArray("a=1&").repeated(2000) + "secret=x",
            "/?" + QByteArray("a=1&").repeated(2000).chopped(1) + "[redacted]");
    }
    void masksSecretsInTargets()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, masked);
        QStringList paths;
        Capture capture;
        capture.request.target = target;
        QCOMPARE(redacted(capture, Redaction::Secrets, m_secrets, &paths).request.target, masked);
        QCOMPARE(paths, target == masked ? QStringList {} : QStringList {u"$.request.target"_s});
    }
};

QTEST_APPLESS_MAIN(RedactionTest)
#include "tst_redaction.moc"

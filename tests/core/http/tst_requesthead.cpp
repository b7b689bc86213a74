// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requesthead.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class RequestHeadTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSent()
    {
        const auto head = parseRequestHead("FROB //a%2Fb?x=%zz HTTP/1.1\r\nhOsT: a\r\nX:\r\n"
                                           "x-dup:  1 \t\r\nX-Dup: 2\r\nBin: \xff\xfe\r\n\r\n");
        QVERIFY2(head, head ? "" : qPrintable(head.error().message));
        QCOMPARE(head->method, "FROB"_ba);
        QCOMPARE(head->target, "//a%2Fb?x=%zz"_ba);
        QCOMPARE(head->version, "1.1"_ba);
        const HttpHeaders expected {
            {"hOsT", "a"}, {"X", ""}, {"x-dup", "1"}, {"X-Dup", "2"}, {"Bin", "\xff\xfe"}};
        QCOMPARE(head->headers, expected);
        QCOMPARE(firstHeader(head->headers, "X-DUP"), std::optional("1"_ba));
        QVERIFY(!firstHeader(head->headers, "none"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("head");
        const QByteArray line = "GET / HTTP/1.1\r\n";
        QTest::newRow("no colon") << line + "Oops\r\n\r\n";
        QTest::newRow("space before colon") << line + "A : b\r\n\r\n";
        QTest::newRow("empty name") << line + ": b\r\n\r\n";
        QTest::newRow("folded") << line + "A: b\r\n c\r\n\r\n";
        QTest::newRow("NUL") << line + QByteArray("A: b\0c\r\n\r\n", 10);
        QTest::newRow("bare CR") << line + "A: b\rc\r\n\r\n";
        QTest::newRow("bare LF") << line + "A: b\nC: d\r\n\r\n";
        QTest::newRow("escape in value") << line + "A: \x1b[31m\r\n\r\n";
        QTest::newRow("no end") << line + "A: b\r\n";
        QTest::newRow("two words") << "GET /\r\n\r\n"_ba;
        QTest::newRow("space in target") << "GET /a b HTTP/1.1\r\n\r\n"_ba;
        QTest::newRow("no HTTP") << "GET / FTP/1.1\r\n\r\n"_ba;
        QTest::newRow("bad method") << "G(T / HTTP/1.1\r\n\r\n"_ba;
        QTest::newRow("empty") << ""_ba;
    }
    void refuses()
    {
        QFETCH(QByteArray, head);
        const auto parsed = parseRequestHead(head);
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.isEmpty());
    }

    /// Whatever else is wrong with the line.
    void namesLineCharacters_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("CR in a method") << "G\rT / HTTP/1.1"_ba;
        QTest::newRow("CR in a target") << "GET /\r HTTP/1.1"_ba;
        QTest::newRow("LF in a version") << "GET / HTTP/1.1\n"_ba;
        QTest::newRow("NUL in a version") << QByteArray("GET / HTTP/1.\0", 14);
        QTest::newRow("CR alone") << "GET / HTTP/1.1\r\n\r"_ba;
        QTest::newRow("LF in a name") << "GET / HTTP/1.1\r\nA\nB: c"_ba;
        QTest::newRow("NUL in a value") << QByteArray("GET / HTTP/1.1\r\nA: b\0c", 22);
        QTest::newRow("CR behind a value") << "GET / HTTP/1.1\r\nA: b\r"_ba;
        QTest::newRow("folded") << "GET / HTTP/1.1\r\n A: b\r"_ba;
        QTest::newRow("no colon") << "GET / HTTP/1.1\r\nOops\n"_ba;
    }
    void namesLineCharacters()
    {
        QFETCH(QByteArray, line);
        const auto parsed = parseRequestHead(QByteArray(line + "\r\n\r\n"));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().message,
                 QStringLiteral("The head has a NUL, or a CR or LF of its own."));
        QCOMPARE(parsed.error().offset, line.lastIndexOf("\r\n") < 0
                     ? qsizetype(0)
                     : line.lastIndexOf("\r\n") + 2);
    }

    /// Each byte by itself and behind others: they are looked at many at a time.
    void knowsFieldValues()
    {
        for (int c = 0; c < 256; ++c) {
            const bool good = c == '\t' || (c >= 0x20 && c != 0x7f);
            for (const int before : {0, 1, 15, 16, 31, 33, 100}) {
                const QByteArray text = QByteArray(before, 'a') + char(c) + QByteArray(before, 'z');
                QVERIFY2(isFieldValue(text) == good, qPrintable(QString::number(c)));
            }
        }
        QVERIFY(isFieldValue({}));
    }

    void readsWhatItCan()
    {
        const RequestHead head = readableRequestHead("POST /x HTTP/1.1\r\nGood: 1\r\nbroken\r\n");
        QCOMPARE(head.method, "POST"_ba);
        QCOMPARE(head.target, "/x"_ba);
        const HttpHeaders expected {{"Good", "1"}, {"", "broken"}};
        QCOMPARE(head.headers, expected);
        QVERIFY(readableRequestHead({}).headers.isEmpty());
    }
};

QTEST_APPLESS_MAIN(RequestHeadTest)
#include "tst_requesthead.moc"

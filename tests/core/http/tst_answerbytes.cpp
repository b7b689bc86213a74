// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/answerbytes.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class AnswerBytesTest : public QObject
{
    Q_OBJECT

private slots:
    void frames_data()
    {
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<bool>("close");
        QTest::addColumn<bool>("toHead");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const HttpAnswer &answer, const QByteArray &bytes,
                            bool close = false, bool toHead = false) {
            QTest::newRow(name) << answer << close << toHead << bytes;
        };
        row("default", {}, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        row("closing", {503, {}, {}},
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            true);
        row("header and body", {429, {{"Retry-After", "4"}}, "slow down"},
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 4\r\nContent-Length: 9\r\n\r\n"
            "slow down");
        row("to HEAD", {200, {}, "hello"}, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", false,
            true);
        row("204 has neither", {204, {}, "hello"}, "HTTP/1.1 204 No Content\r\n\r\n");
        row("304 has neither", {304, {}, "hello"}, "HTTP/1.1 304 Not Modified\r\n\r\n");
        row("205 is empty", {205, {}, "hello"},
            "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n");
        row("no phrase", {599, {}, {}}, "HTTP/1.1 599 Unknown\r\nContent-Length: 0\r\n\r\n");
        row("not final", {101, {}, {}},
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        row("too large a status", {20000, {}, {}},
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        row("headers that would break it",
            {200,
             {{"A", "x\r\nB: y"},
              {"C", QByteArray("\0", 1)},
              {"D", "x\ny"},
              {"E\r\n", "z"},
              {"F F", "z"},
              {"", "z"},
              {"G", "good"}},
             {}},
            "HTTP/1.1 200 OK\r\nG: good\r\nContent-Length: 0\r\n\r\n");
        row("headers that would contradict it",
            {200,
             {{"content-length", "7"}, {"Transfer-Encoding", "chunked"}, {"CONNECTION", "x"}},
             "ab"},
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab");
    }
    void frames()
    {
        QFETCH(HttpAnswer, answer);
        QFETCH(bool, close);
        QFETCH(bool, toHead);
        QFETCH(QByteArray, bytes);
        QCOMPARE(answerBytes(answer, {.close = close, .toHead = toHead}), bytes);
    }
};

QTEST_APPLESS_MAIN(AnswerBytesTest)
#include "tst_answerbytes.moc"

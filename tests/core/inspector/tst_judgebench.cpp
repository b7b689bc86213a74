// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/judgebench.h"
#include "tests/support/captures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class JudgeBenchTest : public QObject
{
    Q_OBJECT

private slots:
    /// What waits for the disk is bounded by what it takes in memory: nothing of it may be left
    /// out.
    void keepsNoHeadersBesideTheHead()
    {
        SessionStore store;
        JudgeBench bench(EventCatalog::load().value(), store);
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        capture.request.head = "POST / HTTP/1.1\r\n" + QByteArray("a:\r\n").repeated(1000) + "\r\n";
        for (int i = 0; i < 1000; ++i)
            capture.request.headers.append(HttpHeader {"a", ""});
        QList<AppendRecord> records {{1, capture}};
        const QList<Judgement> judgements = bench.judge(records);
        QCOMPARE(judgements.size(), 1);
        QCOMPARE(records.first().capture.request.headers.capacity(), 0);
        QCOMPARE(records.first().capture.request.head, capture.request.head);
        QCOMPARE(records.first().capture.request.bytesInMemory(),
                 2 + capture.request.target.size() + 2 * capture.request.head.size());
    }
};

QTEST_GUILESS_MAIN(JudgeBenchTest)
#include "tst_judgebench.moc"

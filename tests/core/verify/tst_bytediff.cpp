// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bytediff.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

/// "same[-signed-]{+arrived+}".
QString marked(const ByteDiff &diff)
{
    QString text;
    for (const DiffPiece &piece : diff.pieces) {
        if (piece.side == DiffPiece::Side::Both)
            text += piece.text;
        else if (piece.side == DiffPiece::Side::Signed)
            text += u"[-"_s + piece.text + u"-]"_s;
        else
            text += u"{+"_s + piece.text + u"+}"_s;
    }
    return text;
}

} // namespace

class ByteDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void differs_data()
    {
        QTest::addColumn<QByteArray>("signedBody");
        QTest::addColumn<QByteArray>("arrivedBody");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *from, const char *to, const char *text) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(text);
        };
        row("line feed", "{}", "{}\n", "{}{+↵+}");
        row("CR LF", "{}", "{}\r\n", "{}{+↩↵+}");
        row("space", "{\"a\":1}", "{\"a\": 1}", "{\"a\":{+·+}1}");
        row("space gone", "[1, 2, 3]", "[1,2,3]", "[1,[-·-]2,[-·-]3]");
        row("BOM", "{}", "\xef\xbb\xbf{}", "{+[BOM]+}{}");
        row("escape", "\"\xc3\xbc\"", "\"\\u00fc\"", "\"[-ü-]{+\\u00fc+}\"");
        row("bad UTF-8", "\"\xc3\xbc\"", "\"\xfc\"", "\"[-ü-]{+\\xfc+}\"");
        row("same", "{}", "{}", "{}");
        row("empty", "{}", "", "[-{}-]");
    }
    void differs()
    {
        QFETCH(QByteArray, signedBody);
        QFETCH(QByteArray, arrivedBody);
        QFETCH(QString, expected);
        const ByteDiff diff = diffBytes(signedBody, arrivedBody);
        QCOMPARE(marked(diff), expected);
        QVERIFY(!diff.cutBefore && !diff.cutBehind);
    }

    void showsTheNeighbourhoodOnly()
    {
        const QByteArray original = QByteArray(100'000, 'a') + QByteArray(100'000, 'b');
        QByteArray arrived = original;
        arrived.insert(100'000, ' ');
        const ByteDiff diff = diffBytes(original, arrived);
        QVERIFY(diff.cutBefore && diff.cutBehind);
        QVERIFY(diff.offset > 99'000 && diff.offset < 100'000);
        QVERIFY(marked(diff).contains(u"aa{+·+}bb"_s));
        QVERIFY(marked(diff).size() < 1000);
    }

    void makesEverythingVisible()
    {
        QCOMPARE(visibleBytes("a\t\x1b[0m\x7f"), u"a⇥[U+001b][0m[U+007f]"_s);
        QCOMPARE(visibleBytes("\xe2\x80\xae"), u"[U+202e]"_s); // turns the writing direction
        QCOMPARE(visibleBytes("\xf0\x9f\x98\x80"), u"😀"_s);
        QCOMPARE(visibleBytes("\xf0\x9f\x98"), u"\\xf0\\x9f\\x98"_s); // cut
    }
};

QTEST_GUILESS_MAIN(ByteDiffTest)
#include "tst_bytediff.moc"

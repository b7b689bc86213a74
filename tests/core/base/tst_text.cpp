// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void makesTextVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("visible");
        QTest::newRow("plain") << u"Amina Rahman"_s << u"Amina Rahman"_s;
        QTest::newRow("other scripts") << u"স্বাগতম 😀"_s << u"স্বাগতম 😀"_s;
        QTest::newRow("terminal escape") << u"\x1b[31mred"_s << u"\\u001b[31mred"_s;
        QTest::newRow("line breaks") << u"a\r\nb\tc"_s << u"a\\r\\nb\\tc"_s;
        QTest::newRow("bidi override") << u"a\u202eb"_s << u"a\\u202eb"_s;
        QTest::newRow("C1 control") << u"a\u009bb"_s << u"a\\u009bb"_s;
        QTest::newRow("NUL") << QString(QChar(0)) << u"\\u0000"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"\\ud800"_s;
        QTest::newRow("invisible tag beyond 16 bits") << u"a\U000e0041b"_s << u"a\\udb40\\udc41b"_s;
        QTest::newRow("markup stays") << u"<img src=x>"_s << u"<img src=x>"_s;
    }
    void makesTextVisible()
    {
        QFETCH(QString, text);
        QFETCH(QString, visible);
        QCOMPARE(visibleText(text), visible);
        QCOMPARE(visibleText(QStringView(text)), visible);
    }

    void seesEveryPlace()
    {
        for (qsizetype before = 0; before <= 40; ++before) {
            for (qsizetype behind = 0; behind <= 20; ++behind) {
                const QString start(before, u'a');
                const QString end(behind, u'z');
                QCOMPARE(visibleText(QString(start + u'\x7f' + end)),
                         QString(start + u"\\u007f" + end));
                QCOMPARE(displayText(QByteArray(start.toLatin1() + "\xc3\xa9" + end.toLatin1())),
                         QString(start + u'é' + end));
                QCOMPARE(displayText(QByteArray(start.toLatin1() + '\x80' + end.toLatin1())),
                         QString(start + u'\ufffd' + end));
                QCOMPARE(displayText(QByteArray(start.toLatin1() + '\0' + end.toLatin1())),
                         QString(start + u'\0' + end));
            }
        }
    }

    void lowersCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lower");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("lower already") << u"room_started-1"_s << u"room_started-1"_s;
        QTest::newRow("upper") << u"AMZ"_s << u"amz"_s;
        QTest::newRow("some") << u"roomStarted"_s << u"roomstarted"_s;
        QTest::newRow("next to letters") << u"@[`{"_s << u"@[`{"_s;
        QTest::newRow("beyond ASCII") << u"AÉ"_s << u"aé"_s;
        QTest::newRow("grows") << u"A\u0130"_s << u"ai\u0307"_s;
        QTest::newRow("beyond 16 bits") << u"\U00010400"_s << u"\U00010428"_s;
    }
    void lowersCase()
    {
        QFETCH(QString, text);
        QFETCH(QString, lower);
        QCOMPARE(lowerCase(text), lower);
    }

    void decodesBytes()
    {
        QCOMPARE(displayText("a\xc3\xa9\xff"), u"aé\ufffd"_s);
        QCOMPARE(displayText("\xef\xbb\xbfx"), u"\ufeffx"_s);
        QCOMPARE(displayText(QByteArrayView("a\0b", 3)).size(), 3);
    }

    void cutsLongText()
    {
        QCOMPARE(visibleText(u"abcdef", 3), u"abc…"_s);
        QCOMPARE(visibleText(u"abcdef"_s, 3), u"abc…"_s);
        QCOMPARE(visibleText(u"abc"_s, 3), u"abc"_s);
    }

    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 B"_s;
        QTest::newRow("bytes") << qint64(1023) << u"1023 B"_s;
        QTest::newRow("kilobytes") << qint64(2048) << u"2.0 KB"_s;
        QTest::newRow("does not say 1024.0 KB") << qint64(1024 * 1024 - 1) << u"1.0 MB"_s;
        QTest::newRow("megabytes") << qint64(9 * 1024 * 1024) << u"9.0 MB"_s;
    }
    void sizes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(humanSize(bytes), text);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        QTest::newRow("microseconds") << qint64(850) << u"850 µs"_s;
        QTest::newRow("milliseconds") << qint64(12'345) << u"12 ms"_s;
        QTest::newRow("seconds") << qint64(4'250'000) << u"4.2 s"_s;
        QTest::newRow("negative") << qint64(-3'000'000) << u"−3.0 s"_s;
        QTest::newRow("minutes") << qint64(125'000'000) << u"2 min 5 s"_s;
        QTest::newRow("hours") << qint64(3'600'000'000) * 3 + 600'000'000 << u"3 h 10 min"_s;
        QTest::newRow("days") << qint64(86'400'000'000) * 76 << u"76 d"_s;
    }
    void durations()
    {
        QFETCH(qint64, us);
        QFETCH(QString, text);
        QCOMPARE(humanDuration(us), text);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"

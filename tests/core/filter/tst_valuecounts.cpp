// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/filter/filter.h"
#include "core/filter/valuecounts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ValueCountsTest : public QObject
{
    Q_OBJECT

    SummaryTable m_table;

    QStringList counts(const QString &field, const QString &typed = {}, qsizetype most = 100)
    {
        QStringList lines;
        for (const ValueCount &each :
             countValues(m_table.rows(), field, typed, most, [] { return false; }))
            lines.append(u"%1 %2"_s.arg(each.value).arg(each.count));
        return lines;
    }

private slots:
    void init()
    {
        m_table.clear();
        QList<CaptureSummary> captures;
        for (int i = 0; i < 60; ++i) {
            CaptureSummary capture {.seq = i + 1,
                                    .method = "POST",
                                    .target = i % 2 == 0 ? "/hook"
                                        : i == 3         ? "/hook?secret=x" // never offered
                                                         : "/other",
                                    .verdict = i % 3 == 0 ? Verdict::Failed : Verdict::Verified,
                                    .sender = EventSender::LiveKit,
                                    .event = i % 4 == 0 ? u"room_started"_s : u"track_published"_s,
                                    .roomId = u"Room %1"_s.arg(i % 6),
                                    .status = i % 5 == 0 ? 503 : 200};
            if (i == 1)
                capture.participant = u"a\nb"_s;
            if (i >= 58) {
                capture = {.seq = i + 1, .refused = true};
            }
            captures.append(capture);
        }
        m_table.append(captures);
    }

    void counts_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("events") << u"event"_s << u""_s
                                << QStringList {u"track_published 43"_s, u"room_started 15"_s};
        QTest::addRow("in any case")
            << u"EVENT"_s << u"ROOM"_s << QStringList {u"room_started 15"_s};
        QTest::addRow("not only beginnings")
            << u"event"_s << u"r"_s << QStringList {u"room_started 15"_s, u"track_published 43"_s};
        QTest::addRow("verdicts") << u"verdict"_s << u""_s
                                  << QStringList {u"verified 38"_s, u"failed 20"_s, u"refused 2"_s};
        QTest::addRow("senders") << u"sender"_s << u""_s << QStringList {u"livekit 58"_s};
        QTest::addRow("statuses") << u"status"_s << u""_s << QStringList {u"200 46"_s, u"503 12"_s};
        QTest::addRow("targets") << u"target"_s << u"/"_s
                                 << QStringList {u"/hook 29"_s, u"/other 28"_s};
        QTest::addRow("line ends cannot be written") << u"participant"_s << u""_s << QStringList();
        QTest::addRow("not counted") << u"body"_s << u""_s << QStringList();
    }
    void counts()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        QCOMPARE(counts(field, typed), expected);
        QCOMPARE(canCountValues(field), field != u"body"_s);
    }

    void isBounded()
    {
        QCOMPARE(counts(u"room"_s).size(), 6);
        QCOMPARE(counts(u"room"_s, {}, 2), (QStringList {u"Room 0 10"_s, u"Room 1 10"_s}));
        QVERIFY(countValues(m_table.rows(), u"room"_s, {}, 2, [] { return true; }).isEmpty());
    }

    /// What is gone is not offered any more.
    void forgetsWhatWasRemoved()
    {
        m_table.remove({{4, 59}}); // places
        QCOMPARE(counts(u"event"_s), (QStringList {u"track_published 3"_s, u"room_started 1"_s}));
    }

    void isWrittenSoThatItIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::addRow("plain") << u"room-1"_s << u"room-1"_s;
        QTest::addRow("a space") << u"Big room"_s << u"\"Big room\""_s;
        QTest::addRow("wildcards") << u"a*b?c"_s << u"a\\*b\\?c"_s;
        QTest::addRow("quotes") << u"the \"x\""_s << u"\"the \\\"x\\\"\""_s;
        QTest::addRow("a backslash") << u"a\\b"_s << u"a\\\\b"_s;
        QTest::addRow("a path") << u"/hook?a=b&c"_s << u"/hook\\?a=b&c"_s;
        QTest::addRow("parentheses") << u"(a|b)"_s << u"\"(a|b)\""_s;
        QTest::addRow("a slash") << u"/a/"_s << u"/a/"_s;
        QTest::addRow("a minus") << u"-a"_s << u"-a"_s;
    }
    void isWrittenSoThatItIsFound()
    {
        QFETCH(QString, text);
        QTEST(filterValueText(text), "written");
        const Result<Filter> filter = Filter::compile(u"room="_s + filterValueText(text));
        QVERIFY2(filter, qPrintable(filterValueText(text)));
        QCOMPARE(filter->answer({.roomId = text}, 0), FilterAnswer::Yes);
        QCOMPARE(filter->answer({.roomId = text + u'x'}, 0), FilterAnswer::No);
        QCOMPARE(filter->answer({.roomId = QString(text).replace(u'*', u'Z')}, 0),
                 text.contains(u'*') ? FilterAnswer::No : FilterAnswer::Yes);
        const Result<Filter> list = Filter::compile(u"room:(zz|"_s + filterValueText(text) + u')');
        QVERIFY(list);
        QCOMPARE(list->answer({.roomId = text}, 0), FilterAnswer::Yes);
    }
};

QTEST_GUILESS_MAIN(ValueCountsTest)
#include "tst_valuecounts.moc"

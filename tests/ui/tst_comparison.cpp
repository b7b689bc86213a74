// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"
#include "tests/support/loadedsession.h"
#include "ui/comparepane.h"
#include "ui/comparison.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Who finds the event that another one is compared with, over a real session.
class ComparisonTest : public QObject
{
    Q_OBJECT

    /// Numbered from 1; 1 and 3 are of one event and room, 2 and 3 have one id.
    static QList<Capture> captures()
    {
        const auto capture = [](const QString &event, const QString &room, const QString &id,
                                const QByteArray &body) {
            Capture made = test::makeCapture(body, event);
            made.event.roomId = room;
            made.event.id = id;
            return made;
        };
        return {capture(u"room_started"_s, u"r"_s, u"one"_s, "{\"n\":1}"),
                capture(u"room_finished"_s, u"s"_s, u"two"_s, "{\"n\":2}"),
                capture(u"room_started"_s, u"r"_s, u"two"_s, "{\"n\":3}"),
                capture(u"other"_s, u"t"_s, u"four"_s, "{\"n\":4}")};
    }
    static QString textOf(const ComparePane &pane, const QString &name)
    {
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->accessibleName() == name)
                return label->text();
        }
        return {};
    }
    static QString words(const ComparePane &pane)
    {
        return textOf(pane, u"Result of the comparison"_s);
    }
    static QString sides(const ComparePane &pane) { return textOf(pane, u"What is compared"_s); }

    struct Fixture
    {
        explicit Fixture(qint64 only = 0)
            : comparison(session.inspector, session.model, session.view, pane, nullptr, only)
        {
            pane.resize(800, 300);
            pane.show();
        }
        void show(qint64 seq)
        {
            const Capture capture = session.load(seq);
            pane.setCapture(&capture);
        }
        void choose(Counterpart which)
        {
            auto *choice = pane.findChild<QComboBox *>();
            choice->setCurrentIndex(choice->findData(int(which)));
        }
        test::LoadedSession session {captures()};
        ComparePane pane {session.inspector.catalog()};
        Comparison comparison;
    };

private slots:
    void findsTheOther_data()
    {
        QTest::addColumn<qint64>("seq");
        QTest::addColumn<Counterpart>("which");
        QTest::addColumn<QString>("left"); // beginning of what is compared
        QTest::newRow("event") << qint64(3) << Counterpart::SameEvent << u"left: #1 "_s;
        QTest::newRow("room") << qint64(3) << Counterpart::SameRoom << u"left: #1 "_s;
        QTest::newRow("id") << qint64(3) << Counterpart::SameId << u"left: #2 "_s;
        QTest::newRow("id, the later one") << qint64(2) << Counterpart::SameId << u"left: #2 "_s;
    }
    void findsTheOther()
    {
        QFETCH(qint64, seq);
        QFETCH(Counterpart, which);
        QFETCH(QString, left);
        Fixture fixture;
        fixture.show(seq);
        fixture.choose(which);
        QTRY_VERIFY2(sides(fixture.pane).startsWith(left), qPrintable(sides(fixture.pane)));
        QTRY_COMPARE(
            words(fixture.pane),
            u"The bytes differ: the first difference is at byte 5."_s); // one token, as of a retry
    }

    void saysWhenThereIsNone_data()
    {
        QTest::addColumn<Counterpart>("which");
        QTest::addColumn<QString>("says");
        QTest::newRow("event") << Counterpart::SameEvent
                               << u"There is no earlier event of this kind."_s;
        QTest::newRow("room") << Counterpart::SameRoom
                              << u"There is no earlier event of this room."_s;
        QTest::newRow("id") << Counterpart::SameId << u"No other event has this id."_s;
    }
    void saysWhenThereIsNone()
    {
        QFETCH(Counterpart, which);
        QFETCH(QString, says);
        Fixture fixture;
        fixture.show(4);
        fixture.choose(which);
        QCOMPARE(words(fixture.pane), says);
    }

    void takesThePairThatIsSelected()
    {
        Fixture fixture;
        fixture.show(4);
        fixture.session.select({1, 3});
        QCOMPARE(fixture.pane.counterpart(), Counterpart::Selected);
        QTRY_VERIFY(sides(fixture.pane).startsWith(u"left: #2 "));
        fixture.session.select({3});
        QVERIFY(fixture.pane.counterpart() != Counterpart::Selected);
        QCOMPARE(words(fixture.pane), u"There is no earlier event of this kind."_s);
    }

    /// Of three nobody can say which are meant, and none is not enough.
    void asksForTwo()
    {
        Fixture fixture;
        QCOMPARE(words(fixture.pane), u"Select an event to compare it with another one."_s);
        fixture.session.select({0, 1, 2});
        fixture.show(3);
        QCOMPARE(words(fixture.pane), u"Select two events to compare them."_s);
        fixture.choose(Counterpart::SameId);
        QCOMPARE(words(fixture.pane), u"Select two events to compare them."_s);
        fixture.session.select({0, 2});
        QTRY_VERIFY(sides(fixture.pane).startsWith(u"left: #1 "));
        fixture.session.select({2});
        fixture.choose(Counterpart::SameId);
        QTRY_VERIFY(sides(fixture.pane).startsWith(u"left: #2 "));
    }

    /// A window of its own is about one event, whatever is selected.
    void takesOnlyItsOwnPair()
    {
        Fixture fixture(2);
        fixture.show(2);
        fixture.session.select({0, 3});
        QVERIFY(fixture.pane.counterpart() != Counterpart::Selected);
        fixture.session.select({0, 1});
        QCOMPARE(fixture.pane.counterpart(), Counterpart::Selected);
        QTRY_VERIFY(sides(fixture.pane).startsWith(u"left: #1 "));
    }

    /// Only about the one that was asked for.
    void saysWhatCannotBeRead()
    {
        Fixture fixture;
        fixture.show(3);
        fixture.choose(Counterpart::SameId); // is being read now
        emit fixture.session.inspector.loadFailed(7, Error {u"not this one"_s});
        emit fixture.session.inspector.loadFailed(0, Error {u"nor the session"_s});
        QCOMPARE(words(fixture.pane), u"Reading the other event…"_s);
        emit fixture.session.inspector.loadFailed(2, Error {u"it is gone"_s});
        QCOMPARE(words(fixture.pane), u"it is gone"_s);
    }
};

QTEST_MAIN(ComparisonTest)
#include "tst_comparison.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/events/eventcatalog.h"
#include "ui/candidatedelegate.h"
#include "ui/contrast.h"
#include "ui/emptystate.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/icons.h"
#include "ui/readablepalette.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterBarTest : public QObject
{
    Q_OBJECT

private slots:
    void filtersWhileTyping()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        QTest::keyClicks(edit, u"verdict:failed"_s);
        QTRY_COMPARE(changed.size(), 1); // one for the word, not one for each letter
        const auto filter = changed[0][0].value<Filter>();
        QCOMPARE(filter.answer({.verdict = Verdict::Failed}, 0), FilterAnswer::Yes);
        QCOMPARE(filter.answer({.verdict = Verdict::Verified}, 0), FilterAnswer::No);
    }

    void saysHowManyAreShown()
    {
        Icons icons;
        FilterBar bar(icons);
        const auto says = [&bar](const QString &text) {
            const auto labels = bar.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel *label) { return label->text() == text; });
        };
        bar.setCounts(12, 300);
        QVERIFY(says(u"12 of 300"_s));
        bar.setCounts(12, 300, {Unseen::Reason::Stopped, 180}); // which the filter does not hide
        QVERIFY(says(u"12 of the 120 looked at"_s));
        bar.setCounts(12, 300, {Unseen::Reason::Stopped}); // nobody knows how many
        QVERIFY(says(u"At least 12 of 300"_s));
    }

    void saysHowFarItLooked_data()
    {
        QTest::addColumn<Unseen>("unseen");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("at all") << Unseen() << QStringList {u"The filter hides everything"_s,
                                                            u"None of the 300 captured events "
                                                            "matches it."_s};
        QTest::newRow("at some") << Unseen {Unseen::Reason::Stopped, 299}
                                 << QStringList {u"Nothing was found before the search was "
                                                 "stopped"_s,
                                                 u"Looked at 1 of 300 events: none of them "
                                                 "matches the filter."_s};
        QTest::newRow("nobody knows")
            << Unseen {Unseen::Reason::Stopped}
            << QStringList {u"Nothing was found before the search was stopped"_s,
                            u"Events that match may be missing."_s};
        QTest::newRow("it could not")
            << Unseen {Unseen::Reason::Failed}
            << QStringList {u"Nothing was found"_s,
                            u"Not all events could be read. Events that match may be missing."_s};
    }
    void saysHowFarItLooked()
    {
        QFETCH(Unseen, unseen);
        QFETCH(QStringList, says);
        EmptyState state;
        state.showHidden(300, unseen);
        QStringList texts;
        for (const auto *label : state.findChildren<QLabel *>())
            texts.append(label->text());
        for (const QString &text : says)
            QVERIFY2(texts.contains(text), qPrintable(texts.join(u" | "_s)));
    }

    void takesTermsFromElsewhere()
    {
        Icons icons;
        FilterBar bar(icons);
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        bar.combine(u"room:a or room:b"_s, FilterUse::Replace);
        bar.combine(u"size>1"_s, FilterUse::And);
        QCOMPARE(edit->text(), u"(room:a or room:b) size>1"_s);
        QCOMPARE(changed.size(), 2); // at once
        edit->setText(u"rom:x"_s); // never in force
        bar.combine(u"is:pinned"_s, FilterUse::AndNot);
        QCOMPARE(edit->text(), u"(room:a or room:b) size>1 -is:pinned"_s);
    }

    void keepsTheLastGoodFilter()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        edit->setText(u"rom:x"_s);
        const auto problem = [&]() -> QString {
            for (const auto *label : bar.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(u"rom"_s))
                    return label->text();
            }
            return {};
        };
        QTRY_VERIFY(problem().contains(u"character 1"_s));
        QVERIFY(changed.isEmpty());
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(edit->text(), QString());
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed[0][0].value<Filter>().isEmpty());
        QVERIFY(problem().isEmpty());
    }

    /// Half a term is no mistake, and the filter before stays.
    void waitsForTheRest()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        edit->setText(u"room:"_s);
        edit->compile();
        QCOMPARE(edit->state(), FilterEdit::State::Incomplete);
        QVERIFY(edit->problem().isEmpty());
        QVERIFY(changed.isEmpty());
        edit->insert(u"demo"_s);
        edit->compile();
        QCOMPARE(edit->state(), FilterEdit::State::Valid);
        QCOMPARE(changed.size(), 1);
        edit->clear();
        edit->compile();
        QCOMPARE(edit->state(), FilterEdit::State::Empty);
    }

    void offersFieldsAndValues()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.setCatalog(EventCatalog::load().value());
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        edit->setFocus();
        QTest::keyClicks(edit, u"verd"_s);
        QAbstractItemView *popup = bar.findChild<QCompleter *>()->popup();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Return); // nothing is chosen
        QCOMPARE(edit->text(), u"verd"_s);
        QTest::keyClick(edit, Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"verdict:"_s);
        QTRY_VERIFY(popup->isVisible()); // now its values
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"verdict:verified"_s);
        QTest::keyClicks(edit, u" body.room.si"_s);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"verdict:verified body.room.sid:"_s);
    }

    /// Of the names that anybody may send, not too many.
    void offersWhatCanBeHad()
    {
        Icons icons;
        FilterBar bar(icons);
        QStringList sent;
        for (int i = 0; i < 300; ++i)
            sent.append(u"body.sent%1"_s.arg(i));
        bar.setMoreFields(sent);
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        edit->setFocus();
        QTest::keyClicks(edit, u"has:"_s);
        QAbstractItemView *popup = bar.findChild<QCompleter *>()->popup();
        QTRY_VERIFY(popup->isVisible());
        QVERIFY(!popup->model()->match(popup->model()->index(0, 0), 0, u"note"_s).isEmpty());
        QVERIFY(popup->model()->rowCount() < 200);
        QTest::keyClicks(popup, u"body.sent29"_s); // goes on in the field
        QTRY_COMPARE(popup->model()->rowCount(), 10); // 290 to 299: 29 is typed
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"has:body.sent290"_s);
    }

    /// A path without its operator would be sought as text, and most often nowhere be found.
    void waitsForTheRestOfAPath_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a name") << u"body.ev"_s;
        QTest::newRow("a dot") << u"size>1 body."_s;
        QTest::newRow("an index") << u"body.tracks[0"_s;
        QTest::newRow("a name in quotes") << u"-body.\"odd na"_s;
        QTest::newRow("half an operator") << u"body.event!"_s;
        QTest::newRow("no value yet") << u"body.event:"_s;
        QTest::newRow("a header") << u"header.user-a"_s;
        QTest::newRow("of what is there") << u"has:body."_s;
        QTest::newRow("an index of it") << u"has:body.tracks[0"_s;
    }
    void waitsForTheRestOfAPath()
    {
        QFETCH(QString, typed);
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        bar.apply(u"room:demo"_s);
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        QSignalSpy read(edit, &FilterEdit::problemChanged); // each time
        edit->end(false);
        QTest::keyClicks(edit, u' ' + typed);
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(edit->state(), FilterEdit::State::Incomplete);
        QCOMPARE(edit->problem(), QString());
        QCOMPARE(changed.size(), 0);
        QCOMPARE(bar.validText(), u"room:demo"_s);
        edit->home(false); // what is in force does not depend on where one is
        QCOMPARE(bar.validText(), u"room:demo"_s);
        bar.combine(u"is:pinned"_s, FilterUse::And);
        QCOMPARE(edit->text(), u"room:demo is:pinned"_s);
    }

    /// Who says that it is the whole text gets it as text; also what is not typed is complete.
    void takesAPathAsAWord()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        QTest::keyClicks(edit, u"body.ev"_s);
        QTRY_COMPARE(edit->state(), FilterEdit::State::Incomplete);
        edit->compile(); // as Enter does
        QCOMPARE(edit->state(), FilterEdit::State::Valid);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<Filter>().text(), u"body.ev"_s);
        QCOMPARE(bar.validText(), u"body.ev"_s);
        QTest::keyClicks(edit, u" a"_s); // one behind which something stands
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].value<Filter>().text(), u"body.ev a"_s);
        bar.apply(u"header.x"_s);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed[2][0].value<Filter>().text(), u"header.x"_s);
        QTest::keyClicks(edit, u" somebody.else"_s); // it is no field
        QTRY_COMPARE(changed.size(), 4);
    }

    void offersWhatWasCaptured()
    {
        Icons icons;
        SummaryTable table;
        for (int i = 0; i < 9; ++i)
            table.append({{.seq = i + 1,
                           .verdict = Verdict::Failed,
                           .event = i < 3 ? u"room_started"_s : u"track_published"_s,
                           .roomId = u"Big room"_s}});
        FilterBar bar(icons);
        bar.setCaptures([&] { return table.rows(); });
        bar.show();
        bar.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        auto *edit = bar.findChild<FilterEdit *>();
        edit->setFocus();
        QAbstractItemView *popup = bar.findChild<QCompleter *>()->popup();
        const auto offered = [popup] {
            QStringList list;
            for (int i = 0; i < popup->model()->rowCount(); ++i) {
                const QModelIndex index = popup->model()->index(i, 0);
                list.append(index.data().toString() + u' '
                            + index.data(CandidateDelegate::CountRole).toString());
            }
            return list;
        };
        QTest::keyClicks(edit, u"event:"_s);
        QTRY_VERIFY(popup->isVisible());
        QTRY_COMPARE(offered(), (QStringList {u"track_published 6"_s, u"room_started 3"_s}));
        QTest::keyClicks(popup, u"r"_s); // goes on in the field
        QTRY_COMPARE(offered(), (QStringList {u"room_started 3"_s, u"track_published 6"_s}));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"event:room_started"_s);
        QTest::keyClicks(edit, u" room:\"big r"_s);
        QTRY_COMPARE(offered(), QStringList {u"Big room 9"_s});
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"event:room_started room:\"Big room\""_s);
        // What did not occur comes last.
        QTest::keyClicks(edit, u" verdict:"_s);
        QTRY_COMPARE(offered().value(0), u"failed 9"_s);
        QCOMPARE(offered().size(), 5);
        QCOMPARE(offered().last(), u"refused 0"_s);
    }

    void goesOnWithWhatWasTypedElsewhere()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<FilterEdit *>();
        bar.type(u"a"_s);
        QCOMPARE(edit->text(), u"a"_s);
        QCOMPARE(edit->selectedText(), QString());
        bar.type(u"b"_s);
        QCOMPARE(edit->text(), u"a b"_s);
    }

    /// Some palettes have one for a light base on a dark one.
    void hasAPlaceholderThatCanBeRead_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("placeholder");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("dark on dark") << QColor(0x1b1e20) << QColor(0xfcfcfc)
                                      << QColor(0, 0, 0, 128) << false;
        QTest::newRow("faint on dark") << QColor(0x1b1e20) << QColor(0xfcfcfc)
                                       << QColor(0x4d4d4d) << false;
        QTest::newRow("faint on light") << QColor(Qt::white) << QColor(Qt::black)
                                        << QColor(0xd0d0d0) << false;
        QTest::newRow("readable") << QColor(Qt::white) << QColor(Qt::black) << QColor(0x606060)
                                  << true;
    }
    void hasAPlaceholderThatCanBeRead()
    {
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        QFETCH(QColor, placeholder);
        QFETCH(bool, isKept);
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        const QPalette before = QApplication::palette();
        const ReadablePalette readable;
        QPalette palette = before;
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::Text, text);
        palette.setColor(QPalette::PlaceholderText, placeholder);
        QApplication::setPalette(palette); // while it is shown
        QCoreApplication::processEvents();
        const QColor shown = bar.edit().palette().color(QPalette::PlaceholderText);
        QApplication::setPalette(before);
        QCoreApplication::processEvents();
        QCOMPARE(shown == placeholder, isKept);
        if (!isKept) {
            QVERIFY2(contrastOf(shown, base) >= 4.5, qPrintable(shown.name()));
            QVERIFY(contrastOf(shown, base) < contrastOf(text, base)); // yet fainter than a text
        }
        QCOMPARE(bar.edit().palette().color(QPalette::PlaceholderText),
                 readableFaint(before.color(QPalette::PlaceholderText),
                               before.color(QPalette::Text), before.color(QPalette::Base)));
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"

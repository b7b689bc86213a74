// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "ui/eventreference.h"
#include "ui/helpmenu.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class EventReferenceTest : public QObject
{
    Q_OBJECT

    static QTableWidget *table(const EventReference &window, const QString &name)
    {
        for (auto *each : window.findChildren<QTableWidget *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    static QString row(const QTableWidget &table, int row)
    {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells.append(table.item(row, column)->text());
        return cells.join(u'|');
    }

private slots:
    /// Qt writes the program's name behind the titles of other windows.
    void hasATitleAsAllWindowsHave()
    {
        QGuiApplication::setApplicationDisplayName(u"Hookglass"_s);
        EventReference reference(EventCatalog::load().value());
        QCOMPARE(reference.windowTitle(), u"Event reference \u2014 Hookglass"_s);
    }

    void listsSearchesAndShows()
    {
        EventReference window(EventCatalog::load().value());
        window.open();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *events = table(window, u"Events"_s);
        auto *fields = table(window, u"Fields of the event"_s);
        QCOMPARE(events->rowCount(), 30);
        auto *search = window.findChild<QLineEdit *>();
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"session_ended"_s);
        QTRY_COMPARE(events->rowCount(), 1);
        QVERIFY(row(*events, 0).startsWith(u"Session ended|session_ended|Plug-N-Meet|since"_s));
        search->setText(u"client_initiated"_s);
        QTRY_VERIFY(events->rowCount() > 3);
        QVERIFY(row(*events, 0).contains(u"disconnect_reason: CLIENT_INITIATED"_s));
        const int current = fields->currentRow();
        QVERIFY(current >= 0);
        QCOMPARE(fields->item(current, 0)->text(), u"participant.disconnect_reason"_s);
        QVERIFY(fields->item(current, 0)->font().bold());
        QVERIFY(!fields->item(0, 0)->font().bold());
        bool said = false;
        for (const auto *label : window.findChildren<QLabel *>())
            said = said || label->text().contains(u"1 CLIENT_INITIATED, 2 DUPLICATE_IDENTITY"_s);
        QVERIFY(said);
        search->setText(u"no such word"_s);
        QTRY_COMPARE(events->rowCount(), 0);
        QCOMPARE(fields->rowCount(), 0);
        search->clear();
        QTRY_COMPARE(events->rowCount(), 30);
    }

    void copies()
    {
        EventReference window(EventCatalog::load().value());
        window.findChild<QLineEdit *>()->setText(u"analytics_proceeded"_s);
        QTRY_COMPARE(table(window, u"Events"_s)->rowCount(), 1);
        QTest::mouseClick(window.findChild<QPushButton *>(), Qt::LeftButton);
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.startsWith(u"Analytics"_s));
        QVERIFY(text.contains(u"\nanalytics.file_id\t"_s));
    }

    void showsPlainText()
    {
        EventReference window(EventCatalog::load().value());
        for (const auto *label : window.findChildren<QLabel *>()) {
            if (!label->buddy())
                QVERIFY(label->textFormat() != Qt::RichText);
        }
    }

    void opensFromTheMenuOnce()
    {
        QWidget window;
        Inspector inspector(EventCatalog::load().value());
        HelpMenu menu(inspector, &window);
        QCOMPARE(menu.actions().first()->shortcut(), QKeySequence(Qt::Key_F1));
        menu.actions().first()->trigger();
        menu.actions().first()->trigger();
        QCOMPARE(window.findChildren<EventReference *>().size(), 1);
        QVERIFY(window.findChild<EventReference *>()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(window.findChild<EventReference *>()));
        QTest::keyClick(window.findChild<EventReference *>(), Qt::Key_Escape);
        QVERIFY(!window.findChild<EventReference *>()->isVisible());
    }
};

QTEST_MAIN(EventReferenceTest)
#include "tst_eventreference.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/responserules.h"
#include "tests/support/mainwindowtest.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/owncolumns.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The window from the first event on: what it receives, shows, filters and keeps.
class MainWindowTest : public test::MainWindowTest
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void leadsFromWaitingToAnEvent()
    {
        QVERIFY(shows(u"Waiting for the first webhook"_s));
        QVERIFY(shows(m_url.toString()));
        sendAll();
        QTRY_VERIFY(timeline()->isVisible());
        QTRY_VERIFY(shows(u"Verified 30"_s));
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        auto *tabs = m_window->findChild<DetailTabs *>();
        tabs->setCurrentIndex(1);
        const auto *body = tabs->currentWidget()->findChild<BytesView *>();
        QVERIFY(body);
        QTRY_VERIFY(body->bytes().contains("\"room_created\""));
        QTest::keyClick(timeline(), Qt::Key_End);
        QTRY_VERIFY(body->bytes().contains("\"room_finished\""));
    }

    void filtersByKeyboard()
    {
        sendAll();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        QTest::keyClicks(edit, u"event:artifact_*"_s);
        QTRY_COMPARE(rows(), 1);
        QTRY_VERIFY(shows(u"1 of 30"_s));
        QTest::keyClicks(edit, u" nothing"_s);
        QTRY_VERIFY(shows(u"The filter hides everything"_s));
        click(u"Clear filter"_s);
        QTRY_COMPARE(rows(), 30);
    }

    void stopsStartsAndTellsProblems()
    {
        click(u"Stop"_s);
        QTRY_VERIFY(shows(u"Nothing is received until you start"_s));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        m_window->setListeners({{.port = other.serverPort()}});
        click(u"Start"_s);
        QTRY_VERIFY(shows(u"another program is using this port"_s));
        other.close();
        click(u"Retry"_s);
        QTRY_VERIFY(visibleButton(u"Stop"_s));
        QTRY_VERIFY(!shows(u"another program"_s));
    }

    void showsRefusals()
    {
        QTcpSocket client;
        client.connectToHost(m_url.host(), quint16(m_url.port()));
        client.write("POST / HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n");
        QTRY_COMPARE(rows(), 1);
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u"Refused with status 413"_s));
        QTRY_VERIFY(shows(u"Refused 1"_s));
    }

    void keepsTheSessionWhenAnotherCannotBeOpened()
    {
        sendAll();
        m_window->openSession(m_folder.path());
        QTRY_VERIFY(shows(u"Cannot open the session"_s));
        QCOMPARE(rows(), 30);
        // Opening it again reads all of it back.
        openSession(session());
        QTRY_COMPARE(rows(), 30);
    }

    void pointsOutAnswersStillInForce()
    {
        m_window.reset();
        m_settings->set(settings::ResponseRules,
                        QString::fromUtf8(ResponseRules::preset(u"fail-once"_s).toJson()));
        open();
        QVERIFY(shows(u"\"Fail once\" is still in force"_s));
        QVERIFY(visibleButton(u"Answers: Fail once"_s));
        click(u"Answer 200"_s);
        QVERIFY(!shows(u"still in force"_s));
        QVERIFY(visibleButton(u"Answers: 200"_s));
        QVERIFY(m_settings->get(settings::ResponseRules).isEmpty());
    }

    void freezesWhileItCaptures()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(timeline()->isVisible()); // empty, and no filter is blamed for it
        for (const Sample &sample : samples().first(3))
            post(sample);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"Captured 3  ·  Shown 0"_s), PatienceMs);
        QCOMPARE(rows(), 0);
        QTRY_COMPARE(model().heldCount(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(rows(), 3);
        // A filter that takes nothing is told of all the same.
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        model().setFilter(*Filter::compile(u"room:nobody"_s));
        QTRY_VERIFY(shows(u"The filter hides everything"_s));
        QTRY_VERIFY(!timeline()->isVisible());
    }

    void keepsHowTheTimelineIsArranged()
    {
        const auto header = [this](int column) {
            return model().headerData(column, Qt::Horizontal).toString();
        };
        sendAll();
        m_window->findChild<OwnColumns *>()->addField(u"body.event"_s);
        const auto actions = m_window->findChildren<QAction *>();
        for (QAction *action : actions) {
            if (action->text().remove(u'&') == u"Since the first event")
                action->trigger();
        }
        QCOMPARE(header(int(TimelineColumn::Time)), u"Since first"_s);
        m_window->close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 30, PatienceMs);
        QCOMPARE(header(int(TimelineColumn::Time)), u"Since first"_s);
        QCOMPARE(header(TimelineModel::ColumnCount), u"body.event"_s);
        const QModelIndex cell = model().index(0, TimelineModel::ColumnCount);
        QTRY_COMPARE(cell.data().toString(), u"room_created"_s);
    }

    void everythingHasAName()
    {
        for (auto *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool isInput = widget->inherits("QLineEdit")
                || widget->inherits("QAbstractItemView") || widget->inherits("QPlainTextEdit")
                || qobject_cast<BytesView *>(widget) || widget->inherits("QAbstractSpinBox");
            if (!button && !isInput)
                continue;
            const bool named = !widget->accessibleName().isEmpty()
                || (button && !button->text().isEmpty())
                || widget->objectName() == "qt_spinbox_lineedit"_L1; // its spin box has the name
            QVERIFY2(named, widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"

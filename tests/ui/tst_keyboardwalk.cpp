// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "tests/support/testdata.h"
#include "ui/detailtabs.h"
#include "ui/exportdialog.h"
#include "ui/filterbar.h"
#include "ui/mainwindow.h"
#include "ui/overviewstrip.h"
#include "ui/timelineview.h"

#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Goes through the whole window with the keyboard alone, and looks at each stop as a screen reader
/// does.
class KeyboardWalkTest : public QObject
{
    Q_OBJECT

    static constexpr int MostStops = 80;
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    WebhookSender m_sender;

    /// What is wrong with a stop for somebody who does not see it; empty: nothing.
    static QString problemOf(QWidget *widget)
    {
        const QString what =
            QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        if (!seen)
            return what + u" is not there";
        const QAccessible::Role role = seen->role();
        if (role == QAccessible::NoRole || role == QAccessible::Client)
            return what + u" has no role";
        if (seen->text(QAccessible::Name).trimmed().isEmpty())
            return what + u" has no name";
        return {};
    }
    /// The widgets that Tab leads to, from the one with the focus until it comes back.
    static QList<QWidget *> stops(Qt::Key key)
    {
        QList<QWidget *> visited;
        QWidget *first = QApplication::focusWidget();
        for (QWidget *each = first; each && visited.size() < MostStops;) {
            visited.append(each);
            QTest::keyClick(each, key);
            each = QApplication::focusWidget();
            if (each == first)
                break;
        }
        return visited;
    }
    static QStringList problemsOf(const QList<QWidget *> &widgets)
    {
        QStringList problems;
        for (QWidget *widget : widgets)
            problems.append(problemOf(widget));
        problems.removeAll(QString());
        problems.removeDuplicates();
        return problems;
    }
    /// The order in which one reads the window, from the filter down and around.
    int station(const QWidget *widget) const
    {
        const auto *tabs = m_window->findChild<DetailTabs *>();
        if (m_window->findChild<FilterBar *>()->isAncestorOf(widget))
            return 0;
        if (widget == m_window->findChild<OverviewStrip *>())
            return 1;
        if (widget == m_window->findChild<TimelineView *>())
            return 2;
        if (widget == tabs->tabBar())
            return 3;
        if (tabs->isAncestorOf(widget))
            return 4;
        return 5; // what is above the filter, and below all
    }
    static void collectActions(const QMenu &menu, QList<QAction *> &found)
    {
        for (QAction *action : menu.actions()) {
            if (action->isSeparator())
                continue;
            found.append(action);
            if (action->menu()) {
                emit action->menu()->aboutToShow(); // some are filled then
                collectActions(*action->menu(), found);
            }
        }
    }
    QList<QAction *> menuActions() const
    {
        QList<QAction *> found;
        for (QAction *action : m_window->menuBar()->actions()) {
            emit action->menu()->aboutToShow();
            collectActions(*action->menu(), found);
        }
        return found;
    }
    void select()
    {
        auto *timeline = m_window->findChild<TimelineView *>();
        QTest::keyClick(timeline, Qt::Key_Home);
        QTRY_VERIFY(timeline->currentCapture() > 0);
    }

private slots:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_settings->set(settings::CommitTimeoutMs, qint64(60'000)); // however busy the disk is
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        const Credential credential {test::Key, test::Secret, {}};
        m_window->setCredentials({credential}, {});
        m_window->setListeners({{.port = 0}});
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        m_window->startListening();
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(listening.size() == 1 && opened.size() == 1); // in any order
        const QUrl url(listening[0][0].value<QList<ListenerInfo>>().first().url());
        const Sample sample = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch()).first();
        m_sender.send({url, sample.body, sample.sender, credential});
        QTRY_COMPARE(m_window->findChild<TimelineView *>()->model()->rowCount(), 1);
        const QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        select();
        QTRY_VERIFY(!loaded.isEmpty()); // and so shown: Tab leads through it
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_inspector.reset();
    }

    void everyStopHasANameAndARole_data()
    {
        QTest::addColumn<int>("tab");
        for (int tab = 0; tab < m_window->findChild<DetailTabs *>()->count(); ++tab)
            QTest::addRow("tab %d", tab) << tab;
    }
    void everyStopHasANameAndARole()
    {
        QFETCH(int, tab);
        m_window->findChild<DetailTabs *>()->setCurrentIndex(tab);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        const QList<QWidget *> visited = stops(Qt::Key_Tab);
        QVERIFY2(visited.size() < MostStops, "Tab does not lead back to where it began");
        QCOMPARE(problemsOf(visited).join(u'\n'), QString());
    }

    void tabGoesDownTheWindow()
    {
        m_window->findChild<DetailTabs *>()->setCurrentIndex(1); // the body
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        const QList<QWidget *> forward = stops(Qt::Key_Tab);
        QList<int> stations;
        QStringList told;
        for (const QWidget *widget : forward) {
            stations.append(station(widget));
            told.append(QString::number(stations.last()) + u' '
                        + QString::fromLatin1(widget->metaObject()->className()) + u' '
                        + widget->accessibleName());
        }
        QVERIFY2(std::is_sorted(stations.begin(), stations.end()), qPrintable(told.join(u'\n')));
        for (const int needed : {0, 2, 3, 4, 5})
            QVERIFY2(stations.contains(needed), qPrintable(told.join(u'\n')));
        QList<QWidget *> back = stops(Qt::Key_Backtab);
        std::reverse(back.begin() + 1, back.end());
        QCOMPARE(back, forward);
    }

    void menusAreComplete()
    {
        QHash<QString, QString> shortcuts;
        QStringList problems;
        for (const QAction *action : menuActions()) {
            if (action->text().isEmpty())
                problems.append(u"an action has no text"_s);
            for (const QKeySequence &each : action->shortcuts()) {
                const QString keys = each.toString();
                if (shortcuts.contains(keys))
                    problems.append(keys + u": " + shortcuts.value(keys) + u", " + action->text());
                shortcuts.insert(keys, action->text());
            }
        }
        QCOMPARE(problems.join(u'\n'), QString());
        QVERIFY(shortcuts.size() > 10);
    }

    /// In one menu, else the letter only selects and does not do it.
    void mnemonicsAreUnique()
    {
        QStringList problems;
        const auto check = [&problems](const QString &menu, const QList<QAction *> &actions) {
            QHash<QString, QString> letters;
            for (const QAction *action : actions) {
                const QString letter = QKeySequence::mnemonic(action->text()).toString();
                if (letter.isEmpty())
                    continue;
                if (letters.contains(letter))
                    problems.append(menu + u": " + letters.value(letter) + u", " + action->text());
                letters.insert(letter, action->text());
            }
        };
        check(u"menu bar"_s, m_window->menuBar()->actions());
        for (QAction *top : m_window->menuBar()->actions()) {
            emit top->menu()->aboutToShow();
            check(top->text(), top->menu()->actions());
        }
        QCOMPARE(problems.join(u'\n'), QString());
    }

    void goesRoundThePartsOfTheWindow()
    {
        m_window->findChild<DetailTabs *>()->setCurrentIndex(1); // the body
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        const auto walk = [this](Qt::KeyboardModifiers modifiers) {
            QList<int> stations;
            for (int i = 0; i < 4; ++i) {
                QTest::keyClick(m_window.get(), Qt::Key_F6, modifiers);
                stations.append(station(QApplication::focusWidget()));
            }
            return stations;
        };
        QCOMPARE(walk({}), QList<int>({2, 4, 0, 2}));
        QCOMPARE(walk(Qt::ShiftModifier), QList<int>({0, 4, 2, 0}));
    }

    /// Ctrl+Z takes back what was typed where one types, and brings no event back meanwhile; also
    /// while suggestions are shown, and when there is nothing to take back.
    void undoesWhereOneTypes()
    {
        auto *timeline = m_window->findChild<TimelineView *>();
        auto *edit = m_window->findChild<FilterBar *>()->findChild<QLineEdit *>();
        const auto undo = [this] {
            QTest::keyClick(m_window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        };
        edit->clear();
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Delete);
        QTRY_COMPARE(timeline->model()->rowCount(), 0);
        edit->setFocus();
        QTest::keyClicks(edit, u"ve"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        undo();
        QCOMPARE(edit->text(), QString());
        undo();
        m_window->findChild<FilterBar *>()->combine(u"room:a"_s, FilterUse::Replace);
        undo();
        QCOMPARE(edit->text(), QString());
        undo();
        QSignalSpy undeleted(m_inspector.get(), &Inspector::undeleted);
        QVERIFY(!undeleted.wait(300)); // it would have been at once
        QCOMPARE(timeline->model()->rowCount(), 0);
        m_window->findChild<DetailTabs *>()->tabBar()->setFocus();
        undo();
        QTRY_COMPARE(timeline->model()->rowCount(), 1);
        timeline->setFocus();
        select();
    }

    /// From an event to a file, without the mouse: Alt+F, E, the path, Enter.
    void exportsByKeyboard()
    {
        const QString path = m_folder.filePath(u"out.json"_s);
        QString problems = u"the dialog did not open"_s;
        QTimer poll;
        connect(&poll, &QTimer::timeout, m_window.get(), [&] {
            auto *dialog = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
            if (!dialog || !QApplication::focusWidget()
                || !dialog->isAncestorOf(QApplication::focusWidget()))
                return;
            poll.stop();
            problems = problemsOf(stops(Qt::Key_Tab)).join(u'\n');
            QTest::keyClick(dialog, Qt::Key_I, Qt::AltModifier); // "F&ile:"
            auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            if (!edit) {
                problems += u"\nthe path is not reached";
                dialog->reject();
                return;
            }
            edit->selectAll();
            QTest::keyClicks(edit, path);
            QTest::keyClick(edit, Qt::Key_Return);
        });
        poll.start(20);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_E);
        QCOMPARE(problems, QString());
        QVERIFY(QFile::exists(path));
    }

    void arrowsChooseTabs()
    {
        auto *tabs = m_window->findChild<DetailTabs *>();
        tabs->setCurrentIndex(0);
        tabs->tabBar()->setFocus();
        for (int tab = 1; tab < tabs->count(); ++tab) {
            QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
            QCOMPARE(tabs->currentIndex(), tab);
            QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(tabs->tabBar());
            QVERIFY(!bar->child(tab)->text(QAccessible::Name).isEmpty());
        }
    }
};

QTEST_MAIN(KeyboardWalkTest)
#include "tst_keyboardwalk.moc"

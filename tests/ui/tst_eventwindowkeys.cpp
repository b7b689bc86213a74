// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/detailtabs.h"
#include "ui/eventwindow.h"
#include "ui/mainwindow.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Keys of the main window that hold in an event's own window, too.
class EventWindowKeysTest : public QObject
{
    Q_OBJECT

    static constexpr int Events = 3;

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    QWidget *m_own = nullptr; ///< of the newest event

    TimelineModel &model() const { return *m_window->findChild<TimelineModel *>(); }

private slots:
    void initTestCase()
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(m_folder.filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait());
        for (int i = 0; i < Events; ++i)
            store.append(0, test::makeCapture("{}", u"room_started"_s));
    }

    void init()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(!opened.isEmpty() || opened.wait());
        QTRY_COMPARE(model().rowCount(), Events);
        auto &view = *m_window->findChild<TimelineView *>();
        view.chooseCapture(Events);
        QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<EventWindow *>());
        m_own = m_window->findChild<EventWindow *>();
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete))
                action->trigger();
        }
        QTRY_VERIFY2(model().rowCount() == 0,
                     qPrintable(m_window->statusBar()->currentMessage()));
        m_own->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_own));
    }

    void cleanup()
    {
        m_window.reset(); // with the window of the event
        m_inspector.reset();
    }

    void takesADeletionBack()
    {
        QTest::keyClick(m_own, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model().rowCount(), Events);
        QTest::keyClick(m_own, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model().rowCount(), 0);
        QTest::keyClick(m_own, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model().rowCount(), Events); // for the next
    }

    /// Where one types, the key is about what was typed.
    void leavesTypingAlone()
    {
        QTest::keyClick(m_own->findChild<DetailTabs *>(), Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(m_own->focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"sid"_s);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QCOMPARE(model().rowCount(), 0);
    }
};

QTEST_MAIN(EventWindowKeysTest)
#include "tst_eventwindowkeys.moc"

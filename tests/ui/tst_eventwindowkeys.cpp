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
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Keys of the main window that hold in an event's own window, too.
class EventWindowKeysTest : public QObject
{
    Q_OBJECT

    static constexpr int Events = 3;
    static constexpr int PatienceMs = 30'000;

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    QWidget *m_own = nullptr; ///< of the newest event

    TimelineModel &model() const { return *m_window->findChild<TimelineModel *>(); }

    void store()
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(m_folder.filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait(PatienceMs));
        for (int i = 0; i < Events; ++i)
            store.append(0, test::makeCapture("{}", u"room_started"_s));
    }
    QAction &actionOf(QKeyCombination keys) const
    {
        const QList<QAction *> actions = m_window->findChildren<QAction *>();
        return **std::find_if(actions.begin(), actions.end(), [keys](const QAction *action) {
            return action->shortcut() == QKeySequence(keys);
        });
    }

private slots:
    void init()
    {
        QFile::remove(m_folder.filePath(u"s.hookglass"_s));
        store();
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, PatienceMs);
        auto &view = *m_window->findChild<TimelineView *>();
        view.chooseCapture(Events);
        QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<EventWindow *>(), PatienceMs);
        m_own = m_window->findChild<EventWindow *>();
        actionOf(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 0, PatienceMs);
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
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, PatienceMs);
        QTest::keyClick(m_own, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 0, PatienceMs);
    }

    /// Where one types, the key is about what was typed.
    void leavesTypingAlone()
    {
        QTest::keyClick(m_own->findChild<DetailTabs *>(), Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(m_own->focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"sid"_s);
        const QSignalSpy undone(&actionOf(Qt::CTRL | Qt::Key_Z), &QAction::triggered);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QCOMPARE(undone.size(), 0);
    }
};

QTEST_MAIN(EventWindowKeysTest)
#include "tst_eventwindowkeys.moc"

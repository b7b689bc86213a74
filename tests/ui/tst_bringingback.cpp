// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/mainwindow.h"
#include "ui/taskprogress.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Taking the deletion of many events back, which takes its time.
class BringingBackTest : public QObject
{
    Q_OBJECT

    static constexpr int Events = 20'000;

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;

    QString session() const { return m_folder.filePath(u"s.hookglass"_s); }
    TimelineModel &model() const { return *m_window->findChild<TimelineModel *>(); }
    QString message() const { return m_window->statusBar()->currentMessage(); }
    qint64 inSession() const { return *SessionReader::open(session())->count(); }
    QProgressBar *progress() const
    {
        for (auto *bar : m_window->statusBar()->findChildren<QProgressBar *>()) {
            if (bar->accessibleName() == u"Bringing events back"_s)
                return bar;
        }
        return nullptr;
    }
    QPushButton *stopButton() const
    {
        for (auto *button : m_window->statusBar()->findChildren<QPushButton *>()) {
            if (button->toolTip().startsWith(u"Bringing events back"_s))
                return button;
        }
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(m_window.get(), key, modifiers);
    }

private slots:
    void initTestCase()
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(session());
        QVERIFY(opened.wait());
        QList<AppendRecord> records;
        for (int i = 1; i <= Events; ++i)
            records.append({quint64(i), test::makeCapture("{}", u"room_started"_s)});
        store.append(records);
        store.close();
        QVERIFY(closed.wait(60'000));
    }

    void init()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        m_window->setListeners({{.port = 0}});
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(session());
        m_window->startListening();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, 60'000);
        QVERIFY(!opened.isEmpty() || opened.wait());
        press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model().rowCount(), 0);
        QCOMPARE(inSession(), 0);
    }

    void showsHowFarItIs()
    {
        QList<int> values;
        const auto note = [&](qint64 done, qint64 total) {
            QCOMPARE(progress()->isVisible(), done < total);
            values.append(progress()->value());
        };
        connect(m_inspector.get(), &Inspector::restoreProgress, this, note);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, 60'000);
        disconnect(m_inspector.get(), &Inspector::restoreProgress, this, nullptr);
        QVERIFY(values.size() > 10);
        QVERIFY(std::is_sorted(values.begin(), values.end()));
        QVERIFY(!progress()->isVisible());
        QCOMPARE(message(), u"%1 events are back"_s.arg(QLocale().toString(Events)));
        QCOMPARE(inSession(), Events);
    }

    /// Nothing comes back by halves; and it can be taken back once more.
    void canBeStopped()
    {
        int told = 0;
        connect(m_inspector.get(), &Inspector::restoreProgress, this, [&] {
            if (++told == 2)
                QTest::mouseClick(stopButton(), Qt::LeftButton);
        });
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(message(), u"Stopped: the events stay deleted"_s, 60'000);
        disconnect(m_inspector.get(), &Inspector::restoreProgress, this, nullptr);
        QVERIFY2(told < 10, "it was read to its end");
        QCOMPARE(model().rowCount(), 0);
        QCOMPARE(inSession(), 0);
        QVERIFY(!progress()->isVisible());
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, 60'000);
        QCOMPARE(inSession(), Events);
    }

    /// Selecting an event is answered meanwhile.
    void readsOtherEventsMeanwhile()
    {
        bool isBack = false;
        connect(m_inspector.get(), &Inspector::undeleted, this, [&] { isBack = true; });
        bool wasAnsweredBefore = false;
        connect(m_inspector.get(), &Inspector::captureLoaded, this,
                [&] { wasAnsweredBefore = !isBack; });
        connect(m_inspector.get(), &Inspector::restored, this, [&, asked = false]() mutable {
            if (!std::exchange(asked, true))
                m_inspector->loadCapture(1);
        });
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), Events, 60'000);
        QVERIFY(wasAnsweredBefore);
        m_inspector->disconnect(this);
    }

    void cleanup()
    {
        m_window.reset();
        m_inspector.reset();
        m_settings.reset();
    }
};

QTEST_MAIN(BringingBackTest)
#include "tst_bringingback.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"
#include "core/inspector/inspector.h"
#include "core/receive/responserules.h"
#include "core/settings/settings.h"
#include "tests/support/testdata.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/eventwindow.h"
#include "ui/filterbar.h"
#include "ui/mainwindow.h"
#include "ui/owncolumns.h"
#include "ui/summarypane.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStatusBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The whole window over a real inspector, driven like a user does.
class MainWindowTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    QUrl m_url;
    WebhookSender m_sender;
    const Credential m_credential {test::Key, test::Secret, {}};

    TimelineView *timeline() const { return m_window->findChild<TimelineView *>(); }
    int rows() const { return timeline()->model()->rowCount(); }
    bool shows(const QString &text) const
    {
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    QPushButton *visibleButton(const QString &beginning) const
    {
        for (auto *button : m_window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(beginning))
                return button;
        }
        return nullptr;
    }
    QAction *compactAction() const
    {
        for (auto *each : m_window->findChildren<QAction *>()) {
            if (each->text().remove(u'&') == u"Compact session file…"_s)
                return each;
        }
        return nullptr;
    }
    static void press(const QString &text) ///< in the box that is open
    {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        for (auto *button : box ? box->buttons() : QList<QAbstractButton *>()) {
            if (button->text().remove(u'&') == text)
                button->click();
        }
    }
    void pressWhenAsked(const QString &text)
    {
        QTimer::singleShot(0, m_window.get(), [text] { press(text); });
    }
    /// A connection of somebody else's to the session, in a transaction that was begun by this.
    class Stranger
    {
    public:
        Stranger(const QString &path, const QStringList &statements)
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stranger"_s);
            database.setDatabaseName(path);
            database.open();
            for (const QString &each : statements) {
                QSqlQuery query(database);
                m_isReady = query.exec(each) && m_isReady;
                query.next();
            }
        }
        ~Stranger() { QSqlDatabase::removeDatabase(u"stranger"_s); }
        bool isReady() const { return m_isReady; }

    private:
        bool m_isReady = true;
    };
    void open(int port)
    {
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        m_window->setCredentials({m_credential}, {});
        m_window->setListeners({{.port = quint16(port)}});
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        m_window->startListening();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void sendAll()
    {
        const QList<Sample> samples = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch());
        for (const Sample &sample : samples)
            m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(rows(), samples.size());
    }

private slots:
    void init()
    {
        QFile::remove(m_folder.filePath(u"s.hookglass"_s));
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        open(0);
        QTRY_VERIFY(listening.size() == 1 && opened.size() == 1); // in any order
        m_url = QUrl(listening[0][0].value<QList<ListenerInfo>>().first().url());
    }
    void cleanup()
    {
        m_window.reset();
        m_inspector.reset();
    }

    void leadsFromWaitingToAnEvent()
    {
        QVERIFY(shows(u"Waiting for the first webhook"_s));
        QVERIFY(shows(m_url.toString()));
        sendAll();
        QVERIFY(timeline()->isVisible());
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
        QTest::mouseClick(visibleButton(u"Clear filter"_s), Qt::LeftButton);
        QTRY_COMPARE(rows(), 30);
    }

    void stopsStartsAndTellsProblems()
    {
        QTest::mouseClick(visibleButton(u"Stop"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"Nothing is received until you start"_s));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        m_window->setListeners({{.port = other.serverPort()}});
        QTest::mouseClick(visibleButton(u"Start"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"another program is using this port"_s));
        other.close();
        QTest::mouseClick(visibleButton(u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(visibleButton(u"Stop"_s));
        QVERIFY(!shows(u"another program"_s));
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
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        QTRY_COMPARE(rows(), 30);
    }

    void pointsOutAnswersStillInForce()
    {
        m_window.reset();
        m_settings->set(settings::ResponseRules,
                        QString::fromUtf8(ResponseRules::preset(u"fail-once"_s).toJson()));
        open(0);
        QVERIFY(shows(u"\"Fail once\" is still in force"_s));
        QVERIFY(visibleButton(u"Answers: Fail once"_s));
        QTest::mouseClick(visibleButton(u"Answer 200"_s), Qt::LeftButton);
        QVERIFY(!shows(u"still in force"_s));
        QVERIFY(visibleButton(u"Answers: 200"_s));
        QVERIFY(m_settings->get(settings::ResponseRules).isEmpty());
    }

    void tellsOfTheRetryToCome()
    {
        m_inspector->setResponseRules(ResponseRules::preset(u"fail-once"_s));
        const Sample sample = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch()).first();
        m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(rows(), 1);
        const auto attempt = [this](int row) {
            const auto *model = timeline()->model();
            return model->index(row, int(TimelineColumn::Attempt)).data().toString();
        };
        QCOMPARE(attempt(0), u"1 of 3, waiting"_s);
        QVERIFY(!timeline()->isColumnHidden(int(TimelineColumn::Attempt)));
        QTest::keyClick(timeline(), Qt::Key_Home);
        auto *tree = m_window->findChild<SummaryPane *>()->findChild<QTreeWidget *>();
        const auto fact = [tree](const QString &label) {
            return tree->findItems(label, Qt::MatchRecursive, 0).value(0);
        };
        QTRY_VERIFY(fact(u"Next"_s));
        QVERIFY(!fact(u"Outcome"_s));
    }

    void keepsPins()
    {
        // An answer that comes after the pin must not take it off.
        ResponseRules rules({{.name = u"slow"_s, .delayMs = 700}});
        m_inspector->setResponseRules(rules);
        const Sample sample = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch()).first();
        m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(rows(), 1);
        auto *model = m_window->findChild<TimelineModel *>();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QSignalSpy stored(m_inspector.get(), &Inspector::marksStored);
        QSignalSpy answered(m_inspector.get(), &Inspector::answered);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(model->captureAt(0).marks.pinned);
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(model->captureAt(0).status, 200);
        QVERIFY(model->captureAt(0).marks.pinned);
        QTRY_VERIFY(!stored.isEmpty());
        m_inspector->setResponseRules({});
        // Some have a pin: all get one. All have one: all lose it.
        m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(rows(), 2);
        timeline()->selectAll();
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(model->captureAt(0).marks.pinned && model->captureAt(1).marks.pinned);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!model->captureAt(0).marks.pinned && !model->captureAt(1).marks.pinned);
        timeline()->selectionModel()->select(
            model->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(timeline()->selectedSeqs(), QList<qint64>({2}));
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(stored.size() >= 2);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait());
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!model->captureAt(0).marks.pinned);
        QVERIFY(model->captureAt(1).marks.pinned);
    }

    void coloursARoom()
    {
        sendAll();
        auto *model = m_window->findChild<TimelineModel *>();
        QTest::keyClick(timeline(), Qt::Key_Home);
        const QString room = model->captureAt(0).roomId;
        QVERIFY(!room.isEmpty());
        const auto coloured = [&] {
            int count = 0;
            for (int row = 0; row < rows(); ++row) {
                const bool isOfRoom = model->captureAt(row).roomId == room;
                const bool has = model->index(row, 0).data(Qt::BackgroundRole).isValid();
                if (has != isOfRoom)
                    return -1;
                count += has ? 1 : 0;
            }
            return count;
        };
        QSignalSpy stored(m_inspector.get(), &Inspector::marksStored);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(coloured() > 1);
        QTRY_VERIFY(!stored.isEmpty());
        // Those that come later have it too, and so it is when the session is opened again.
        const int before = rows();
        const Sample sample = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch()).first();
        m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(rows(), before + 1);
        const int all = coloured();
        QVERIFY(all > 1);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(m_folder.filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait());
        QTRY_COMPARE(rows(), before + 1);
        QCOMPARE(coloured(), all);
        model->setFilter(*Filter::compile(u"colour:3"_s));
        QTRY_COMPARE(rows(), all);
        model->setFilter({});
        QTRY_COMPARE(rows(), before + 1);
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QVERIFY(!model->index(0, 0).data(Qt::BackgroundRole).isValid());
        // A rule gives what has none a colour.
        model->setColourRules(*ColourRules::make({{u"room=\"%1\""_s.arg(room), 5}}));
        QCOMPARE(coloured(), all);
    }

    void freezesWhileItCaptures()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(timeline()->isVisible()); // empty, and no filter is blamed for it
        auto *model = m_window->findChild<TimelineModel *>();
        const QList<Sample> samples = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch());
        for (const Sample &sample : samples.first(3))
            m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_VERIFY(shows(u"Captured 3  ·  Shown 0"_s));
        QCOMPARE(rows(), 0);
        QCOMPARE(model->heldCount(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rows(), 3);
        // A filter that takes nothing is told of all the same.
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        model->setFilter(*Filter::compile(u"room:nobody"_s));
        QTRY_VERIFY(shows(u"The filter hides everything"_s));
        QVERIFY(!timeline()->isVisible());
    }

    void keepsHowTheTimelineIsArranged()
    {
        const auto header = [this](int column) {
            return timeline()->model()->headerData(column, Qt::Horizontal).toString();
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
        open(0);
        QTRY_COMPARE(rows(), 30);
        QCOMPARE(header(int(TimelineColumn::Time)), u"Since first"_s);
        QCOMPARE(header(TimelineModel::ColumnCount), u"body.event"_s);
        const QModelIndex cell = timeline()->model()->index(0, TimelineModel::ColumnCount);
        QTRY_COMPARE(cell.data().toString(), u"room_created"_s);
    }

    void opensAnEventInAWindow()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        const auto window = [this] {
            return m_window->findChild<EventWindow *>();
        };
        QTRY_VERIFY(window());
        QVERIFY(window()->windowTitle().startsWith(u"#1 "));
        // The main window goes on to another; going back is a key.
        QTest::keyClick(timeline(), Qt::Key_Down);
        QVERIFY(window()->windowTitle().startsWith(u"#1 "));
        QCOMPARE(timeline()->currentCapture(), 2);
        QTest::keyClick(window(), Qt::Key_Escape);
        QTRY_VERIFY(!window());
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(timeline()->currentCapture(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(timeline()->currentCapture(), 2);
    }

    /// It opens on what was looked at.
    void opensAWindowOnThePaneLookedAt()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        auto *tabs = m_window->findChild<DetailTabs *>();
        for (const int pane : {3, 1}) {
            tabs->setCurrentIndex(pane);
            QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
            const auto window = [this] {
                return m_window->findChild<EventWindow *>();
            };
            QTRY_VERIFY(window());
            QCOMPARE(window()->details().currentIndex(), pane);
            window()->close();
            QTRY_VERIFY(!window());
            m_window->activateWindow();
            QTRY_VERIFY(m_window->isActiveWindow());
        }
    }

    void saysThatTheFilterHidesTheEvent()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        const auto *note = m_window->findChild<QAbstractButton *>(u"hiddenNote"_s);
        QVERIFY(note && !note->isVisible());
        auto *bar = m_window->findChild<FilterBar *>();
        m_window->statusBar()->showMessage(u"body.room.name"_s);
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        QCoreApplication::processEvents();
        QVERIFY(!shows(u"s.hookglass"_s)); // not over the message
        QCOMPARE(note->text(), u"#1 is hidden by the filter · Clear filter"_s);
        bar->apply(u"event:room_created"_s); // it is there again
        QTRY_VERIFY(!note->isVisible());
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        timeline()->selectionModel()->clear(); // not a row that the event shares with another
        bar->setFocus();
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"hiddenNote"_s), Qt::LeftButton);
        QTRY_COMPARE(rows(), 30);
        QTRY_VERIFY(!note->isVisible());
        QCOMPARE(bar->validText(), QString());
        QTRY_COMPARE(timeline()->currentCapture(), 1);
        QVERIFY(timeline()->selectionModel()->isRowSelected(0));
        QVERIFY(timeline()->hasFocus());
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        timeline()->showRow(0); // another one
        QTRY_VERIFY(!note->isVisible());
    }

    void copiesFromTheTimeline()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        const auto action = [this](const QString &beginning) -> QAction * {
            for (QAction *each : timeline()->actions()) {
                if (each->text().remove(u'&').startsWith(beginning))
                    return each;
            }
            return nullptr;
        };
        const auto copied = [&](const QString &beginning) {
            QApplication::clipboard()->clear();
            action(beginning)->trigger();
            return QApplication::clipboard()->text();
        };
        QTRY_VERIFY(action(u"Copy the request as cURL"_s)->isEnabled());
        QTest::keyClick(timeline(), Qt::Key_End); // that is not there at once
        QVERIFY(!action(u"Copy the request as cURL"_s)->isEnabled());
        QTRY_VERIFY(action(u"Copy the request as cURL"_s)->isEnabled());
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(action(u"Copy the request as raw HTTP"_s)->isEnabled());
        const QString curl = copied(u"Copy the request as cURL"_s);
        QCOMPARE(m_window->statusBar()->currentMessage(), u"Copied #1 as cURL"_s);
        QVERIFY2(curl.contains(u"curl "_s) && curl.contains(u"room_created"_s), qPrintable(curl));
        const QString http = copied(u"Copy the request as raw HTTP"_s);
        QVERIFY2(http.startsWith(u"POST /"_s) && http.contains(u"room_created"_s),
                 qPrintable(http));
        for (const QString &text : {curl, http}) // the signature does not go along
            QVERIFY(text.contains(u"[redacted]"_s));
    }

    void compactsTheSession()
    {
        sendAll();
        m_inspector->setRetention({.maxCaptures = 1});
        QTRY_COMPARE(rows(), 1);
        QAction *action = compactAction();
        QVERIFY(action && action->isEnabled());
        QSignalSpy compacted(m_inspector.get(), &Inspector::compacted);
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        pressWhenAsked(u"Cancel"_s);
        action->trigger();
        QVERIFY(action->isEnabled());
        pressWhenAsked(u"Compact"_s);
        action->trigger();
        QVERIFY(!action->isEnabled());
        QTRY_COMPARE(compacted.size(), 1);
        QCOMPARE(stopped.size(), 0); // it goes on listening
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"given back to the disk"_s));
        QVERIFY(action->isEnabled());
        emit m_inspector->compactFailed(Error {u"no space"_s});
        QVERIFY(shows(u"no space"_s));
    }

    /// A session of before it could be done so: as a whole, and not while it is listened into.
    void compactsAtOnceWithoutListening_data()
    {
        QTest::addColumn<bool>("listens");
        QTest::addColumn<bool>("fails");
        QTest::newRow("listening") << true << false;
        QTest::newRow("listening, and it fails") << true << true;
        QTest::newRow("not listening") << false << false;
    }
    void compactsAtOnceWithoutListening()
    {
        QFETCH(bool, listens);
        QFETCH(bool, fails);
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        if (!listens) {
            QTest::mouseClick(visibleButton(u"Stop"_s), Qt::LeftButton);
            QTRY_COMPARE(stopped.size(), 1);
        }
        std::optional<Stranger> writer;
        if (fails) {
            writer.emplace(m_inspector->sessionPath(), QStringList {u"BEGIN IMMEDIATE"_s});
            QVERIFY(writer->isReady());
        }
        QStringList told;
        const auto note = [&told](const QString &what) {
            return [&told, what] { told.append(what); };
        };
        QObject context;
        connect(m_inspector.get(), &Inspector::stopped, &context, note(u"stopped"_s));
        connect(m_inspector.get(), &Inspector::compacted, &context, note(u"compacted"_s));
        connect(m_inspector.get(), &Inspector::compactFailed, &context, note(u"failed"_s));
        connect(m_inspector.get(), &Inspector::listening, &context, note(u"listening"_s));
        pressWhenAsked(u"Compact"_s);
        emit m_inspector->compactsAtOnceOnly();
        QVERIFY(!compactAction()->isEnabled());
        QStringList expected {u"stopped"_s, fails ? u"failed"_s : u"compacted"_s};
        if (listens)
            expected.append(u"listening"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told, expected, 30'000);
        QVERIFY(compactAction()->isEnabled());
        QTRY_VERIFY(visibleButton(listens ? u"Stop"_s : u"Start"_s));
        QVERIFY(visibleButton(listens ? u"Stop"_s : u"Start"_s)->isEnabled());
    }

    /// Whoever would start it meanwhile waits.
    void startsOnlyWhenCompacted()
    {
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        QTest::mouseClick(visibleButton(u"Stop"_s), Qt::LeftButton);
        QTRY_COMPARE(stopped.size(), 1);
        QStringList told;
        QObject context;
        connect(m_inspector.get(), &Inspector::stopped, &context,
                [this] { m_window->startListening(); });
        connect(m_inspector.get(), &Inspector::compacted, &context,
                [&told] { told.append(u"compacted"_s); });
        connect(m_inspector.get(), &Inspector::listening, &context,
                [&told] { told.append(u"listening"_s); });
        pressWhenAsked(u"Compact"_s);
        emit m_inspector->compactsAtOnceOnly();
        QTRY_COMPARE(told, QStringList({u"compacted"_s, u"listening"_s}));
    }

    void compactsNoOtherSessionThanWasAskedFor()
    {
        QSignalSpy changed(m_inspector.get(), &Inspector::sessionChanged);
        connect(m_inspector.get(), &Inspector::sessionChanged, m_window.get(),
                [] { press(u"Compact"_s); });
        m_inspector->openSession(m_folder.filePath(u"next.hookglass"_s));
        compactAction()->trigger(); // the box is there until then
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_window->statusBar()->currentMessage().startsWith(u"Nothing was compacted"_s));
        QTRY_VERIFY(compactAction()->isEnabled());
    }

    /// It waits for somebody who reads the session, so there is time to stop it.
    void stopsCompacting()
    {
        const auto stop = [this]() -> QPushButton * {
            for (auto *button : m_window->statusBar()->findChildren<QPushButton *>()) {
                if (button->isVisible())
                    return button;
            }
            return nullptr;
        };
        sendAll();
        m_inspector->setRetention({.maxCaptures = 1});
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!stop());
        const Stranger reader(m_inspector->sessionPath(),
                              {u"BEGIN"_s, u"SELECT count(*) FROM capture"_s});
        QVERIFY(reader.isReady());
        QSignalSpy stopped(m_inspector.get(), &Inspector::compactionStopped);
        pressWhenAsked(u"Compact"_s);
        compactAction()->trigger();
        QTRY_VERIFY(stop());
        QCOMPARE(stop()->accessibleName(), u"Stop compacting the session"_s);
        QCOMPARE(stopped.size(), 0);
        QTest::mouseClick(stop(), Qt::LeftButton);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!stop());
        QVERIFY(m_window->statusBar()->currentMessage().startsWith(u"Stopped before"_s));
        QVERIFY(compactAction()->isEnabled());
    }

    void saysWhatGoesBeforeCompacting()
    {
        const auto text = [this]() -> QString {
            for (const auto *bar : m_window->statusBar()->findChildren<QProgressBar *>()) {
                if (bar->isVisible())
                    return bar->text();
            }
            return {};
        };
        emit m_inspector->compacting(-1);
        QCOMPARE(text(), u"Removing deleted events…"_s);
        emit m_inspector->compacting(3);
        QCOMPARE(text(), u"Compacting the session: 3 %"_s);
        emit m_inspector->compactionStopped(1000);
        QCOMPARE(text(), QString());
    }

    void stopsACheck()
    {
        const auto stop = [this]() -> QPushButton * {
            for (auto *button : m_window->statusBar()->findChildren<QPushButton *>()) {
                if (button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QVERIFY(!stop());
        emit m_inspector->checking(u"x"_s, 12);
        QVERIFY(stop());
        QCOMPARE(stop()->accessibleName(), u"Stop the check of the session"_s);
        emit m_inspector->sessionOpenFailed(u"x"_s, Error {u"The check was stopped."_s});
        QVERIFY(!stop());
        QVERIFY(shows(u"The check was stopped."_s));
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/settings/settings.h"
#include "tests/support/captures.h"
#include "tests/support/threadtime.h"
#include "ui/bodypane.h"
#include "ui/bytesview.h"
#include "ui/comparepane.h"
#include "ui/detailtabs.h"
#include "ui/findbar.h"
#include "ui/headerspane.h"
#include "ui/icons.h"
#include "ui/wirepane.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::threadUs;

class DetailTabsTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();
    Icons m_icons;
    qint64 m_readingUs = 0; ///< a body of 10 MiB, at once

    static QByteArray filled(const QByteArray &begin, const QByteArray &each, const QByteArray &end)
    {
        constexpr qsizetype Size = 10 * 1024 * 1024;
        return begin + each.repeated(Size / each.size()) + end;
    }
    static QByteArray largeObjects()
    {
        return filled("[", "{\"key\":\"value\",\"n\":1234},\n", "1]");
    }

    std::unique_ptr<DetailTabs> makeTabs()
    {
        auto tabs = std::make_unique<DetailTabs>(m_icons, m_catalog);
        tabs->resize(1200, 500);
        tabs->show();
        return tabs;
    }
    template <typename Button> static Button *button(const QWidget &in, const QString &start)
    {
        for (Button *each : in.findChildren<Button *>()) {
            if (QString(each->text()).remove(u'&').startsWith(start))
                return each;
        }
        return nullptr;
    }
    /// Save for a pixel that is left over when they are shared out.
    static bool areAlike(const QList<int> &one, const QList<int> &other)
    {
        return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                          [](int a, int b) { return qAbs(a - b) <= 4; });
    }
    static QString findCount(const DetailTabs &tabs)
    {
        return tabs.findChild<FindBar *>()->findChild<QLabel *>()->text();
    }
    static void openFind(DetailTabs &tabs, const QString &text)
    {
        auto *bar = tabs.findChild<FindBar *>();
        bar->open();
        bar->findChild<QLineEdit *>()->setText(text);
        QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Return);
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    /// The bar covers nothing, and tells of places only where they are marked.
    void findBarCoversNothing()
    {
        const auto tabs = makeTabs();
        Capture capture = test::makeCapture("{\"a\":\"demo\"}", u"x"_s);
        tabs->setCapture(&capture);
        auto *bar = tabs->findChild<FindBar *>();
        tabs->setCurrentIndex(0);
        bar->open();
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QCoreApplication::processEvents();
            const QRect covered(bar->mapTo(tabs.get(), QPoint()), bar->size());
            QVERIFY(tabs->rect().contains(covered));
            for (const auto *each : tabs->findChildren<QWidget *>()) {
                if (!each->isVisible() || bar->isAncestorOf(each) || each == bar
                    || each->findChild<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                    continue;
                QVERIFY2(
                    !covered.intersects(QRect(each->mapTo(tabs.get(), QPoint()), each->size())),
                    each->metaObject()->className());
            }
        }
        tabs->setCurrentWidget(tabs->findChild<BodyPane *>());
        bar->findChild<QLineEdit *>()->setText(u"demo"_s);
        QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Return);
        QCOMPARE(findCount(*tabs), u"1 of 1"_s);
        tabs->setCurrentIndex(0); // where the summary is, and nothing is marked
        QCOMPARE(findCount(*tabs), u"1 in other tabs"_s);
        QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Escape);
        for (int i = 0; i < tabs->count(); ++i)
            QCOMPARE(tabs->widget(i)->contentsMargins(), QMargins());
    }

    /// What the status bar says is of the tab that is shown.
    void saysNothingOfOtherTabs()
    {
        const auto tabs = makeTabs();
        Capture capture = test::makeCapture("{\"a\":1}", u"x"_s);
        tabs->setCapture(&capture);
        auto *body = tabs->findChild<BodyPane *>();
        tabs->setCurrentWidget(body);
        QSignalSpy status(tabs.get(), &DetailTabs::statusChanged);
        body->showPath(u"$.a"_s);
        QCOMPARE(status.last().first().toString(), u"body.a"_s);
        tabs->setCurrentIndex(0);
        QCOMPARE(status.last().first().toString(), QString());
        emit body->statusChanged(u"late"_s);
        QCOMPARE(status.last().first().toString(), QString());
    }

    /// Whoever chooses a tab by its letter can go on there.
    void mnemonicsTakeTheFocus_data()
    {
        QTest::addColumn<Qt::Key>("letter");
        QTest::addColumn<QString>("view");
        QTest::newRow("summary") << Qt::Key_U << u"FactsTree"_s;
        QTest::newRow("body") << Qt::Key_B << u"BodyTree"_s;
        QTest::newRow("headers") << Qt::Key_H << u"QTreeWidget"_s;
        QTest::newRow("token") << Qt::Key_T << u"Q"_s;
        QTest::newRow("wire") << Qt::Key_I << u"BytesView"_s;
    }
    void mnemonicsTakeTheFocus()
    {
        QFETCH(Qt::Key, letter);
        QFETCH(QString, view);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *elsewhere = new QLineEdit(&window);
        auto *tabs = new DetailTabs(m_icons, m_catalog, &window);
        layout->addWidget(elsewhere);
        layout->addWidget(tabs);
        window.resize(1000, 600);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Capture capture = test::makeCapture("{\"a\":1}", u"x"_s);
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        tabs->setCapture(&capture);
        elsewhere->setFocus();
        QTest::keyClick(elsewhere, letter, Qt::AltModifier);
        QTRY_VERIFY(tabs->currentWidget()->isAncestorOf(QApplication::focusWidget()));
        QString name = QString::fromLatin1(QApplication::focusWidget()->metaObject()->className());
        QVERIFY2(name.remove(u"hookglass::"_s).startsWith(view), qPrintable(name));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(tabs->findChild<FindBar *>()->isVisible());
    }

    /// By way of the settings file, as the next start of the program sees it.
    void keepsHowItIsArranged()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"s.ini"_s);
        QList<int> bodySizes;
        QList<int> wireSizes;
        {
            const auto tabs = makeTabs();
            auto *body = tabs->findChild<BodyPane *>();
            tabs->setCurrentWidget(body);
            button<QToolButton>(*body, u"Hex"_s)->setChecked(true);
            button<QToolButton>(*body, u"Tree"_s)->setChecked(false);
            auto *views = body->findChild<QSplitter *>();
            views->setSizes({0, 0, 0, 300, 800});
            bodySizes = views->sizes();
            body->findChild<QTreeView *>(u"bodyTree"_s)->header()->resizeSection(0, 333);
            auto *wire = tabs->findChild<WirePane *>();
            tabs->setCurrentWidget(wire);
            button<QCheckBox>(*wire, u"Show white"_s)->setChecked(true);
            wire->findChild<QSplitter *>()->setSizes({200, 900});
            wireSizes = wire->findChild<QSplitter *>()->sizes();
            auto *compare = tabs->findChild<ComparePane *>();
            compare->findChild<QComboBox *>()->setCurrentIndex(1);
            button<QCheckBox>(*compare, u"As bytes"_s)->setChecked(true);
            tabs->findChild<HeadersPane *>()->findChild<QTreeWidget *>()->header()->resizeSection(
                1, 222);
            Settings(file).set(settings::DetailPanes, tabs->arrangement());
        }
        const auto tabs = makeTabs();
        tabs->setArrangement(Settings(file).get(settings::DetailPanes));
        QVERIFY(qobject_cast<WirePane *>(tabs->currentWidget()));
        QVERIFY(button<QCheckBox>(*tabs->currentWidget(), u"Show white"_s)->isChecked());
        QVERIFY(!button<QCheckBox>(*tabs->currentWidget(), u"Hexa"_s)->isChecked());
        QVERIFY(areAlike(tabs->currentWidget()->findChild<QSplitter *>()->sizes(), wireSizes));
        auto *body = tabs->findChild<BodyPane *>();
        tabs->setCurrentWidget(body);
        QVERIFY(button<QToolButton>(*body, u"Hex"_s)->isChecked());
        QVERIFY(!button<QToolButton>(*body, u"Tree"_s)->isChecked());
        QTRY_VERIFY(areAlike(body->findChild<QSplitter *>()->sizes(), bodySizes));
        QCOMPARE(body->findChild<QTreeView *>(u"bodyTree"_s)->header()->sectionSize(0), 333);
        auto *compare = tabs->findChild<ComparePane *>();
        QCOMPARE(compare->findChild<QComboBox *>()->currentIndex(), 1);
        QVERIFY(button<QCheckBox>(*compare, u"As bytes"_s)->isChecked());
        QVERIFY(button<QCheckBox>(*compare, u"Only"_s)->isChecked());
        QCOMPARE(
            tabs->findChild<HeadersPane *>()->findChild<QTreeWidget *>()->header()->sectionSize(1),
            222);
    }

    /// Until the user draws them, the columns share whatever room there is.
    void columnsShareTheRoom()
    {
        const auto tabs = makeTabs();
        auto *body = tabs->findChild<BodyPane *>();
        auto *headers = tabs->findChild<HeadersPane *>();
        const Capture capture = test::makeCapture("{\"a\":1}", {});
        tabs->setCapture(&capture);
        const QList<std::pair<QWidget *, QTreeView *>> trees {
            {body, body->findChild<QTreeView *>(u"bodyTree"_s)},
            {headers, headers->findChild<QTreeWidget *>()}};
        for (const auto &[pane, tree] : trees) {
            tabs->setCurrentWidget(pane);
            for (const int width : {800, 1400}) {
                tabs->resize(width, 500);
                QTRY_COMPARE(tree->header()->length(), tree->viewport()->width());
                QVERIFY(tree->header()->sectionSize(2) * 5 >= tree->viewport()->width());
            }
            tree->header()->resizeSection(0, 77);
            tabs->resize(900, 500);
            QTRY_COMPARE(tree->header()->length(), tree->viewport()->width());
            QCOMPARE(tree->header()->sectionSize(0), 77);
        }
    }

    void ignoresWhatCannotBeReadBack_data()
    {
        QTest::addColumn<QVariantMap>("arrangement");
        QTest::newRow("nothing") << QVariantMap();
        QTest::newRow("other things")
            << QVariantMap {{u"shown"_s, u"none"_s}, {u"body"_s, 7}, {u"wire"_s, u"x"_s}};
        QTest::newRow("broken") << QVariantMap {
            {u"body"_s,
             QVariantMap {{u"views"_s, QByteArray("\0\1garbage", 9)},
                          {u"columns"_s, QVariantList {-5, 1'000'000}}}},
            {u"compare"_s, QVariantMap {{u"with"_s, 99}}}};
    }
    void ignoresWhatCannotBeReadBack()
    {
        QFETCH(QVariantMap, arrangement);
        const auto tabs = makeTabs();
        const auto *header = tabs->findChild<QTreeView *>(u"bodyTree"_s)->header();
        const int width = header->sectionSize(0);
        tabs->setArrangement(arrangement);
        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(header->sectionSize(0), width);
        auto *body = tabs->findChild<BodyPane *>();
        QVERIFY(button<QToolButton>(*body, u"Tree"_s)->isChecked());
        QCOMPARE(tabs->findChild<ComparePane *>()->findChild<QComboBox *>()->currentIndex(), 0);
    }

    /// As soon as the body is read, what stands in it is counted too.
    void countsAnewWhenALargeBodyIsRead()
    {
        const auto tabs = makeTabs();
        const QByteArray body = '[' + QByteArray("\"d\\u0065mo\",").repeated(50'000) + "\"demo\"]";
        Capture capture = test::makeCapture(body, {});
        tabs->setCapture(&capture);
        openFind(*tabs, u"demo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(findCount(*tabs).remove(u',').contains(u"10000"), 30'000);
        // Another event: only what it has.
        Capture other = test::makeCapture("{\"a\":\"demo\"}", {});
        tabs->setCapture(&other);
        QTRY_COMPARE(findCount(*tabs), u"1 in other tabs"_s);
    }

    /// The step that was asked for while the search went on is made at its end.
    void goesToWhatIsFoundLater()
    {
        const auto tabs = makeTabs();
        const QByteArray body = '[' + QByteArray("\"a\",").repeated(200'000) + "\"demo\"]";
        Capture capture = test::makeCapture(body, {});
        tabs->setCapture(&capture);
        auto *pane = tabs->findChild<BodyPane *>();
        tabs->setCurrentWidget(pane);
        QTRY_VERIFY_WITH_TIMEOUT(
            pane->findChildren<QLabel *>().first()->text().startsWith(u"JSON"_s), 30'000);
        openFind(*tabs, u"demo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(findCount(*tabs), u"1 of 1"_s, 30'000);
        QCOMPARE(pane->findChild<BytesView *>()->selectedBytes(), "demo"_ba);
    }

    /// What to read a body of 10 MiB costs is never paid in one turn of the event loop, whatever is
    /// done with it. Both are the processor's time of this thread: what else the machine does or
    /// how the program was built does not matter. (How long the turns are, `bench-body` tells.)
    void noTurnIsLong_data()
    {
        QTest::addColumn<QByteArray>("body");
        const qint64 before = threadUs();
        QVERIFY(readBodyContent({.body = largeObjects()}, m_catalog).document);
        m_readingUs = threadUs() - before;
        qInfo("to read it at once: %.1f ms", double(m_readingUs) / 1000);
        QTest::newRow("objects") << largeObjects();
        QTest::newRow("JSON in a text")
            << filled("{\"t\":\"[", "{\\\"key\\\":\\\"value\\\"},", "1]\"}");
        QTest::newRow("many texts with JSON")
            << filled("[", "\"{\\\"key\\\":[" + QByteArray("1,").repeated(200) + "2]}\",\n", "1]");
        QTest::newRow("empty lines") << filled("text", "\n", "");
        QTest::newRow("broken at its end") << filled("[", "[1,2,3],\n", "oops");
    }
    void noTurnIsLong()
    {
        QFETCH(QByteArray, body);
        const auto tabs = makeTabs();
        auto *pane = tabs->findChild<BodyPane *>();
        tabs->setCurrentWidget(pane);
        qint64 longest = 0;
        QString where;
        const auto measure = [&](const QString &what, const std::function<void()> &turn) {
            const qint64 before = threadUs();
            turn();
            if (const qint64 took = threadUs() - before; took > longest) {
                longest = took;
                where = what;
            }
        };
        const auto turnsUntil = [&](const QString &what, const std::function<bool()> &isDone) {
            const QDeadlineTimer deadline(120'000);
            while (!isDone() && !deadline.hasExpired())
                measure(what,
                        [] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
            QVERIFY2(isDone(), qPrintable(what));
        };
        Capture capture = test::makeCapture(body, {});
        capture.seq = 1;
        const auto isRead = [pane] {
            return !pane->findChildren<QLabel *>().first()->text().startsWith(u"Reading"_s);
        };
        QTimer ticking; // so that each turn comes to its end
        ticking.start(5);
        measure(u"showing"_s, [&] { tabs->setCapture(&capture); });
        turnsUntil(u"reading"_s, isRead);
        measure(u"filtering"_s, [&] {
            tabs->setHighlight(FilterHighlight(*Filter::compile(u"value or body.key:value"_s)));
        });
        measure(u"finding"_s, [&] { openFind(*tabs, u"nowhere"_s); });
        turnsUntil(u"searching"_s, [&] { return findCount(*tabs) == u"not found"; });
        measure(u"resizing"_s, [&] { tabs->resize(1000, 450); });
        const QDeadlineTimer settled(500);
        turnsUntil(u"cutting"_s, [&] { return settled.hasExpired(); });
        measure(u"leaving"_s, [&] { tabs->setCapture(nullptr); });
        qInfo("longest turn: %.1f ms of processor time (%s)", double(longest) / 1000,
              qPrintable(where));
        QVERIFY(longest < m_readingUs / 2);
    }
};

QTEST_MAIN(DetailTabsTest)
#include "tst_detailtabs.moc"

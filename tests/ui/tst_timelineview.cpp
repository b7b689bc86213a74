// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TimelineViewTest : public QObject
{
    Q_OBJECT

    Icons m_icons;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;

    void append(qint64 from, qint64 to)
    {
        const int before = m_model->rowCount();
        m_model->append(test::summaries(from, to));
        QTRY_COMPARE(m_model->rowCount(), before + int(to - from + 1));
    }
    bool atEnd() const
    {
        return m_view->verticalScrollBar()->value() == m_view->verticalScrollBar()->maximum();
    }

private slots:
    void init()
    {
        m_icons.setPalette(QPalette());
        m_model = std::make_unique<TimelineModel>(m_icons);
        m_view = std::make_unique<TimelineView>(*m_model);
        m_view->resize(900, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void followsUntilTheUserScrollsAway()
    {
        append(1, 100);
        QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 0);
        QTRY_VERIFY(atEnd());
        append(101, 150);
        QTRY_VERIFY(atEnd());
        m_view->verticalScrollBar()->setValue(10);
        QVERIFY(!m_view->isFollowing());
        append(151, 187);
        QCOMPARE(m_view->verticalScrollBar()->value(), 10);
        QCOMPARE(m_view->newCount(), 37);
        auto *button = m_view->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"▼ 37 new"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_view->isFollowing());
        QTRY_VERIFY(atEnd());
        QVERIFY(!button->isVisible());
    }

    /// At first, in a font of any size.
    void everyVerdictFitsItsColumn()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSize(48);
        QApplication::setFont(large);
        m_view = std::make_unique<TimelineView>(*m_model);
        QApplication::setFont(before);
        constexpr int IconAndMargins = 16 + 12;
        for (const QString &word :
             {u"Verified"_s, u"Failed"_s, u"Unsigned"_s, u"No key"_s, u"Refused"_s})
            QVERIFY2(m_view->columnWidth(int(TimelineColumn::Verdict))
                         >= QFontMetrics(large).horizontalAdvance(word) + IconAndMargins,
                     qPrintable(word));
    }

    void movesByRowsWithHomeAndEnd()
    {
        append(1, 100);
        QSignalSpy current(m_view.get(), &TimelineView::currentCaptureChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(current.last()[0].toLongLong(), 1);
        QVERIFY(!m_view->isFollowing());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(current.last()[0].toLongLong(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(current.last()[0].toLongLong(), 100);
        QVERIFY(m_view->isFollowing());
    }

    void keepsTheCurrentEventThroughFilters()
    {
        append(1, 50);
        m_view->setCurrentIndex(m_model->index(m_model->rowOfSeq(25), 0));
        QSignalSpy current(m_view.get(), &TimelineView::currentCaptureChanged);
        QSignalSpy filtered(m_model.get(), &TimelineModel::filtered);
        m_model->setFilter(*Filter::compile(u"event:room_finished"_s));
        QVERIFY(filtered.wait());
        QCOMPARE(m_model->captureAt(m_view->currentIndex().row()).seq, 25);
        m_model->setFilter(*Filter::compile(u"event:nothing"_s));
        QVERIFY(filtered.wait());
        m_model->setFilter({});
        QVERIFY(filtered.wait());
        QCOMPARE(m_model->captureAt(m_view->currentIndex().row()).seq, 25);
        QVERIFY(current.isEmpty()); // it never was another one
        m_model->clear();
        QCOMPARE(current.last()[0].toLongLong(), 0);
    }

    /// It would ask whether whole columns are, row by row, and there may be a million.
    void theHeaderDoesNotKnowWhatIsSelected()
    {
        append(1, 50);
        m_view->selectAll();
        QCOMPARE(m_view->selectedCount(), 50);
        const QHeaderView &header = *m_view->horizontalHeader();
        QCOMPARE(header.model(), m_model.get());
        QVERIFY(!header.selectionModel()->hasSelection());
    }

    void typingMeansTheFilter()
    {
        QSignalSpy typed(m_view.get(), &TimelineView::typed);
        QSignalSpy escaped(m_view.get(), &TimelineView::escapePressed);
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_Space, Qt::Key_X})
            QTest::keyClick(m_view.get(), key);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed[0][0].toString(), u"x"_s);
        QCOMPARE(escaped.size(), 1);
    }

    /// In a small window there is room for the summary, until the user wants it otherwise.
    void leavesRoomForTheSummary()
    {
        TimelineView view(*m_model);
        view.resize(900, 300);
        view.show();
        const QHeaderView &header = *view.horizontalHeader();
        const int summary = int(TimelineColumn::Summary);
        const auto room = [&] {
            return view.viewport()->width() - header.sectionViewportPosition(summary);
        };
        QVERIFY2(room() >= 120, qPrintable(QString::number(room())));
        for (int column = 0; column < summary; ++column) { // and its title can be read
            if (!header.isSectionHidden(column))
                QVERIFY(header.sectionSize(column) >= header.fontMetrics().horizontalAdvance(
                            timelineTitle(TimelineColumn(column))));
        }
        QVERIFY(header.sectionSize(int(TimelineColumn::Time))
                > header.fontMetrics().horizontalAdvance(u"00:00:00.000"_s));
        const int narrow = header.sectionSize(int(TimelineColumn::Event));
        view.resize(1600, 300);
        QVERIFY(header.sectionSize(int(TimelineColumn::Event)) > narrow);
        view.horizontalHeader()->resizeSection(int(TimelineColumn::Event), 333); // drawn
        view.resize(900, 300);
        QCOMPARE(header.sectionSize(int(TimelineColumn::Event)), 333);
        const QByteArray kept = view.columns().state();
        TimelineView other(*m_model);
        other.columns().restore(kept, false);
        other.resize(800, 300);
        other.show();
        QCOMPARE(other.horizontalHeader()->sectionSize(int(TimelineColumn::Event)), 333);
        // Nor were they drawn by whoever only closed the window.
        TimelineView untouched(*m_model);
        untouched.resize(1600, 300);
        untouched.show();
        TimelineView after(*m_model);
        after.columns().restore(untouched.columns().state(), false);
        after.resize(900, 300);
        after.show();
        QCOMPARE(after.horizontalHeader()->sectionSize(int(TimelineColumn::Event)), narrow);
        // Nothing was kept at the first start.
        TimelineView first(*m_model);
        first.columns().restore({}, false);
        first.resize(900, 300);
        first.show();
        QVERIFY(first.viewport()->width()
                    - first.horizontalHeader()->sectionViewportPosition(summary)
                >= 120);
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"

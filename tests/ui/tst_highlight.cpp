// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventcatalog.h"
#include "tests/support/summaries.h"
#include "ui/filteredit.h"
#include "ui/highlight.h"
#include "ui/highlightbar.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class HighlightTest : public QObject
{
    Q_OBJECT

    Icons m_icons;
    std::unique_ptr<TimelineModel> m_model;

    /// Numbers of the highlighted rows.
    static QList<qint64> highlighted(const Highlight &highlight, const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (highlight.containsRow(row))
                seqs.append(model.captureAt(row).seq);
        }
        return seqs;
    }
    void append(qint64 from, qint64 to)
    {
        m_model->append(test::summaries(from, to));
        QSignalSpy counted(m_model.get(), &TimelineModel::countsChanged);
        QVERIFY(counted.wait());
    }
    void filter(const QString &text)
    {
        QSignalSpy filtered(m_model.get(), &TimelineModel::filtered);
        m_model->setFilter(*Filter::compile(text));
        QVERIFY(filtered.wait());
    }

private slots:
    void init()
    {
        m_icons.setPalette(QPalette());
        m_model = std::make_unique<TimelineModel>(m_icons);
    }

    void followsWhatHappens()
    {
        append(1, 20);
        Highlight highlight(*m_model);
        highlight.setFilter(*Filter::compile(u"verdict:failed"_s)); // every seventh
        QTRY_COMPARE(highlighted(highlight, *m_model), (QList<qint64> {7, 14}));
        append(21, 30);
        QTRY_COMPARE(highlighted(highlight, *m_model), (QList<qint64> {7, 14, 21, 28}));
        filter(u"seq>10"_s); // nothing is hidden by the highlight, nothing shown
        QCOMPARE(m_model->rowCount(), 20);
        QCOMPARE(highlighted(highlight, *m_model), (QList<qint64> {14, 21, 28}));
        CaptureSummary judged = m_model->summaryOf(14);
        judged.verdict = Verdict::Verified;
        m_model->update({judged});
        QTRY_COMPARE(highlighted(highlight, *m_model), (QList<qint64> {21, 28}));
        m_model->remove({{1, 11}});
        QTRY_COMPARE(highlighted(highlight, *m_model), (QList<qint64> {21, 28}));
        highlight.setFilter({});
        QCOMPARE(highlighted(highlight, *m_model), QList<qint64>());
        highlight.setFilter(*Filter::compile(u"seq:25"_s));
        QTRY_COMPARE(highlight.count(), 1);
        m_model->clear();
        QTRY_COMPARE(highlight.count(), 0);
        append(41, 90); // one of them stands where #25 stood
        QCOMPARE(m_model->rowCount(), 50);
        QCOMPARE(highlighted(highlight, *m_model), QList<qint64>());
    }

    void leadsFromOneToTheNext()
    {
        append(1, 30);
        TimelineView view(*m_model);
        HighlightBar bar(m_icons, EventCatalog::load().value(), *m_model, view);
        view.resize(800, 300);
        view.show();
        QVERIFY(!bar.isVisible());
        bar.open();
        QVERIFY(bar.isVisible());
        const auto current = [&] {
            return view.currentIndex().isValid() ? m_model->captureAt(view.currentIndex().row()).seq
                                                 : 0;
        };
        QMenu menu;
        bar.addActions(menu);
        QAction *next = menu.actions()[1];
        QAction *previous = menu.actions()[2];
        QCOMPARE(next->shortcut(), QKeySequence(Qt::Key_F3));
        QVERIFY(!next->isEnabled());
        bar.edit().setText(u"verdict:failed"_s);
        bar.edit().compile();
        QTRY_VERIFY(next->isEnabled());
        QVERIFY(bar.findChild<QLabel *>());
        for (const qint64 seq : {7, 14, 21, 28, 7}) { // and round again
            next->trigger();
            QCOMPARE(current(), seq);
        }
        previous->trigger();
        QCOMPARE(current(), 28);
        // Enter goes too, and waits for what is being looked for.
        bar.edit().setText(u"seq:5"_s);
        QTest::keyClick(&bar.edit(), Qt::Key_Return);
        QTRY_COMPARE(current(), 5);
        bar.edit().setText(u"verdict:failed"_s);
        QTest::keyClick(&bar.edit(), Qt::Key_Return);
        QTRY_COMPARE(current(), 7);
        // The tint is there, and it goes.
        const auto left = [&](qint64 seq) {
            const QRect cell = view.visualRect(m_model->index(m_model->rowOfSeq(seq), 4));
            return view.viewport()->grab().toImage().pixelColor(cell.right() - 2,
                                                                cell.bottom() - 2);
        };
        view.scrollToTop();
        view.clearSelection();
        QVERIFY(left(7) != left(9)); // the rows between them alternate or not: both are odd
        QTest::keyClick(&bar.edit(), Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QTRY_VERIFY(!next->isEnabled());
        QVERIFY(left(7) == left(9));
    }
};

QTEST_MAIN(HighlightTest)
#include "tst_highlight.moc"

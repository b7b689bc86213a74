// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What the user has selected and looks at is still there when a filter has come and gone.
class ViewKeeperTest : public QObject
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
    void filter(const QString &text)
    {
        QSignalSpy filtered(m_model.get(), &TimelineModel::filtered);
        m_model->setFilter(*Filter::compile(text));
        QVERIFY(filtered.wait());
    }
    void select(const QList<qint64> &seqs)
    {
        m_view->clearSelection();
        for (const qint64 seq : seqs)
            m_view->selectionModel()->setCurrentIndex(m_model->index(m_model->rowOfSeq(seq), 0),
                                                      QItemSelectionModel::Select
                                                          | QItemSelectionModel::Rows);
    }
    bool isOnScreen(qint64 seq) const
    {
        return m_view->viewport()->rect().intersects(
            m_view->visualRect(m_model->index(m_model->rowOfSeq(seq), 0)));
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
        append(1, 200);
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void selectsAgainWhatComesBack_data()
    {
        QTest::addColumn<QList<qint64>>("seqs");
        QTest::newRow("one") << QList<qint64> {25};
        QTest::newRow("some") << QList<qint64> {25, 26, 90};
    }
    void selectsAgainWhatComesBack()
    {
        QFETCH(QList<qint64>, seqs);
        m_view->stopFollowing();
        select(seqs);
        filter(u"event:nothing"_s);
        QVERIFY(m_view->selectedSeqs().isEmpty());
        filter(u"event:nothing_either"_s);
        filter({});
        QCOMPARE(m_view->selectedSeqs(), seqs);
        QCOMPARE(m_view->currentCapture(), seqs.last());
        QVERIFY(isOnScreen(seqs.last()));
    }
    /// Some are hidden, the others stay.
    void keepsWhatIsHiddenBesideWhatIsNot()
    {
        select({25, 90});
        filter(u"seq:90"_s);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({90}));
        filter({});
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({25, 90}));
    }
    void forgetsItWhenTheUserSelectsAnother()
    {
        select({25});
        filter(u"seq:90"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({90}));
        filter({});
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({90}));
        QCOMPARE(m_view->currentCapture(), 90);
    }
    /// As when the focus comes with a key: Qt makes the first row the current one, no more.
    void selectsWhatBecomesCurrentWithTheFocus()
    {
        m_view->clearFocus();
        m_view->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(m_view->currentCapture() > 0);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({m_view->currentCapture()}));
    }
    void clicksWithControlSelectAndDeselect()
    {
        const auto click = [this](qint64 seq) {
            const QModelIndex index = m_model->index(m_model->rowOfSeq(seq), 1);
            m_view->scrollTo(index);
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                              m_view->visualRect(index).center());
        };
        click(100);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({100}));
        click(100);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>());
        click(101);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({101}));
    }
    /// Another session has events of the same numbers.
    void forgetsItWithTheSession()
    {
        select({25, 90});
        m_model->clear();
        append(1, 200);
        QVERIFY(m_view->selectedSeqs().isEmpty());
        QVERIFY(m_view->isFollowing());
    }
    void selectsTheNewestAlone()
    {
        m_view->setSelectsNewest(true);
        filter(u"seq<191"_s);
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({190}));
        filter({});
        QCOMPARE(m_view->selectedSeqs(), QList<qint64>({200}));
    }
    /// When it is judged again, say.
    void keepsWhatIsHiddenWhenARowIsTakenAway()
    {
        select({25, 90});
        filter(u"seq:90 verdict:verified"_s);
        CaptureSummary changed = m_model->summaryOf(90);
        changed.verdict = Verdict::Failed;
        m_model->update({changed});
        QTRY_COMPARE(m_model->rowCount(), 0);
        filter({});
        QVERIFY(m_view->selectedSeqs().contains(25));
    }
    /// Few rows are all at the end, which is not what the user went to.
    void doesNotFollowBecauseOfAFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one row") << u"seq:90"_s;
        QTest::newRow("less than before") << u"seq>150"_s;
        QTest::newRow("none") << u"event:nothing"_s;
    }
    void doesNotFollowBecauseOfAFilter()
    {
        QFETCH(QString, text);
        m_view->showCapture(100);
        m_view->verticalScrollBar()->setValue(95);
        QVERIFY(!m_view->isFollowing());
        filter(text);
        QCoreApplication::processEvents();
        QVERIFY(!m_view->isFollowing());
        filter({});
        QCoreApplication::processEvents();
        QVERIFY(!m_view->isFollowing());
        QVERIFY(isOnScreen(100));
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        QVERIFY(m_view->isFollowing()); // that was the user
    }
};

QTEST_MAIN(ViewKeeperTest)
#include "tst_viewkeeper.moc"

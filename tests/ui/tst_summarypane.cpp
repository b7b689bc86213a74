// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "tests/support/captures.h"
#include "ui/icons.h"
#include "ui/summarypane.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What the summary says of a delivery among the attempts of its event.
class SummaryPaneTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QTreeWidgetItem *fact(const SummaryPane &pane, const QString &label)
    {
        const auto found = pane.findChild<QTreeWidget *>()->findItems(label, Qt::MatchRecursive, 0);
        return found.isEmpty() ? nullptr : found.first();
    }
    static QString value(const SummaryPane &pane, const QString &label)
    {
        const QTreeWidgetItem *item = fact(pane, label);
        return item ? item->text(1) : QString();
    }
    static Capture failed(int attempt)
    {
        Capture capture = test::makeCapture("{}", u"room_finished"_s);
        capture.seq = 7;
        capture.event.sender = EventSender::PlugNMeet;
        capture.event.id = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s; // of today's Plug-N-Meet
        capture.verification.verdict = Verdict::Verified;
        capture.request.receivedAtUs = systemClockUs();
        capture.answer = {.status = 503, .rule = u"fail once"_s, .afterUs = 1200};
        capture.history = {.attempt = attempt, .retryOf = attempt > 1 ? 3 : 0};
        return capture;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void tellsAttemptAnswerAndWhatComesNext()
    {
        SummaryPane pane(m_icons);
        const Capture capture = failed(1);
        pane.setCapture(&capture);
        QVERIFY(value(pane, u"Answer"_s).startsWith(u"503, by the rule \"fail once\", after 1"_s));
        QCOMPARE(value(pane, u"Attempt"_s), u"1 of 3"_s);
        QVERIFY(value(pane, u"Next"_s).contains(u"attempt 2 of 3 in about 1 s"_s));
        QVERIFY(!fact(pane, u"Outcome"_s));

        pane.setRetry(RetrySeen {12, 1'020'000});
        QVERIFY(value(pane, u"Outcome"_s).startsWith(u"Came again as #12 after 1.0"_s));
        QSignalSpy activated(&pane, &SummaryPane::captureActivated);
        auto *tree = pane.findChild<QTreeWidget *>();
        emit tree->itemActivated(fact(pane, u"Outcome"_s), 1);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toLongLong(), 12);

        // The next capture has nothing of it.
        const Capture other = failed(2);
        pane.setCapture(&other);
        QVERIFY(!fact(pane, u"Outcome"_s));
        QCOMPARE(value(pane, u"Attempt"_s), u"2 of 3"_s);
    }

    void leadsToTheAttemptBefore()
    {
        SummaryPane pane(m_icons);
        pane.resize(600, 600);
        pane.show();
        Capture capture = failed(2);
        capture.history.duplicateOf = 1;
        pane.setCapture(&capture);
        QSignalSpy activated(&pane, &SummaryPane::captureActivated);
        auto *tree = pane.findChild<QTreeWidget *>();
        emit tree->itemClicked(fact(pane, u"Retry of"_s), 1);
        emit tree->itemClicked(fact(pane, u"Duplicate of"_s), 1);
        emit tree->itemClicked(fact(pane, u"Answer"_s), 1); // leads nowhere
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[0][0].toLongLong(), 3);
        QCOMPARE(activated[1][0].toLongLong(), 1);
    }

    /// As that of an event's window does when another session is opened meanwhile.
    void mayEndWhileItsMenuIsOpen()
    {
        auto pane = std::make_unique<SummaryPane>(m_icons);
        pane->show();
        const Capture capture = failed(1);
        pane->setCapture(&capture);
        auto *tree = pane->findChild<QTreeWidget *>();
        QTimer::singleShot(0, this, [&pane] { pane.reset(); });
        emit tree->customContextMenuRequested(
            tree->visualItemRect(fact(*pane, u"Next"_s)).center());
        QTRY_VERIFY(!pane);
    }

    void saysLittleOfPlainDeliveries()
    {
        SummaryPane pane(m_icons);
        Capture capture = failed(1);
        capture.answer = {.status = 200, .rule = u"default"_s, .afterUs = 1200};
        pane.setCapture(&capture);
        QVERIFY(value(pane, u"Answer"_s).startsWith(u"200, after 1"_s));
        for (const QString &label : {u"Attempt"_s, u"Retry of"_s, u"Duplicate of"_s, u"Next"_s})
            QVERIFY2(!fact(pane, label), qPrintable(label));
        capture.answer.afterUs = 0;
        pane.setCapture(&capture);
        QVERIFY(value(pane, u"Answer"_s).endsWith(u"not given yet"_s));
    }
};

QTEST_MAIN(SummaryPaneTest)
#include "tst_summarypane.moc"

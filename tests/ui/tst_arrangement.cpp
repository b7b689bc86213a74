// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "ui/detailslayout.h"
#include "ui/selectionhistory.h"
#include "ui/shortcutsdialog.h"

#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Where things stand in the window, and how one goes about in it.
class ArrangementTest : public QObject
{
    Q_OBJECT

    struct Window
    {
        explicit Window(Settings &settings)
            : layout(splitter, settings, nullptr)
        {
            for (int i = 0; i < 2; ++i)
                splitter.addWidget(new QWidget);
            splitter.setOrientation(Qt::Vertical);
            layout.addActions(menu);
            splitter.resize(1000, 800);
            splitter.show();
            layout.restore();
        }
        void choose(const QString &part)
        {
            for (QAction *each : menu.actions().first()->menu()->actions()) {
                if (each->text().remove(u'&').startsWith(part))
                    each->trigger();
            }
        }
        QSplitter splitter;
        QMenu menu;
        DetailsLayout layout;
    };

private slots:
    void putsDetailsWhereThereIsRoom()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.ini"_s));
        Window window(settings);
        QCOMPARE(window.splitter.orientation(), Qt::Vertical);
        window.splitter.setSizes({600, 200});
        const QList<int> below = window.splitter.sizes();
        window.splitter.resize(1800, 800);
        QTRY_COMPARE(window.splitter.orientation(), Qt::Horizontal);
        window.splitter.setSizes({500, 1300});
        const QList<int> beside = window.splitter.sizes();
        QVERIFY(beside.first() < beside.last());
        window.splitter.resize(1000, 800);
        QTRY_COMPARE(window.splitter.orientation(), Qt::Vertical);
        QCOMPARE(window.splitter.sizes(), below);
        window.splitter.resize(1800, 800);
        QTRY_COMPARE(window.splitter.orientation(), Qt::Horizontal);
        QCOMPARE(window.splitter.sizes(), beside);
    }

    void keepsWhatWasChosen()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.ini"_s));
        {
            Window window(settings);
            window.choose(u"Beside"_s);
            QCOMPARE(window.splitter.orientation(), Qt::Horizontal); // narrow as it is
            window.splitter.setSizes({300, 700});
            window.layout.save();
        }
        Window again(settings);
        QCOMPARE(again.splitter.orientation(), Qt::Horizontal);
        QVERIFY(again.splitter.sizes().first() < again.splitter.sizes().last());
        again.choose(u"Below the"_s);
        QCOMPARE(again.splitter.orientation(), Qt::Vertical);
        again.splitter.resize(1900, 800);
        QCoreApplication::processEvents();
        QCOMPARE(again.splitter.orientation(), Qt::Vertical);
    }

    void goesBackAndForward()
    {
        SelectionHistory history;
        QMenu menu;
        history.addActions(menu);
        QAction *back = menu.actions().first();
        QAction *forward = menu.actions().last();
        QSignalSpy wanted(&history, &SelectionHistory::wanted);
        // As the timeline does: what is wanted is selected.
        connect(&history, &SelectionHistory::wanted, &history, &SelectionHistory::select);
        QVERIFY(!back->isEnabled() && !forward->isEnabled());
        for (const qint64 seq : {5, 0, 7, 7, 9})
            history.select(seq);
        back->trigger();
        back->trigger();
        QVERIFY(!back->isEnabled());
        forward->trigger();
        QCOMPARE(wanted.size(), 3);
        QCOMPARE(wanted[0][0].toLongLong(), 7);
        QCOMPARE(wanted[1][0].toLongLong(), 5);
        QCOMPARE(wanted[2][0].toLongLong(), 7);
        history.select(3); // 9 is no longer ahead
        QVERIFY(!forward->isEnabled());
        back->trigger();
        QCOMPARE(wanted.last()[0].toLongLong(), 7);
        history.clear();
        QVERIFY(!back->isEnabled() && !forward->isEnabled());
        for (qint64 seq = 1; seq <= 1000; ++seq)
            history.select(seq);
        int steps = 0;
        for (; back->isEnabled(); ++steps)
            back->trigger();
        QCOMPARE(steps, 199); // it is bounded
    }

    void listsTheShortcuts()
    {
        QMenuBar bar;
        QMenu *file = bar.addMenu(u"&File"_s);
        file->addAction(u"&Open…"_s)->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
        file->addAction(u"No key"_s);
        QMenu *inner = file->addMenu(u"More"_s);
        inner->addAction(u"In&side"_s)->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
        const ShortcutsDialog dialog(bar);
        const auto *tree = dialog.findChild<QTreeWidget *>();
        const auto keyOf = [tree](const QString &what) {
            const auto found = tree->findItems(what, Qt::MatchRecursive | Qt::MatchExactly, 0);
            return found.isEmpty() ? QString() : found.first()->text(1);
        };
        QCOMPARE(keyOf(u"Open"_s), u"Ctrl+O"_s);
        QCOMPARE(keyOf(u"Inside"_s), u"Ctrl+I"_s);
        QVERIFY(tree->findItems(u"No key"_s, Qt::MatchRecursive, 0).isEmpty());
        QCOMPARE(keyOf(u"Clear the filter"_s), u"Esc"_s);
        QCOMPARE(keyOf(u"Find in the event"_s), u"Ctrl+F"_s);
        QCOMPARE(keyOf(u"Next and previous difference"_s), u"F7, Shift+F7"_s);
        QCOMPARE(keyOf(u"What can be done with a value or an event"_s), u"Menu key"_s);
    }
};

QTEST_MAIN(ArrangementTest)
#include "tst_arrangement.moc"

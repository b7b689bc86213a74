// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/filtermemory.h"
#include "ui/icons.h"
#include "ui/savedfiltersdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterMemoryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    Icons m_icons;
    std::unique_ptr<FilterBar> m_bar;
    FilterMemory *m_memory = nullptr;

    FilterEdit &edit() { return m_bar->edit(); }
    void open()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_bar = std::make_unique<FilterBar>(m_icons);
        m_memory = new FilterMemory(*m_settings, m_icons, *m_bar);
        m_bar->resize(900, 60);
        m_bar->show();
    }
    void enter(const QString &text)
    {
        edit().setText(text);
        QTest::keyClick(&edit(), Qt::Key_Return);
    }
    QList<QAction *> buttons() { return m_bar->findChild<QToolBar *>()->actions(); }

private slots:
    void init()
    {
        QFile::remove(m_folder.filePath(u"settings.ini"_s));
        open();
    }
    void cleanup()
    {
        m_bar.reset();
        m_settings.reset();
    }

    void keepsWhatWasUsed()
    {
        enter(u"a"_s);
        enter(u"b"_s);
        enter(u"event:("_s); // not complete
        enter(u" a "_s);
        enter(QString());
        QCOMPARE(m_memory->history(), (QStringList {u"a"_s, u"b"_s}));
        m_bar->apply(u"c"_s);
        QCOMPARE(m_memory->history().size(), 2); // not yet
        QTRY_COMPARE_WITH_TIMEOUT(m_memory->history().size(), 3, 10'000);
        m_bar.reset();
        open();
        QCOMPARE(m_memory->history(), (QStringList {u"c"_s, u"a"_s, u"b"_s}));
        for (int i = 0; i < 40; ++i)
            enter(u"seq:%1"_s.arg(i));
        QCOMPARE(m_memory->history().size(), 30);
        QCOMPARE(m_memory->history().first(), u"seq:39"_s);
    }

    void upOpensTheMenu()
    {
        QTest::keyClick(&edit(), Qt::Key_Up);
        QVERIFY(!QApplication::activePopupWidget()); // there is nothing
        enter(u"one && two"_s); // wrong
        enter(u"room:\"a&b\""_s);
        enter(u"two"_s);
        QTest::keyClick(&edit(), Qt::Key_Up);
        QVERIFY(!QApplication::activePopupWidget()); // there is a text
        m_bar->clear();
        QTest::keyClick(&edit(), Qt::Key_Up);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(edit().text(), u"room:\"a&b\""_s);
    }

    void makesButtons()
    {
        QVERIFY(buttons().isEmpty());
        m_memory->setSaved({{u"Failures"_s, u"verdict:failed"_s, true},
                            {u"Rooms"_s, u"event:room_*"_s, false},
                            {u"Big"_s, u"size>10kb"_s, true}});
        QCOMPARE(buttons().size(), 2);
        buttons()[0]->trigger();
        QCOMPARE(edit().text(), u"verdict:failed"_s);
        QVERIFY(buttons()[0]->isChecked() && !buttons()[1]->isChecked());
        buttons()[1]->trigger();
        QCOMPARE(edit().text(), u"size>10kb"_s);
        QVERIFY(!buttons()[0]->isChecked() && buttons()[1]->isChecked());
        buttons()[1]->trigger(); // off
        QCOMPARE(edit().text(), QString());
        QVERIFY(!buttons()[1]->isChecked());
        m_bar.reset();
        open();
        QCOMPARE(m_memory->saved().size(), 3);
        QCOMPARE(buttons().size(), 2);
        QCOMPARE(buttons()[1]->text(), u"Big"_s);
    }

    void savesTheFilterOfTheField()
    {
        enter(u"verdict:failed"_s);
        QMenu menu;
        m_memory->addActions(menu);
        menu.actions().first()->trigger();
        auto *dialog = m_bar->findChild<SavedFiltersDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled()); // it has no name yet
        auto *table = dialog->findChild<QTableWidget *>();
        table->item(0, 0)->setText(u"Failures"_s);
        table->item(0, 2)->setCheckState(Qt::Checked);
        QVERIFY(ok->isEnabled());
        ok->click();
        QCOMPARE(m_memory->saved(),
                 (QList<SavedFilter> {{u"Failures"_s, u"verdict:failed"_s, true}}));
        QCOMPARE(buttons().size(), 1);
    }

    void ordersAndRemoves()
    {
        SavedFiltersDialog dialog(m_icons, {{u"a"_s, u"1"_s, true}, {u"b"_s, u"2"_s, false}});
        const auto click = [&](const QString &text) {
            for (auto *button : dialog.findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == text)
                    button->click();
            }
        };
        click(u"Down"_s);
        QCOMPARE(dialog.filters(),
                 (QList<SavedFilter> {{u"b"_s, u"2"_s, false}, {u"a"_s, u"1"_s, true}}));
        click(u"Up"_s);
        QCOMPARE(dialog.filters().first().name, u"a"_s);
        click(u"Remove"_s);
        QCOMPARE(dialog.filters(), (QList<SavedFilter> {{u"b"_s, u"2"_s, false}}));
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        dialog.findChild<QTableWidget *>()->item(0, 1)->setText(u"rom:x"_s);
        QVERIFY(!ok->isEnabled());
    }

    void readsOnlyWhatIsWhole()
    {
        const QList<SavedFilter> filters {{u"a"_s, u"1"_s, true}, {u"b"_s, u"2"_s, false}};
        QStringList setting = savedFiltersToSetting(filters);
        QCOMPARE(savedFiltersFromSetting(setting), filters);
        setting.removeLast();
        QCOMPARE(savedFiltersFromSetting(setting), filters.first(1));
        QCOMPARE(savedFiltersFromSetting({u" "_s, u"x"_s, u""_s}), QList<SavedFilter>());
    }
};

QTEST_MAIN(FilterMemoryTest)
#include "tst_filtermemory.moc"

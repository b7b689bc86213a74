// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/colourrulesdialog.h"
#include "ui/exportdialog.h"
#include "ui/filteredit.h"
#include "ui/icons.h"
#include "ui/keysdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class DialogsTest : public QObject
{
    Q_OBJECT

    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (auto *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }

private slots:
    void addsChangesAndRemovesKeys()
    {
        KeysDialog dialog({{u"old"_s, "old secret", {}}}, u"/home/x/keys.json"_s);
        dialog.show();
        const auto *table = dialog.findChild<QTableWidget *>();
        QVERIFY(!table->item(0, 1)->text().contains(u"old secret"_s));
        const auto edits = dialog.findChildren<QLineEdit *>();
        QVERIFY(!button(dialog, u"Add"_s)->isEnabled());
        edits[0]->setText(u" plugnmeet "_s);
        edits[1]->setText(u"pasted secret\n"_s);
        QCOMPARE(edits[1]->echoMode(), QLineEdit::Password);
        QTest::mouseClick(button(dialog, u"Add"_s), Qt::LeftButton);
        const Credentials two {{u"old"_s, "old secret", {}},
                               {u"plugnmeet"_s, "pasted secret", u""_s}};
        QCOMPARE(dialog.credentials(), two);
        dialog.findChild<QTableWidget *>()->setCurrentCell(0, 0);
        edits[1]->setText(u"new"_s);
        QTest::mouseClick(button(dialog, u"Change"_s), Qt::LeftButton);
        QCOMPARE(dialog.credentials().first().secret, "new"_ba);
        QTest::mouseClick(button(dialog, u"Remove"_s), Qt::LeftButton);
        QCOMPARE(dialog.credentials().size(), 1);
    }

    void savesWhatStandsInTheFields()
    {
        KeysDialog dialog({}, {});
        const auto edits = dialog.findChildren<QLineEdit *>();
        edits[0]->setText(u"k"_s);
        edits[1]->setText(u"s"_s);
        dialog.accept();
        QCOMPARE(dialog.credentials().size(), 1);
        KeysDialog empty({}, {});
        empty.findChildren<QLineEdit *>()[0]->setText(u"k"_s);
        empty.accept();
        QVERIFY(empty.credentials().isEmpty());
    }

    void exportsInTheBackground()
    {
        const QTemporaryDir folder;
        const QString session = folder.filePath(u"s.hookglass"_s);
        {
            SessionStore store;
            QSignalSpy opened(&store, &SessionStore::opened);
            store.open(session);
            QVERIFY(opened.wait());
            store.append(1, test::makeCapture("{}", u"room_started"_s));
        }
        ExportDialog dialog(EventCatalog::load().value(), session, {}, 1, 1, folder.path());
        dialog.show();
        QCOMPARE(dialog.outputPath(), folder.filePath(u"s.json"_s));
        QSignalSpy exported(&dialog, &ExportDialog::exported);
        QTest::mouseClick(button(dialog, u"Export"_s), Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(exported[0][1].toLongLong(), 1);
        QVERIFY(QFile::exists(folder.filePath(u"s.json"_s)));
    }

    void saysWhyItCannotExport()
    {
        ExportDialog dialog(EventCatalog::load().value(), u"/none.hookglass"_s, {}, 1, 1,
                            u"/proc/none"_s);
        dialog.show();
        QTest::mouseClick(button(dialog, u"Export"_s), Qt::LeftButton);
        QTRY_VERIFY(button(dialog, u"Export"_s)->isEnabled());
        QVERIFY(dialog.isVisible());
    }

    void editsColourRules()
    {
        const Icons icons;
        ColourRulesDialog dialog(icons, {});
        dialog.show();
        QPushButton *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const auto press = [&](const QString &text) {
            for (auto *button : dialog.findChildren<QPushButton *>()) {
                if (button->text() == text)
                    button->click();
            }
        };
        QVERIFY(ok->isEnabled()); // no rules are fine
        press(u"&Add"_s);
        QVERIFY(!ok->isEnabled());
        auto *filter = dialog.findChild<FilterEdit *>();
        QTest::keyClicks(filter, u"verdict:failed"_s);
        QVERIFY(ok->isEnabled());
        press(u"&Add"_s);
        QTest::keyClicks(filter, u"body.room.sid:x"_s);
        QVERIFY(!ok->isEnabled()); // not what a row can be asked
        filter->clear();
        QTest::keyClicks(filter, u"room:demo"_s);
        dialog.findChild<QComboBox *>()->setCurrentIndex(6);
        press(u"Move &up"_s);
        QVERIFY(ok->isEnabled());
        QCOMPARE(dialog.rules().toJson(),
                 "[{\"filter\":\"room:demo\",\"colour\":7},"
                 "{\"filter\":\"verdict:failed\",\"colour\":1}]"_ba);
        press(u"&Remove"_s);
        QCOMPARE(dialog.rules().rules().size(), 1);
    }
};

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"
#include "ui/listenersdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Security = ListenerChoice::Security;

class ListenersDialogTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static Result<QString> fingerprint(const ListenerChoices &choices, qsizetype index)
    {
        const ListenerChoice &choice = choices.at(index);
        if (choice.security == Security::Files)
            return Error {u"not a certificate"_s};
        return QString(u"AB:"_s + choice.name);
    }
    /// The field that the label with this text belongs to.
    template <typename T> static T *field(const QWidget &dialog, const QString &label)
    {
        for (const auto *each : dialog.findChildren<QLabel *>()) {
            if (each->text().remove(u'&') == label && each->buddy()) {
                if (auto *widget = qobject_cast<T *>(each->buddy()))
                    return widget;
                return each->buddy()->findChild<T *>();
            }
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (auto *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    static bool shows(const QWidget &dialog, const QString &part)
    {
        for (const auto *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    static bool canAccept(const QWidget &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled();
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void changesAddsAndRemoves()
    {
        ListenersDialog dialog(m_icons, {ListenerChoice {}}, true, fingerprint);
        dialog.show();
        QVERIFY(!button(dialog, u"Remove"_s)->isEnabled()); // one must be left
        field<QSpinBox>(dialog, u"Port:"_s)->setValue(9000);
        button(dialog, u"Add"_s)->click();
        const auto *table = dialog.findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->currentRow(), 1);
        field<QLineEdit>(dialog, u"Name:"_s)->setText(u" second "_s);
        field<QComboBox>(dialog, u"Address:"_s)->setEditText(u"0.0.0.0"_s);
        field<QComboBox>(dialog, u"Security:"_s)->setCurrentIndex(1);
        const ListenerChoices wanted {
            {.port = 9000}, {u"second"_s, u"0.0.0.0"_s, 8787, Security::SelfSigned, {}, {}}};
        QCOMPARE(dialog.listeners(), wanted);
        QCOMPARE(table->item(1, 0)->text(), u"second"_s);
        QVERIFY(canAccept(dialog));
        button(dialog, u"Remove"_s)->click();
        QCOMPARE(dialog.listeners(), ListenerChoices {{.port = 9000}});
        QCOMPARE(field<QLineEdit>(dialog, u"Name:"_s)->text(), u"default"_s);
    }

    void showsAndCopiesTheFingerprint()
    {
        ListenersDialog dialog(m_icons,
                               {{.security = Security::SelfSigned}, {.name = u"b"_s, .port = 1}},
                               true, fingerprint);
        dialog.show();
        const auto *edit = field<QLineEdit>(dialog, u"Fingerprint:"_s);
        QVERIFY(edit && edit->isVisible());
        QCOMPARE(edit->text(), u"AB:default"_s);
        button(dialog, u"Copy"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), u"AB:default"_s);
        dialog.findChild<QTableWidget *>()->setCurrentCell(1, 0);
        QVERIFY(!edit->isVisible());
    }

    void looksForTheCertificateWhenTheTypingPauses()
    {
        int asked = 0;
        const auto count = [&asked](const ListenerChoices &choices, qsizetype index) {
            ++asked;
            return choices.at(index).address == "127.0.0.1"_L1 ? Result<QString>(u"AB"_s)
                                                               : Result<QString>(QString());
        };
        ListenersDialog dialog(m_icons, {{.security = Security::SelfSigned}}, true, count);
        dialog.show();
        const auto *edit = field<QLineEdit>(dialog, u"Fingerprint:"_s);
        QCOMPARE(edit->text(), u"AB"_s);
        asked = 0;
        auto *address = field<QComboBox>(dialog, u"Address:"_s);
        for (const QString &typed : {u"10.0.0.1"_s, u"10.0.0.12"_s, u"10.0.0.123"_s})
            address->setEditText(typed);
        QCOMPARE(asked, 0);
        QCOMPARE(edit->text(), QString()); // not that of another certificate
        QTRY_COMPARE(asked, 1);
        QVERIFY(edit->placeholderText().contains(u"made when listening starts"_s));
        QVERIFY(!button(dialog, u"Copy"_s)->isEnabled());
    }

    /// PROTOCOL 2.1 and 2.3: who verifies the certificate.
    void saysWhatSendersThinkOfTheCertificate()
    {
        ListenersDialog dialog(m_icons, {ListenerChoice {}}, true, fingerprint);
        dialog.show();
        QVERIFY(!shows(dialog, u"LiveKit"_s));
        field<QComboBox>(dialog, u"Security:"_s)->setCurrentIndex(1);
        QVERIFY(shows(dialog, u"Plug-N-Meet 2.1.6 and newer takes any certificate"_s));
        QVERIFY(shows(dialog, u"LiveKit does not try again"_s));
        field<QComboBox>(dialog, u"Security:"_s)->setCurrentIndex(2);
        QVERIFY(shows(dialog, u"only if they trust this one"_s));
    }

    void refusesWhatCannotWork()
    {
        ListenersDialog dialog(m_icons, {{}, {.name = u"b"_s, .port = 8788}}, true, fingerprint);
        dialog.show();
        QVERIFY(canAccept(dialog));
        field<QSpinBox>(dialog, u"Port:"_s)->setValue(8788);
        QVERIFY(!canAccept(dialog));
        QVERIFY(shows(dialog, u"\"b\" has this address and port already"_s));
        auto *table = dialog.findChild<QTableWidget *>();
        QVERIFY(!table->item(0, 0)->icon().isNull() && !table->item(1, 0)->icon().isNull());
        table->setCurrentCell(1, 0);
        field<QSpinBox>(dialog, u"Port:"_s)->setValue(0);
        QVERIFY(canAccept(dialog));
        QVERIFY(table->item(0, 0)->icon().isNull());
        field<QComboBox>(dialog, u"Security:"_s)->setCurrentIndex(2);
        QVERIFY(!canAccept(dialog));
        QVERIFY(shows(dialog, u"Choose the file with the certificate"_s));
    }

    void saysHowLongTheyLast()
    {
        ListenersDialog kept(m_icons, {ListenerChoice {}}, true, fingerprint);
        kept.show();
        QVERIFY(shows(kept, u"Kept in the settings"_s));
        ListenersDialog passing(m_icons, {ListenerChoice {}}, false, fingerprint);
        passing.show();
        QVERIFY(shows(passing, u"until the program ends"_s));
        QTest::keyClick(&passing, Qt::Key_Escape);
        QVERIFY(!passing.isVisible());
    }
};

QTEST_MAIN(ListenersDialogTest)
#include "tst_listenersdialog.moc"

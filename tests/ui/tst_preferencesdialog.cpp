// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferencesdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class PreferencesDialogTest : public QObject
{
    Q_OBJECT

    static QSpinBox *spin(const QWidget &dialog, const QString &name)
    {
        for (auto *each : dialog.findChildren<QSpinBox *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    static QCheckBox *check(const QWidget &dialog, const QString &beginning)
    {
        for (auto *each : dialog.findChildren<QCheckBox *>()) {
            if (each->text().remove(u'&').startsWith(beginning))
                return each;
        }
        return nullptr;
    }

private slots:
    void changesLimitsInTheirUnits()
    {
        ListenOptions options;
        options.listeners.first().name = u"kept"_s;
        PreferencesDialog dialog(options, {});
        QSpinBox *body = spin(dialog, u"Request body"_s);
        QCOMPARE(body->text(), u"10,240 KB"_s);
        body->setValue(20);
        spin(dialog, u"Pause between requests"_s)->setValue(7);
        QCOMPARE(dialog.limits().limits.request.maxBodyBytes, qint64(20 * 1024));
        QCOMPARE(dialog.limits().limits.idleTimeoutMs, 7000);
        QCOMPARE(dialog.limits().listeners.first().name, u"kept"_s);
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Restore"_s))
                button->click();
        }
        QCOMPARE(dialog.limits().limits.request.maxBodyBytes, qint64(10 * 1024 * 1024));
        QCOMPARE(dialog.limits().limits.idleTimeoutMs, 120'000);
    }

    void keepsEverythingByDefault()
    {
        const PreferencesDialog dialog({}, {});
        QCOMPARE(dialog.retention(), Retention {});
        QVERIFY(!spin(dialog, u"At most so many events"_s)->isEnabled());
    }

    void setsBoundsOfRetention()
    {
        PreferencesDialog dialog({}, {});
        check(dialog, u"At most so many"_s)->click();
        spin(dialog, u"At most so many events"_s)->setValue(5000);
        QCOMPARE(dialog.retention(), (Retention {.maxCaptures = 5000}));
        check(dialog, u"At most so much"_s)->click();
        spin(dialog, u"At most so much space"_s)->setValue(2);
        check(dialog, u"Not longer"_s)->click();
        spin(dialog, u"Not longer than"_s)->setValue(3);
        dialog.findChild<QComboBox *>()->setCurrentText(u"hours"_s);
        QCOMPARE(dialog.retention(), (Retention {5000, 2 * 1024 * 1024, 3 * 3600}));
        check(dialog, u"At most so many"_s)->click();
        QCOMPARE(dialog.retention().maxCaptures, 0);
    }

    void givesBackWhatItWasGiven_data()
    {
        QTest::addColumn<qint64>("captures");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("age");
        QTest::newRow("days") << qint64(10) << qint64(3 * 1024 * 1024) << qint64(2 * 86'400);
        QTest::newRow("hours") << qint64(1) << qint64(0) << qint64(5 * 3'600);
    }
    void givesBackWhatItWasGiven()
    {
        QFETCH(qint64, captures);
        QFETCH(qint64, bytes);
        QFETCH(qint64, age);
        const Retention retention {captures, bytes, age};
        QCOMPARE(PreferencesDialog({}, retention).retention(), retention);
    }

    void neverTurnsABoundOff()
    {
        const PreferencesDialog dialog({}, {0, 5, 7}); // less than one unit each
        QCOMPARE(dialog.retention(), (Retention {0, 1024 * 1024, 3600}));
    }

    void hasBuddiesForEveryLimit()
    {
        const PreferencesDialog dialog({}, {});
        QSet<const QWidget *> buddies;
        QSet<QString> mnemonics;
        for (const auto *label : dialog.findChildren<QLabel *>()) {
            if (!label->buddy())
                continue;
            buddies.insert(label->buddy());
            const QString mnemonic = label->text().mid(label->text().indexOf(u'&'), 2).toLower();
            QVERIFY2(!mnemonics.contains(mnemonic), qPrintable(label->text()));
            mnemonics.insert(mnemonic);
        }
        QCOMPARE(buddies.size(), 13);
    }
};

QTEST_MAIN(PreferencesDialogTest)
#include "tst_preferencesdialog.moc"

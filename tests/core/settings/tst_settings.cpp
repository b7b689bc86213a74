// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTypedValues()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        {
            Settings settings(path);
            QCOMPARE(settings.get(settings::SendCount), 1);
            QCOMPARE(settings.get(settings::SendSender), u"plugnmeet"_s);
            settings.set(settings::SendCount, 9000);
            settings.set(settings::WindowGeometry, QByteArray("\0\xff", 2));
        }
        const Settings again(path);
        QCOMPARE(again.get(settings::SendCount), 9000);
        QCOMPARE(again.get(settings::WindowGeometry), QByteArray("\0\xff", 2));
        QCOMPARE(again.get(settings::MaxBodyBytes), qint64(10 * 1024 * 1024));
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"

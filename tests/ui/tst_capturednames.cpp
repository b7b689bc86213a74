// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"
#include "tests/support/loadedsession.h"
#include "ui/capturednames.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CapturedNamesTest : public QObject
{
    Q_OBJECT

    /// What the field offers for a text, once it is there.
    static QStringList offered(FilterEdit &edit)
    {
        const QAbstractItemModel *model = edit.findChild<QCompleter *>()->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(model->index(row, 0).data().toString());
        return texts;
    }

private slots:
    void offersWhatWasCaptured()
    {
        test::LoadedSession session(
            {test::makeCapture("{\"my_user\":{\"name\":\"A\"},\"my_list\":[{\"x\":1}]}", u"x"_s)});
        FilterBar bar(session.icons);
        bar.setCatalog(session.inspector.catalog());
        CapturedNames names(session.inspector, session.model, bar);
        bar.show();
        bar.edit().setFocus();
        const auto type = [&bar](const QString &text) {
            bar.edit().clear();
            QTest::keyClicks(&bar.edit(), text);
            return offered(bar.edit());
        };
        QTRY_COMPARE(type(u"body.my_"_s),
                     QStringList({u"body.my_list.x:"_s, u"body.my_user.name:"_s}));
        QVERIFY(type(u"body.room"_s).contains(u"body.room.sid:"_s)); // of the catalog, as before
        emit session.inspector.sessionChanged({}); // those are of the session before
        session.model.clear();
        QVERIFY(!type(u"body.my_"_s).contains(u"body.my_list.x:"_s));
    }

    /// What could not be read is read the next time.
    void triesAgain()
    {
        test::LoadedSession session({test::makeCapture("{\"my_user\":1}", u"x"_s)});
        FilterBar bar(session.icons);
        CapturedNames names(session.inspector, session.model, bar);
        const QString path = session.inspector.sessionPath();
        QVERIFY(QFile::rename(path, path + u".away"_s));
        bar.show();
        bar.edit().setFocus();
        const auto type = [&bar] {
            bar.edit().clear();
            QTest::keyClicks(&bar.edit(), u"body.my_"_s);
            return offered(bar.edit());
        };
        names.refresh();
        QTRY_VERIFY(!names.isReading()); // it has failed
        QVERIFY(!type().contains(u"body.my_user:"_s));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        QTRY_COMPARE(type(), QStringList(u"body.my_user:"_s));
    }

    void showsNamesAsTheyAre()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.setMoreFields({u"body.zz\u202eb"_s});
        bar.show();
        QTest::keyClicks(&bar.edit(), u"body.zz"_s);
        QCOMPARE(offered(bar.edit()), QStringList(u"body.zz\\u202eb:"_s));
        auto *completer = bar.edit().findChild<QCompleter *>();
        emit completer->activated(completer->model()->index(0, 0));
        QCOMPARE(bar.edit().text(), u"body.zz\u202eb:"_s);
        QStringList many;
        for (int i = 0; i < 500; ++i)
            many.append(u"body.zz%1"_s.arg(i));
        bar.setMoreFields(many);
        bar.edit().clear();
        QTest::keyClicks(&bar.edit(), u"body.z"_s);
        QCOMPARE(offered(bar.edit()).size(), 100);
    }
};

QTEST_MAIN(CapturedNamesTest)
#include "tst_capturednames.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"
#include "tests/support/loadedsession.h"
#include "ui/capturednames.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"

#include <QAbstractItemView>
#include <QCompleter>

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
};

QTEST_MAIN(CapturedNamesTest)
#include "tst_capturednames.moc"

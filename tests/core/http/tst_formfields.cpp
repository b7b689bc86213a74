// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/formfields.h"
#include "core/http/headerguide.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FormFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void splits_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArrayList>("fields");
        QTest::newRow("none") << ""_ba << QByteArrayList {};
        QTest::newRow("two") << "a=1&b=2"_ba << QByteArrayList {"a", "1", "b", "2"};
        QTest::newRow("repeated") << "a=1&a=1"_ba << QByteArrayList {"a", "1", "a", "1"};
        QTest::newRow("escapes") << "a%20b=%7B%22x%22%3a1%7d+c"_ba
                                 << QByteArrayList {"a b", "{\"x\":1} c"};
        QTest::newRow("broken escapes")
            << "a=%&b=%4&c=%zz"_ba << QByteArrayList {"a", "%", "b", "%4", "c", "%zz"};
        QTest::newRow("no value") << "a&=b&&c="_ba << QByteArrayList {"a", "", "", "b", "c", ""};
        QTest::newRow("equals") << "a=b=c"_ba << QByteArrayList {"a", "b=c"};
        QTest::newRow("bytes") << "a=%00%ff"_ba << QByteArrayList {"a", QByteArray("\0\xff", 2)};
    }
    void splits()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QByteArrayList, fields);
        QByteArrayList found;
        for (const FormField &field : formFields(encoded)) {
            found << field.name << field.value;
            QVERIFY(encoded.mid(field.begin, field.end - field.begin).count('&') == 0);
        }
        QCOMPARE(found, fields);
        QVERIFY(formFields(encoded, 1).size() <= 1);
    }

    void findsTheQuery()
    {
        QCOMPARE(queryOf("/hook?a=1?b").toByteArray(), "a=1?b"_ba);
        QVERIFY(queryOf("/hook").isEmpty());
    }

    void explainsHeaders()
    {
        QVERIFY(headerMeaning("hash-token").contains(u"token"_s));
        QVERIFY(!headerMeaning("CONTENT-LENGTH").isEmpty());
        QCOMPARE(headerMeaning("X-Unheard-Of"), QString());
    }
};

QTEST_GUILESS_MAIN(FormFieldsTest)
#include "tst_formfields.moc"

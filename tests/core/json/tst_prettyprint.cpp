// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/prettyprint.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class PrettyPrintTest : public QObject
{
    Q_OBJECT

private slots:
    void prints_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pretty");
        QTest::newRow("lexemes and order") << R"({"b":1.0,"a":["\u0041",{}],"b":1e400})"_ba
                                           << "{\n  \"b\": 1.0,\n  \"a\": [\n    \"\\u0041\",\n    "
                                              "{}\n  ],\n  \"b\": 1e400\n}"_ba;
        QTest::newRow("scalar") << "42"_ba
                                << "42"_ba;
        QTest::newRow("cut off") << R"({"a":[1,2)"_ba
                                 << "{\n  \"a\": [\n    1,\n    2\n  ]\n}"_ba;
    }
    void prints()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, pretty);
        QCOMPARE(json::prettyPrinted(json::Document::parse(text), 10'000), pretty);
    }

    void changesOnlyWhiteSpace()
    {
        for (const QString &name : test::allBodies()) {
            const QByteArray bytes = test::body(name);
            const QByteArray pretty = json::prettyPrinted(json::Document::parse(bytes), 1'000'000);
            QCOMPARE(QJsonDocument::fromJson(pretty), QJsonDocument::fromJson(bytes));
        }
    }

    void endsEarly()
    {
        const auto document = json::Document::parse('[' + QByteArray("1,").repeated(5000) + "1]");
        const QByteArray pretty = json::prettyPrinted(document, 100);
        QVERIFY(pretty.size() > 100 && pretty.size() < 120);
    }
};

QTEST_APPLESS_MAIN(PrettyPrintTest)
#include "tst_prettyprint.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/jsonpath.h"
#include "core/json/repeatedkeys.h"
#include "core/json/schemachecker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::SchemaIssue;
using Kind = SchemaIssue::Kind;

/// What a schema may say, and what of a document it finds. That plain draft-07 means the same to us
/// as to another implementation is shown in tests/peers/schemas.test.mjs.
class SchemaTest : public QObject
{
    Q_OBJECT

    static QList<SchemaIssue> issues(const QByteArray &schema, const QByteArray &body)
    {
        const auto compiled = json::Schema::compile(json::Document::parse(schema));
        if (!compiled)
            qFatal("%s", qPrintable(compiled.error().message));
        const auto document = json::Document::parse(body);
        return json::SchemaChecker(*compiled).check(document.root(), compiled->root());
    }

    static QString told(const QList<SchemaIssue> &issues)
    {
        QStringList list;
        for (const SchemaIssue &each : issues)
            list.append(QString::number(int(each.kind)) + u' ' + each.path + u' ' + each.name);
        return list.join(u'\n');
    }

private slots:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *schema, const QString &place) {
            QTest::newRow(name) << QByteArray(schema) << place;
        };
        // Keywords beyond the subset are reported, not passed over.
        for (const char *keyword :
             {"pattern", "minLength", "maxLength", "multipleOf", "exclusiveMinimum", "anyOf",
              "allOf", "not", "if", "then", "dependencies", "propertyNames", "patternProperties",
              "contains", "uniqueItems", "minItems", "minProperties", "additionalItems",
              "misspelt"})
            QTest::newRow(keyword)
                << QByteArray("{\"properties\":{\"a\":{\"" + QByteArray(keyword) + "\":1}}}")
                << QString(u"#/properties/a/"_s + QLatin1StringView(keyword));
        row("no schema", "5", u"#"_s);
        row("unknown type", R"({"type":"text"})", u"#/type"_s);
        row("no type", R"({"type":[]})", u"#/type"_s);
        row("type no text", R"({"type":[1]})", u"#/type"_s);
        row("properties a list", R"({"properties":[]})", u"#/properties"_s);
        row("property no schema", R"({"properties":{"a/b":1}})", u"#/properties/a~1b"_s);
        row("items a list", R"({"items":[{}]})", u"#/items"_s);
        row("required a text", R"({"required":"a"})", u"#/required"_s);
        row("required numbers", R"({"required":[1]})", u"#/required"_s);
        row("empty enum", R"({"enum":[]})", u"#/enum"_s);
        row("enum of objects", R"({"enum":[{}]})", u"#/enum"_s);
        row("const a list", R"({"const":[]})", u"#/const"_s);
        row("minimum a text", R"({"minimum":"0"})", u"#/minimum"_s);
        row("reference to nowhere", "{\"items\":{\"$ref\":\"#/definitions/x\"}}", u"#/items"_s);
        row("reference elsewhere", R"({"items":{"$ref":"other.json"}})", u"#/items"_s);
        row("reference to itself",
            "{\"definitions\":{\"a\":{\"$ref\":\"#/definitions/a\"}},\"$ref\":\"#/definitions/a\"}",
            u"#"_s);
        row("empty oneOf", R"({"oneOf":[]})", u"#/oneOf"_s);
        row("oneOf without a constant", R"({"oneOf":[{"type":"object"}]})", u"#/oneOf/0"_s);
        row("oneOf without a type",
            R"({"oneOf":[{"properties":{"k":{"const":"a"}},"required":["k"]}]})", u"#/oneOf/0"_s);
        row("oneOf that requires nothing",
            R"({"oneOf":[{"type":"object","properties":{"k":{"const":"a"}}}]})", u"#/oneOf/0"_s);
        row("oneOf with one constant twice",
            R"({"oneOf":[{"type":"object","properties":{"k":{"const":"a"}},"required":["k"]},)"
            R"({"type":"object","properties":{"k":{"const":"a"}},"required":["k"]}]})",
            u"#/oneOf/1"_s);
        row("key twice", R"({"type":"string","type":"object"})", u"repeated key"_s);
    }
    void refuses()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, place);
        const auto compiled = json::Schema::compile(json::Document::parse(schema));
        QVERIFY(!compiled);
        QVERIFY2(compiled.error().message.contains(place), qPrintable(compiled.error().message));
    }

    void findsWhatAnnotationsTell_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind"); // -1: nothing
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, const char *schema, const char *body, int kind,
                            const QString &path = {}, const QString &its = {}) {
            QTest::newRow(name) << QByteArray(schema) << QByteArray(body) << kind << path << its;
        };
        const auto is = [](Kind kind) {
            return int(kind);
        };
        const char *names = R"({"type":["string","integer"],"x-enum":["A","B","","D"]})";
        row("name", names, "\"B\"", -1);
        row("number", names, "3", is(Kind::NumberForName), u"$"_s, u"D"_s);
        row("number, otherwise written", names, "3e0", is(Kind::NumberForName), u"$"_s, u"D"_s);
        row("number of no name", names, "2", is(Kind::UnknownName), u"$"_s);
        row("number below", names, "-1", is(Kind::UnknownName), u"$"_s);
        row("number beyond", names, "4", is(Kind::UnknownName), u"$"_s);
        row("number far beyond", names, "1e999", is(Kind::UnknownName), u"$"_s);
        row("empty name", names, "\"\"", is(Kind::UnknownName), u"$"_s);
        row("number in a text", names, "\"1\"", is(Kind::UnknownName), u"$"_s);
        const char *int64 = R"({"type":["string","integer"],"format":"int64"})";
        row("largest", int64, "\"9223372036854775807\"", -1);
        row("smallest", int64, "\"-9223372036854775808\"", -1);
        row("too large", int64, "\"9223372036854775808\"", is(Kind::BadInteger), u"$"_s);
        row("plus", int64, "\"+1\"", is(Kind::BadInteger), u"$"_s);
        row("space", int64, "\" 1\"", is(Kind::BadInteger), u"$"_s);
        row("as a number", int64, "1", is(Kind::NumberForText), u"$"_s);
        const char *uint64 = R"({"type":["string","integer"],"format":"int64","minimum":0})";
        row("largest unsigned", uint64, "\"18446744073709551615\"", -1);
        row("too large, unsigned", uint64, "\"18446744073709551616\"", is(Kind::BadInteger),
            u"$"_s);
        row("negative, unsigned", uint64, "\"-1\"", is(Kind::BadInteger), u"$"_s);
        const char *real = R"({"type":["number","string"],"format":"double"})";
        row("real", real, "0.5", -1);
        row("no number", real, "\"NaN\"", -1);
        row("infinite", real, "\"Infinity\"", -1);
        row("infinite below", real, "\"-Infinity\"", -1);
        row("infinite, misspelt", real, "\"inf\"", is(Kind::TextForNumber), u"$"_s);
        row("real in a text", real, "\"0.5\"", is(Kind::TextForNumber), u"$"_s);
        const char *uuid = R"({"format":"uuid"})";
        row("UUID", uuid, "\"6F1C2F0E-5a77-4b7b-9d0e-0c6a3d5f7a11\"", -1);
        row("no UUID", uuid, "\"6F1C2F0E-5a77-4b7b-9d0e-0c6a3d5f7a1g\"", is(Kind::OtherForm),
            u"$"_s);
        const char *spelt = R"({"properties":{"a_b":{"type":"null"},"cD":{}},"required":["a_b"]})";
        row("camelCase", spelt, R"({"aB":null})", is(Kind::OtherSpelling), u"$.aB"_s, u"a_b"_s);
        row("snake_case", spelt, R"({"a_b":null,"c_d":1})", is(Kind::OtherSpelling), u"$.c_d"_s,
            u"cD"_s);
        row("unknown", spelt, R"({"a_b":null,"x":1})", is(Kind::UnknownField), u"$.x"_s);
        row("not sent", R"({"properties":{"a":{"x-not-sent":"why"}}})", R"({"a":1})",
            is(Kind::NotSent), u"$.a"_s);
        const char *content =
            R"({"x-content":"#/definitions/c","definitions":{"c":{"items":{"type":"null"}}}})";
        row("content", content, "\"[null,1]\"", is(Kind::WrongType), u"$[1]"_s);
        row("no content", content, "\"\"", -1);
        row("broken content", content, "\"[\"", is(Kind::BadContent), u"$"_s);
        row("key twice in the content", content, "\"[null,{}]\"", is(Kind::WrongType), u"$[1]"_s);
        // Fields that a branch knows, and fields that its surroundings know.
        const char *branches =
            R"({"properties":{"k":{},"all":{}},"oneOf":[{"type":"object","required":["k"],)"
            R"("properties":{"k":{"const":"a"},"own":{}}}]})";
        row("fields of both", branches, R"({"k":"a","all":1,"own":1})", -1);
        row("field of neither", branches, R"({"k":"a","x":1})", is(Kind::UnknownField), u"$.x"_s);
        row("no branch", branches, R"({"k":"b"})", is(Kind::NoBranch), u"$"_s, u"k"_s);
    }
    void findsWhatAnnotationsTell()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, path);
        QFETCH(QString, name);
        const QList<SchemaIssue> found = issues(schema, body);
        QVERIFY2(found.size() == (kind < 0 ? 0 : 1), qPrintable(told(found)));
        if (found.isEmpty())
            return;
        QCOMPARE(int(found.first().kind), kind);
        QCOMPARE(found.first().path, path);
        if (!name.isEmpty())
            QCOMPARE(found.first().name, name);
    }

    /// A schema may send the check around one value, or make it compare for ever.
    void isBounded_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("branch in itself")
            << R"({"$ref":"#/definitions/a","definitions":{"a":{"type":"object","properties":{"k":{"const":"a"}},"required":["k"],"oneOf":[{"$ref":"#/definitions/a"}]}}})"_ba
            << R"({"k":"a"})"_ba;
        QByteArray values;
        for (int i = 0; i < 1000; ++i)
            values += QByteArray::number(i) + ',';
        QTest::newRow("many values, many items")
            << QByteArray("{\"items\":{\"enum\":[" + values.chopped(1) + "]}}")
            << QByteArray('[' + QByteArray("999,").repeated(200'000) + "0]");
        QByteArray names;
        for (int i = 0; i < 1000; ++i)
            names += "\"n" + QByteArray::number(i) + "\",";
        QTest::newRow("much required of many")
            << QByteArray("{\"items\":{\"required\":[" + names.chopped(1) + "]}}")
            << QByteArray('[' + QByteArray("{},").repeated(200'000) + "{}]");
        QTest::newRow("many faults") << R"({"items":{"type":"null"}})"_ba
                                     << QByteArray('[' + QByteArray("1,").repeated(200'000) + "1]");
    }
    void isBounded()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, body);
        const QList<SchemaIssue> found = issues(schema, body);
        QVERIFY(found.size() <= 200);
        QCOMPARE(found.last().kind, Kind::Unfinished);
    }

    void boundsPaths()
    {
        const QByteArray schema = R"({"additionalProperties":{"$ref":"#"},"type":"object"})";
        for (const QByteArray &key :
             {QByteArray(5000, 'k'), QByteArray("k"), QByteArray(5000, ' ')}) {
            const QByteArray body =
                QByteArray("{\"" + key + "\":").repeated(400) + "1" + QByteArray(400, '}');
            const auto found = issues(schema, body);
            QCOMPARE(found.size(), 1);
            QCOMPARE(found.first().kind, Kind::WrongType);
            QVERIFY2(found.first().path.size() < 700, qPrintable(found.first().path));
            QVERIFY(found.first().path.startsWith(u'$'));
        }
        QVERIFY(json::memberPath(u"$"_s, QString(5000, u'x')).size() < 100);
        QCOMPARE(json::memberPath(u"$.a"_s, u"b_1"_s), u"$.a.b_1"_s);
        QCOMPARE(json::memberPath(u"$"_s, u"a b"_s), u"$[\"a b\"]"_s);
        QCOMPARE(json::memberPath(u"$"_s, u"q\"z"_s), u"$[\"q\\\"z\"]"_s);
    }

    /// A path leads back to the value that it was made of, whatever its keys are.
    void pathsLeadBack_data()
    {
        QTest::addColumn<QByteArray>("key"); // as it stands in the document
        for (const char *key : {"plain", "a b", "", ".", "q\\\"z", "a\\\"].b", "back\\\\",
                                "\\\\\\\"", "a\\nb", "\\u202e", "a\\u0022", "[0]", "\xc3\xa4"})
            QTest::newRow(key) << QByteArray(key);
    }
    void pathsLeadBack()
    {
        QFETCH(QByteArray, key);
        const auto document =
            json::Document::parse("{\"a\":{\"x\":0,\"" + key + "\":{\"b\":1},\"q\":2},\"b\":3}");
        const json::Value member = document.root()["a"].firstChild().nextSibling();
        const QString path = json::memberPath(
            json::memberPath(u"$.a"_s, QString::fromUtf8(json::memberName(member))), u"b"_s);
        QCOMPARE(json::deepestAt(document.root(), path).raw().toByteArray(), "1"_ba);
    }

    void findsRepeatedKeys()
    {
        const auto document =
            json::Document::parse("{\"a\":[{\"x\":1,\"y\":2},{\"x\":1,\"\\u0078\":2,\"x\":3}],"
                                  "\"b\":{\"a\":1,\"a\":1,\"c\":{\"\":1,\"\":2}}}");
        QStringList found;
        for (const json::RepeatedKey &each : json::repeatedKeys(document.root(), 10))
            found.append(each.path + u' ' + each.key);
        QCOMPARE(found, QStringList({u"$.a[1] x"_s, u"$.b a"_s, u"$.b.c "_s}));
        QCOMPARE(json::repeatedKeys(document.root(), 2).size(), 2);
    }

    void knowsBothSpellings()
    {
        QCOMPARE(json::otherSpelling("joined_at_ms"), "joinedAtMs"_ba);
        QCOMPARE(json::otherSpelling("joinedAtMs"), "joined_at_ms"_ba);
        QCOMPARE(json::otherSpelling("sid"), "sid"_ba);
        QCOMPARE(json::otherSpelling("_x"), "_x"_ba);
        QCOMPARE(json::otherSpelling("x_"), "x_"_ba);
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/json/jsongenerator.h"
#include "tests/support/testdata.h"
#include "ui/bodymodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr quint64 Seed = 20'261'126;
constexpr int Documents = 1'000;

BodyContent contentOf(const QByteArray &body, const EventCatalog &catalog)
{
    return readBodyContent({body, {{"Content-Type", "application/json"}}}, catalog);
}

/// Appends the ranges of keys and of what has nothing inside it, in the order of the tree.
void collect(BodyModel &model, const QModelIndex &index, bool intoTexts, QList<ByteRange> &leaves)
{
    const BodyNode *node = model.node(index);
    if (!node)
        return;
    if (const ByteRange key = node->keyRange(); key.end > key.begin)
        leaves.append(key);
    const bool opens = node->value().isString() ? intoTexts : true;
    while (opens && model.canFetchMore(index))
        model.fetchMore(index);
    if (!opens || model.rowCount(index) == 0)
        leaves.append(node->range());
    for (int row = 0; opens && row < model.rowCount(index); ++row)
        collect(model, model.index(row, 0, index), intoTexts, leaves);
}

/// The bytes again, of the ranges and of what stands between them: no more than punctuation.
QByteArray rejoined(const QByteArray &body, const QList<ByteRange> &leaves, QByteArray &between)
{
    QByteArray joined;
    qsizetype at = 0;
    for (const ByteRange &leaf : leaves) {
        if (leaf.begin < at || leaf.end < leaf.begin || leaf.end > body.size())
            return "ranges overlap or leave the body";
        between += body.mid(at, leaf.begin - at);
        joined += body.mid(at, leaf.begin - at) + body.mid(leaf.begin, leaf.end - leaf.begin);
        at = leaf.end;
    }
    between += body.mid(at);
    return joined + body.mid(at);
}

QByteArray withoutPunctuation(QByteArray bytes)
{
    bytes.removeIf([](char c) { return QByteArrayView("{}[]:, \t\r\n").contains(c); });
    return bytes;
}

QModelIndex find(BodyModel &model, const QString &path)
{
    return model.indexOf(path);
}

QString cell(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

} // namespace

class BodyModelTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    void checkRoundTrip(const QByteArray &body)
    {
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        QList<ByteRange> leaves;
        if (model.rowCount() > 0)
            collect(model, model.index(0, 0), false, leaves);
        QByteArray between;
        QCOMPARE(rejoined(body, leaves, between), body);
        if (!model.content().document || !model.content().document->isValid())
            return;
        if (between.startsWith("\xef\xbb\xbf"))
            between.remove(0, 3);
        QCOMPARE(withoutPunctuation(between), QByteArray());
    }

private slots:
    /// Paths come from facts, and what stands there may be nothing.
    void findsNoPlaceInWhatHasNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::newRow("in a number") << "{\"x\":1}"_ba << u"$.x[0]"_s;
        QTest::newRow("in an empty list") << "[]"_ba << u"$[0]"_s;
        QTest::newRow("in what was masked") << "[redacted]"_ba << u"$[0].a"_s;
        QTest::newRow("a name that looks like a step")
            << "{\"x\":1,\"x\\\"][0]\":2}"_ba << u"$[\"x\"][0]\"]"_s;
        QTest::newRow("a bracket alone") << "{\"x\\\"][[\":[1]}"_ba << u"$[\"x\"][[\"]"_s;
        QTest::newRow("behind the end") << "[1,2]"_ba << u"$[2]"_s;
    }
    void findsNoPlaceInWhatHasNone()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        find(model, path); // does not end the program
        QVERIFY(model.index(0, 0).isValid());
    }

    void followsTheRulesOfModels_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("scalar") << "17"_ba;
        QTest::newRow("nested")
            << "{\"a\":[1,{\"b\":\"{\\\"c\\\":[1,2]}\"}],\"a\":null,\"\":{}}"_ba;
        QTest::newRow("broken") << "{\"a\":1,oops"_ba;
        QTest::newRow("nothing of it") << "{oops"_ba;
        QTest::newRow("wide") << '[' + QByteArray("1,").repeated(1'200) + "2]";
    }
    void followsTheRulesOfModels()
    {
        QFETCH(QByteArray, body);
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        // Made behind it: it opens what there is, and does not expect rows while a reset is told.
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<ByteRange> leaves;
        for (int row = 0; row < model.rowCount(); ++row)
            collect(model, model.index(row, 0), true, leaves);
        model.setContent({});
        QCOMPARE(model.rowCount(), 0);
    }

    void rangesOfTheDataMakeTheBody_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const QString &name : test::allBodies())
            QTest::newRow(qPrintable(name)) << test::body(name);
    }
    void rangesOfTheDataMakeTheBody()
    {
        QFETCH(QByteArray, body);
        checkRoundTrip(body);
    }

    void rangesOfGeneratedDocumentsMakeThem()
    {
        test::JsonGenerator generator(Seed);
        for (int i = 0; i < Documents; ++i) {
            const QByteArray body = generator.document();
            checkRoundTrip(body);
            if (QTest::currentTestFailed())
                qFatal("document %d: %s", i, body.left(4'000).constData());
            checkRoundTrip(generator.mutated(body));
        }
    }

    /// A text in a text in a text: each value's bytes are those that stand for it in the body.
    void rangesReachIntoTexts()
    {
        QJsonObject inner {{u"é\"\n"_s, u"tab\there 😀"_s}, {u"n"_s, 12}};
        const auto asText = [](const QJsonObject &object) {
            return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
        };
        const QJsonObject middle {{u"list"_s, QJsonArray {1, asText(inner)}}};
        const QByteArray body =
            QJsonDocument(QJsonObject {{u"metadata"_s, asText(middle)}}).toJson();
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        QList<ByteRange> leaves;
        collect(model, model.index(0, 0), true, leaves);
        QByteArray between;
        QCOMPARE(rejoined(body, leaves, between), body);
        between.removeIf([](char c) { return c == '\\' || c == '"'; });
        QCOMPARE(withoutPunctuation(between), QByteArray());
        const QModelIndex n = find(model, u"$.metadata.list[1].n"_s);
        const ByteRange range = model.rangeOf(n);
        QCOMPARE(range, (ByteRange {body.lastIndexOf("12"), body.lastIndexOf("12") + 2}));
        QCOMPARE(model.indexAt(range.begin), n);
        QCOMPARE(model.fieldOf(n), u"body.metadata.list[1].n"_s);
    }

    void showsValuesAsSent()
    {
        BodyModel model;
        model.setContent(contentOf(
            "{\"z\":1.0,\"a\":12345678901234567890,\"z\":\"\\u00e9\\/\",\"e\":1e400,\"m\":-0}",
            m_catalog));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        QStringList shown;
        for (int row = 0; row < model.rowCount(root); ++row)
            shown.append(cell(model.index(row, 0, root), BodyModel::Name) + u'='
                         + cell(model.index(row, 0, root), BodyModel::Value));
        QCOMPARE(shown,
                 QStringList({u"z=1.0"_s, u"a=12345678901234567890"_s, u"z=\"\\u00e9\\/\""_s,
                              u"e=1e400"_s, u"m=-0"_s}));
        const auto meaning = [&](int row) {
            return cell(model.index(row, 0, root), BodyModel::Meaning);
        };
        QCOMPARE(meaning(1), u"more than 64 bits hold"_s);
        QCOMPARE(meaning(2), u"repeated key · “é/”"_s);
        QCOMPARE(meaning(3), u"beyond what a double holds"_s);
        QCOMPARE(meaning(4), u"minus zero"_s);
    }

    void tellsWhatTheCatalogKnows()
    {
        BodyModel model;
        model.setContent(contentOf(test::body(u"plugnmeet/participant_joined.json"_s), m_catalog));
        const auto meaning = [&](const QString &path) {
            return cell(find(model, path), BodyModel::Meaning);
        };
        QCOMPARE(meaning(u"$.room.empty_timeout"_s), u"30 min 0 s (1,800 s)"_s);
        QVERIFY2(meaning(u"$.room.metadata"_s).startsWith(u"JSON in a text"_s),
                 qPrintable(meaning(u"$.room.metadata"_s)));
        QCOMPARE(cell(find(model, u"$.room.metadata.room_title"_s), BodyModel::Value),
                 u"\"Weekly Sync\""_s);
        QVERIFY(find(model, u"$.room.metadata.room_title"_s)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"$.room.metadata.room_title"_s));
    }

    void marksWhereItBreaks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("where");
        QTest::newRow("one line") << "{\"a\":1,oops"_ba << 2 << u"line 1, column 8, byte 7"_s;
        QTest::newRow("third line")
            << "{\n\"é\":1,\n  oops}"_ba << 2 << u"line 3, column 3, byte 12"_s;
        QTest::newRow("cut") << "{\"a\":[1,2"_ba << 2 << u"line 1, column 10, byte 9"_s;
    }
    void marksWhereItBreaks()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, rows);
        QFETCH(QString, where);
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        QCOMPARE(model.rowCount(), rows);
        const QModelIndex error = model.index(rows - 1, 0);
        QCOMPARE(cell(error, BodyModel::Value), where);
        QVERIFY(!cell(error, BodyModel::Meaning).isEmpty());
        model.fetchMore(model.index(0, 0));
        QVERIFY(model.rowCount(model.index(0, 0)) > 0); // what could be read
    }

    void bytesLeadToTheInnermostNode_data()
    {
        QTest::addColumn<qsizetype>("byte");
        QTest::addColumn<QString>("field");
        //               0         1         2         3
        //               0123456789012345678901234567890123
        // the body is   {"a": [10, {"b c":"x"}], "d":true}
        QTest::newRow("brace") << qsizetype(0) << u"body"_s;
        QTest::newRow("key") << qsizetype(2) << u"body.a"_s;
        QTest::newRow("bracket") << qsizetype(6) << u"body.a"_s;
        QTest::newRow("element") << qsizetype(8) << u"body.a[0]"_s;
        QTest::newRow("between") << qsizetype(9) << u"body.a"_s;
        QTest::newRow("odd key") << qsizetype(13) << u"body.a[1].\"b c\""_s;
        QTest::newRow("text") << qsizetype(19) << u"body.a[1].\"b c\""_s;
        QTest::newRow("last") << qsizetype(32) << u"body.d"_s;
    }
    void bytesLeadToTheInnermostNode()
    {
        QFETCH(qsizetype, byte);
        QFETCH(QString, field);
        BodyModel model;
        model.setContent(contentOf("{\"a\": [10, {\"b c\":\"x\"}], \"d\":true}", m_catalog));
        QCOMPARE(model.fieldOf(model.indexAt(byte)), field);
    }

    /// Nothing of it is copied before it is wanted, since it may be all of a large body.
    void pointsAtValuesInTheDocument_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("json");
        QTest::newRow("all") << u"$"_s << u"{\"a\":[1,2],\"t\":\"{\\\"in\\\":[3]}\"}"_s;
        QTest::newRow("list") << u"$.a"_s << u"[1,2]"_s;
        QTest::newRow("number") << u"$.a[1]"_s << u"2"_s;
        QTest::newRow("JSON in a text") << u"$.t.in"_s << u"[3]"_s;
    }
    void pointsAtValuesInTheDocument()
    {
        QFETCH(QString, path);
        QFETCH(QString, json);
        BodyContent content = contentOf("{\"a\":[1,2],\"t\":\"{\\\"in\\\":[3]}\"}", m_catalog);
        content.document = std::make_shared<const json::Document>(json::Document::parse(
            QByteArray(content.bytes.constData(), content.bytes.size()))); // its own bytes
        const QByteArray &bytes = content.document->bytes();
        QVERIFY(bytes.isDetached());
        BodyModel model;
        model.setContent(content);
        const QModelIndex index = model.indexOf(path);
        const PointedValue value = model.pointedValue(index);
        QCOMPARE(bytes.isDetached(), path == u"$.t.in"_s); // that is of another document
        QCOMPARE(value.json(), json);
        QCOMPARE(value.all(), json);
        QCOMPARE(value.path, path);
    }

    /// Of a wide list only what is looked at is made.
    void opensInPieces()
    {
        const QByteArray body = '[' + QByteArray("10,").repeated(199'999) + "10]";
        BodyModel model;
        model.setContent(contentOf(body, m_catalog));
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), 0);
        QVERIFY(model.hasChildren(root));
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), BodyModel::Piece);
        QCOMPARE(model.indexAt(1 + 3 * 5'000).row(), 5'000);
        QCOMPARE(model.rowCount(root), 5'001);
        QCOMPARE(model.indexAt(1 + 3 * 150'000), root); // too far: what it is in
        QCOMPARE(model.rowCount(root), 5'001);
    }
};

QTEST_MAIN(BodyModelTest)
#include "tst_bodymodel.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodynode.h"
#include "core/http/contentcoding.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class BodyContentTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    static QByteArray bytesOf(const BodyContent &content, const BodyNode &node)
    {
        const ByteRange range = node.range();
        return content.bytes.mid(range.begin, range.end - range.begin);
    }

private slots:
    /// What is packed is masked behind the unpacking, whatever was made of the packed bytes.
    void masksWhatWasPacked_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("coding");
        const QByteArray plain =
            "{\"event\":\"x\",\"token\":\"eyJhIjoxfQ.eyJiIjoxfQ.c2lnbmF0dXJl\"}";
        QTest::newRow("gzip") << gzip(plain, 9, 3) << "gzip"_ba;
        QTest::newRow("br") << test::readData(u"br/secret.json.br"_s) << "br"_ba;
    }
    void masksWhatWasPacked()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, coding);
        BodySource source {body, {{"Content-Encoding", coding}}, true, "[redacted]"};
        const BodyContent masked = readBodyContent(source, m_catalog);
        QCOMPARE(masked.kind, BodyContent::Kind::Json);
        QCOMPARE(masked.codings, coding);
        QVERIFY(masked.document->isValid());
        QVERIFY(masked.bytes.startsWith("{\"event\":\"x\",\"token\":"));
        QVERIFY(!masked.bytes.contains("c2lnbmF0dXJl"));
        source.mask = false;
        QVERIFY(readBodyContent(source, m_catalog).bytes.contains("c2lnbmF0dXJl"));
    }

    void showsTheMaskedBodyWhenNothingIsPacked()
    {
        const BodyContent content =
            readBodyContent({"{\"a\":\"s3cret\"}", {}, true, "{\"a\":\"[redacted]\"}"}, m_catalog);
        QCOMPARE(content.bytes, "{\"a\":\"[redacted]\"}"_ba);
        QVERIFY(!content.isDecoded());
    }

    /// Long ones are read ahead, short ones are not; both open to the same.
    void opensJsonInTexts_data()
    {
        QTest::addColumn<int>("padding");
        QTest::newRow("short") << 1;
        QTest::newRow("long") << 1000;
    }
    void opensJsonInTexts()
    {
        QFETCH(int, padding);
        const QByteArray filler(padding, 'x');
        const QByteArray body = "{\"m\":\"{\\\"pad\\\":\\\"" + filler
            + "\\\",\\\"in\\\":\\\"{\\\\\\\"n\\\\\\\":\\\\\\\"" + filler + "\\\\\\\"}\\\"}\"}";
        const BodyContent content = readBodyContent({.body = body}, m_catalog);
        QVERIFY(content.document->isValid());
        QCOMPARE(content.texts.size(), padding > 1 ? 1 : 0);
        const auto root = BodyNode::root(content);
        root->open(10);
        BodyNode *meta = root->child(0);
        QVERIFY(meta->holdsJson());
        meta->open(10);
        QCOMPARE(meta->count(), 2);
        BodyNode *inner = meta->child(1);
        QVERIFY(inner->holdsJson());
        inner->open(10);
        QCOMPARE(inner->child(0)->value().toString(), QString::fromLatin1(filler));
        QCOMPARE(bytesOf(content, *inner->child(0)), "\\\\\\\"" + filler + "\\\\\\\"");
    }

    void tellsWhereJsonBreaks()
    {
        const BodyContent content =
            readBodyContent({.body = "\xef\xbb\xbf{\n  \"a\": oops}"}, m_catalog);
        QCOMPARE(content.errorPlace.line, 2);
    }

    /// A field of a form stands escaped in the body, a part of a multipart body as it is.
    void readsWhatPartsHold()
    {
        const QByteArray form = "n=1&payload=%7B%22a%22%3A%22b+c%22%7D&list=[1,2]";
        const BodyContent content = readBodyContent(
            {form, {{"Content-Type", "application/x-www-form-urlencoded"}}}, m_catalog);
        QCOMPARE(content.kind, BodyContent::Kind::Parts);
        QCOMPARE(content.partContents.size(), 3);
        QCOMPARE(content.partContents[0]->kind, BodyContent::Kind::Text);
        const BodyContent &json = *content.partContents[1];
        QCOMPARE(json.kind, BodyContent::Kind::Json);
        const auto root = BodyNode::root(json);
        root->open(1);
        QCOMPARE(root->child(0)->value().toString(), u"b c"_s);
        QCOMPARE(bytesOf(json, *root), "%7B%22a%22%3A%22b+c%22%7D"_ba);
        QCOMPARE(bytesOf(json, *root->child(0)), "%22b+c%22"_ba);
        QCOMPARE(root->rowAt(form.indexOf("b+c"), 10), 0);
        const BodyContent &list = *content.partContents[2];
        const auto listRoot = BodyNode::root(list);
        listRoot->open(2);
        QCOMPARE(bytesOf(list, *listRoot->child(1)), "2"_ba);
    }

    /// More than what is looked at to tell what it is.
    void readsLongParts()
    {
        const QByteArray text = QByteArray(5, ' ') + QByteArray(5000, 't');
        const QByteArray json = "  {\"a\":\"" + text + "\"}";
        const BodyContent content = readBodyContent(
            {"t=" + text + "&j=" + json, {{"Content-Type", "application/x-www-form-urlencoded"}}},
            m_catalog);
        QCOMPARE(content.partContents.size(), 2);
        QCOMPARE(content.partContents[0]->kind, BodyContent::Kind::Text);
        QCOMPARE(content.partContents[1]->kind, BodyContent::Kind::Json);
    }

    void readsPicturesInParts()
    {
        const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        const QByteArray body = "--b\r\nContent-Disposition: form-data; name=\"p\"\r\n"
                                "Content-Type: text/plain\r\n\r\n"
            + png + "\r\n--b--";
        const BodyContent content = readBodyContent(
            {body, {{"Content-Type", "multipart/form-data; boundary=b"}}}, m_catalog);
        QCOMPARE(content.partContents.size(), 1);
        QCOMPARE(content.partContents[0]->kind, BodyContent::Kind::Image); // by its bytes
        QCOMPARE(content.partContents[0]->bytes, png);
    }
};

QTEST_APPLESS_MAIN(BodyContentTest)
#include "tst_bodycontent.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using hookglass::json::Writer;

class WriterTest : public QObject
{
    Q_OBJECT

private slots:
    void writesInTheOrderItIsTold()
    {
        Writer writer;
        writer.beginObject().member(u"z", u"last?").member(u"a", qint64(-5));
        writer.key(u"list").beginArray().integer(1).boolean(true).raw("null").endArray();
        writer.key(u"empty").beginObject().endObject().memberIfNotEmpty(u"none", u"");
        QCOMPARE(writer.endObject().bytes(),
                 "{\"z\":\"last?\",\"a\":-5,\"list\":[1,true,null],\"empty\":{}}"_ba);
    }

    void indents()
    {
        Writer writer(Writer::Style::Indented);
        writer.beginObject().key(u"a").beginArray().integer(1).integer(2).endArray().endObject();
        QCOMPARE(writer.bytes(), "{\n  \"a\": [\n    1,\n    2\n  ]\n}"_ba);
    }

    void escapes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("quote and backslash") << u"a\"b\\"_s << "\"a\\\"b\\\\\""_ba;
        QTest::newRow("controls") << u"\n\x1b\x7f"_s << "\"\\n\\u001b\\u007f\""_ba;
        QTest::newRow("NUL") << QString(QChar(0)) << "\"\\u0000\""_ba;
        QTest::newRow("plain, then not") << u"abc\n"_s << "\"abc\\n\""_ba;
        QTest::newRow("long") << QString(QString(300, u'x') + u'\n' + QString(300, u'y'))
                              << QByteArray('"' + QByteArray(300, 'x') + "\\n"
                                            + QByteArray(300, 'y') + '"');
        QTest::newRow("empty") << u""_s << "\"\""_ba;
        QTest::newRow("UTF-8 stays") << u"é😀<&>"_s << "\"é😀<&>\""_ba;
    }
    void escapes()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, json);
        Writer writer;
        QCOMPARE(writer.string(text).bytes(), json);
        // Qt reads back the same text.
        QCOMPARE(QJsonDocument::fromJson('[' + json + ']').array().first().toString(), text);
    }

    void escapesAtEveryPlace_data()
    {
        QTest::addColumn<QString>("special");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << u""_s << ""_ba;
        QTest::newRow("quote") << u"\""_s << "\\\""_ba;
        QTest::newRow("backslash") << u"\\"_s << "\\\\"_ba;
        QTest::newRow("line feed") << u"\n"_s << "\\n"_ba;
        QTest::newRow("NUL") << QString(QChar(0)) << "\\u0000"_ba;
        QTest::newRow("last control") << u"\x1f"_s << "\\u001f"_ba;
        QTest::newRow("delete") << u"\x7f"_s << "\\u007f"_ba;
        QTest::newRow("two quotes") << u"\"x\""_s << "\\\"x\\\""_ba;
        QTest::newRow("all plain ones") << u" !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"_s
                                        << " !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"_ba;
        QTest::newRow("first of two bytes") << u"\u0080"_s << "\xc2\x80"_ba;
        QTest::newRow("Latin-1") << u"\u00ff"_s << "\xc3\xbf"_ba;
        QTest::newRow("last of two bytes") << u"\u07ff"_s << "\xdf\xbf"_ba;
        QTest::newRow("first of three bytes") << u"\u0800"_s << "\xe0\xa0\x80"_ba;
        // Whose low bytes look like others.
        QTest::newRow("like an A") << u"\u0141"_s << "\xc5\x81"_ba;
        QTest::newRow("like a quote") << u"\u2022"_s << "\xe2\x80\xa2"_ba;
        QTest::newRow("like a backslash") << u"\u225c"_s << "\xe2\x89\x9c"_ba;
        QTest::newRow("top bit") << u"\u8041"_s << "\xe8\x81\x81"_ba;
        QTest::newRow("last of all") << QString(QChar(0xffff)) << "\xef\xbf\xbf"_ba;
        QTest::newRow("pair") << u"\U0001f600"_s << "\xf0\x9f\x98\x80"_ba;
        QTest::newRow("lone high surrogate") << QString(QChar(0xd83d)) << "?"_ba;
        QTest::newRow("lone low surrogate") << QString(QChar(0xde00)) << "?"_ba;
        QTest::newRow("pair the wrong way round")
            << QString(QString(QChar(0xde00)) + QChar(0xd83d)) << "??"_ba;
    }
    void escapesAtEveryPlace()
    {
        QFETCH(QString, special);
        QFETCH(QByteArray, json);
        for (qsizetype before = 0; before <= 40; ++before) {
            for (qsizetype behind = 0; behind <= 40; ++behind) {
                const QString text = QString(before, u'a') + special + QString(behind, u'z');
                const QByteArray quoted =
                    '"' + QByteArray(before, 'a') + json + QByteArray(behind, 'z') + '"';
                Writer writer;
                writer.beginObject().member(text, text).key(text).beginArray().string(text);
                QCOMPARE(writer.endArray().endObject().bytes(),
                         QByteArray('{' + quoted + ':' + quoted + ',' + quoted + ":[" + quoted
                                    + "]}"));
            }
        }
    }

    void writesLongTexts()
    {
        // However a text is cut into pieces, a pair of surrogates stays together.
        for (qsizetype before = 0; before < 530; ++before) {
            const QString text =
                QString(before, u'\u09b8') + u"\U0001f600\n"_s + QString(before, u'x');
            QByteArray json = '"' + text.toUtf8() + '"';
            json.replace("\n", "\\n");
            QCOMPARE(Writer().string(text).bytes(), json);
        }
    }

    void writesKeysThatNeedNoEscapes()
    {
        Writer compact;
        compact.beginObject().member("a"_L1, 1).memberIfNotEmpty("none"_L1, u"");
        compact.member(""_L1, u"b").key("a longer name"_L1).beginObject().endObject().endObject();
        QCOMPARE(compact.bytes(), "{\"a\":1,\"\":\"b\",\"a longer name\":{}}"_ba);
        Writer indented(Writer::Style::Indented);
        indented.beginObject().key("a"_L1).beginObject().member("b"_L1, 1).member("c"_L1, u"d");
        QCOMPARE(indented.endObject().key("e"_L1).beginArray().endArray().endObject().bytes(),
                 "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": \"d\"\n  },\n  \"e\": []\n}"_ba);
    }

    void givesWhatWasWrittenSoFar()
    {
        Writer writer;
        const QByteArray start = writer.beginArray().string(u"one").bytes();
        const QByteArray more = writer.string(u"two").integer(-3).bytes();
        QCOMPARE(start, "[\"one\""_ba);
        QCOMPARE(more, "[\"one\",\"two\",-3"_ba);
        QCOMPARE(writer.take(), more);
        QCOMPARE(writer.bytes(), QByteArray());
        const QByteArray large(10'000, '7'); // more than there is room for
        writer.reserve(100);
        writer.integer(1).reserve(1000);
        QCOMPARE(writer.raw(large).endArray().take(), QByteArray(",1," + large + ']'));
    }

    void writesEveryInteger_data()
    {
        QTest::addColumn<qint64>("number");
        for (const qint64 number : {qint64(0), qint64(-1), std::numeric_limits<qint64>::max(),
                                    std::numeric_limits<qint64>::min()})
            QTest::addRow("%lld", static_cast<long long>(number)) << number;
    }
    void writesEveryInteger()
    {
        QFETCH(qint64, number);
        QCOMPARE(Writer().integer(number).bytes(), QByteArray::number(number));
    }

    void writesShortestNumbers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("tenth") << 0.1 << "0.1"_ba;
        QTest::newRow("whole") << 3.0 << "3"_ba;
        QTest::newRow("infinite") << qInf() << "null"_ba;
    }
    void writesShortestNumbers()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, json);
        Writer writer;
        QCOMPARE(writer.number(number).bytes(), json);
    }
};

QTEST_APPLESS_MAIN(WriterTest)
#include "tst_writer.moc"

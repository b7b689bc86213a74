// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

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

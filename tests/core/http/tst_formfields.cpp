// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/bodyparts.h"
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

    void leavesOutQueryValues()
    {
        QCOMPARE(withoutQueryValues("/a?room=b&&c=&secret&d=e=f"), "/a?room=…&c=&…&d=…"_ba);
        QCOMPARE(withoutQueryValues("/a?c2VjcmV0LXRva2Vu="), "/a?…"_ba);
        QCOMPARE(withoutQueryValues("/a?c2VjcmV0LXRva2U==&b=1"), "/a?…&b=…"_ba);
        QCOMPARE(withoutQueryValues("/a?"), "/a?"_ba);
        QCOMPARE(withoutQueryValues("/a=b"), "/a=b"_ba);
    }

    void readsMultipart()
    {
        const QByteArray body =
            "preamble\r\n--b1\r\nContent-Disposition: form-data; name=\"a b\"\r\n"
            "\r\none\r\ntwo\r\n--b1\r\nContent-Type: image/PNG\r\n"
            "content-disposition: form-data; name=file; filename=\"x;y.png\""
            "\r\n\r\n\x89PNG\r\n--b1\r\n\r\n\r\n--b1--\r\nepilogue";
        const HttpHeaders headers {{"content-type", "Multipart/Form-Data; boundary=\"b1\""}};
        const QList<BodyPart> parts = bodyParts(body, headers);
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].name, "a b"_ba);
        QCOMPARE(parts[0].value, "one\r\ntwo"_ba);
        QCOMPARE(body.mid(parts[0].begin, parts[0].end - parts[0].begin), parts[0].value);
        QCOMPARE(parts[1].name, "file"_ba);
        QCOMPARE(parts[1].fileName, "x;y.png"_ba);
        QCOMPARE(parts[1].type, "image/png"_ba);
        QCOMPARE(parts[1].value, "\x89PNG"_ba);
        QCOMPARE(parts[2].value, ""_ba);
    }

    void readsNamesOfParts_data()
    {
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *parameters, const char *name) {
            QTest::newRow(parameters) << QByteArray(parameters) << QByteArray(name);
        };
        row("name=a", "a");
        row("NAME = \"a b\" ; x=1", "a b");
        row("name*=UTF-8''a%20b", "a b");
        row("name*=utf-8'en'a'b", "a'b");
        row("name*=a", "a");
        row("name*=UTF-8''b; name=a", "a");
        row("filename=a; surname=b", "");
        row("name", "");
        row("name*", "");
        row("name=", "");
    }
    void readsNamesOfParts()
    {
        QFETCH(QByteArray, parameters);
        const QByteArray body =
            "--b\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n1\r\n--b--";
        const auto parts = bodyParts(body, {{"Content-Type", "multipart/form-data; boundary=b"}});
        QCOMPARE(parts.size(), 1);
        QTEST(parts[0].name, "name");
    }

    /// Cut off anywhere, the parts lie in the body and behind each other.
    void brokenMultipartStaysInItsBody()
    {
        const QByteArray body =
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n"
            "\r\n2\r\n--b--";
        const HttpHeaders headers {{"Content-Type", "multipart/mixed; boundary=b"}};
        for (qsizetype size = 0; size <= body.size(); ++size) {
            qsizetype at = 0;
            for (const BodyPart &part : bodyParts(body.first(size), headers)) {
                QVERIFY(part.begin >= at && part.end >= part.begin && part.end <= size);
                at = part.end;
            }
        }
        QVERIFY(bodyParts(body, {{"Content-Type", "multipart/mixed"}}).isEmpty());
        QVERIFY(bodyParts(body, {{"Content-Type", "text/plain"}}).isEmpty());
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/secretfinder.h"
#include "core/http/contentcoding.h"
#include "core/json/document.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SecretFinderTest : public QObject
{
    Q_OBJECT

    const SecretFinder m_finder {EventCatalog::load().value()};

private slots:
    void masks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const QByteArrayList blocks = test::readData(u"secrets/masked.txt"_s).split('\n');
        for (qsizetype i = 2; i + 2 < blocks.size(); i += 4)
            QTest::newRow(blocks[i].constData()) << blocks[i + 1] << blocks[i + 2];
        QTest::newRow("byte order mark")
            << QByteArray("\xef\xbb\xbf" + blocks[7]) << QByteArray("\xef\xbb\xbf" + blocks[8]);
    }
    void masks()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        QCOMPARE(m_finder.masked(body), expected);
        if (json::Document::parse(body).isValid())
            QVERIFY(json::Document::parse(expected).isValid());
    }

    /// In a query "/" parts a name from what is not one; in a body it belongs to it.
    void leavesOtherNamesAlone()
    {
        const QByteArray paths = R"({"/api/token":{"get":"x"},"#password":"y"})";
        QCOMPARE(m_finder.masked(paths), paths);
    }

    void masksWhatIsCompressed()
    {
        QCOMPARE(m_finder.masked(gzip(R"({"turnPassword":"x"})", 9, '\3')), "[redacted]"_ba);
        const QByteArray harmless = gzip(R"({"a":"x"})", 9, '\3');
        QCOMPARE(m_finder.masked(harmless), harmless);
        // gzip of {"password":"hunter2"} whose file is called "secret":"x": to hide that hides
        // nothing.
        const auto decoy = QByteArray::fromHex(
            "1f8b08080000000002ff22736563726574223a22782200ab562a482c2e2ecf2f4a51b252ca28cd2b492d32"
            "52aa0500b3d96d2516000000");
        QCOMPARE(m_finder.masked(decoy), "[redacted]"_ba);
    }

    /// What a body says it is, it need not be; and what is packed is packed with its secrets.
    void masksWhateverItIsCalled_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("secret"); // empty: nothing is left
        QTest::addColumn<QByteArray>("type");
        const QByteArray form = "application/x-www-form-urlencoded";
        const QByteArray multipart = "multipart/form-data; boundary=b";
        QTest::newRow("JSON that breaks off") << "{\"password\":\"hunter2\""_ba
                                              << "hunter2"_ba << form;
        QTest::newRow("lines of JSON") << "{\"a\":1}\n{\"password\":\"hunter2\"}"_ba
                                       << "hunter2"_ba << multipart;
        QByteArray many;
        for (int i = 0; i < 2500; ++i)
            many += "a=1&";
        QTest::newRow("behind many fields")
            << QByteArray(many + "password=hunter2") << "hunter2"_ba << form;
        QTest::newRow("a packed form")
            << gzip("user=a&password=hunter2", 9, '\3') << QByteArray() << form;
        QTest::newRow("a packed token")
            << gzip("{\"t\":\"eyJhIjoxfQ.eyJiIjoxfQ.c2lnbmF0dXJl\"}", 9, '\3') << QByteArray()
            << form;
        QTest::newRow("a token by its name") << "{\"token\":\"hunter2\"}"_ba << "hunter2"_ba
                                             << "application/json"_ba;
        QTest::newRow("an authorization")
            << "{\"a\":{\"Authorization\":\"Bearer hunter2\"}}"_ba << "hunter2"_ba
            << "application/json"_ba;
        QTest::newRow("a name in brackets")
            << "a=1&user[password]=hunter2"_ba << "hunter2"_ba << form;
        QTest::newRow("escaped brackets")
            << "user%5Bpassword%5D%5B%5D=hunter2"_ba << "hunter2"_ba << form;
        QTest::newRow("a name with dots") << "db.password%20=hunter2"_ba << "hunter2"_ba << form;
        const auto part = [](const QByteArray &name) {
            return QByteArray("--b\r\nContent-Disposition: form-data; " + name
                              + "\r\n\r\nhunter2\r\n--b--\r\n");
        };
        QTest::newRow("a part") << part("name=\"password\"") << "hunter2"_ba << multipart;
        QTest::newRow("a part's name with spaces")
            << part("name = \"password\"") << "hunter2"_ba << multipart;
        QTest::newRow("a part's extended name")
            << part("name*=UTF-8''pass%77ord") << "hunter2"_ba << multipart;
        QByteArray parts;
        for (int i = 0; i < 10; ++i)
            parts += "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n"
                + gzip("{\"password\":\"hunter2\"}", 9, '\3') + "\r\n";
        QTest::newRow("many packed parts")
            << QByteArray(parts + "--b--\r\n") << "\x1f\x8b"_ba << multipart;
    }
    void masksWhateverItIsCalled()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, type);
        const QByteArray masked = m_finder.masked(body, {{"Content-Type", type}});
        if (secret.isEmpty())
            QCOMPARE(masked, "[redacted]"_ba);
        else
            QVERIFY2(!masked.contains(secret), masked.right(200).constData());
    }

    /// A header may name more codings than there are, or others.
    void masksWhatIsPackedOtherwiseThanItSays()
    {
        const QByteArray packed = gzip("{\"password\":\"hunter2\"}", 9, '\3');
        for (const char *codings : {"gzip, gzip, gzip", "x, y, gzip", "br", "br, gzip"})
            QCOMPARE(m_finder.masked(packed, {{"Content-Encoding", codings}}), "[redacted]"_ba);
    }

    /// Masking takes away what breaks the JSON inside a text; then its schema tells the rest.
    void masksWhatComesToLight()
    {
        const QByteArray body =
            "{\"event\":\"room_started\",\"room\":{\"room_id\":\"r\",\"metadata\":"
            "\"{\\\"webhook_url\\\":\\\"https://h.test/\\nx\\\",\\\"extra_data\\\":"
            "{\\\"course\\\":\\\"CS-101\\\"}}\"}}";
        QStringList paths;
        const QByteArray masked = m_finder.masked(body, {}, &paths);
        QVERIFY(!masked.contains("h.test"));
        QVERIFY(!masked.contains("CS-101"));
        QVERIFY(paths.contains(u"$.room.metadata.extra_data"_s));
        QCOMPARE(m_finder.masked(masked), masked);
    }

    void saysWhat()
    {
        QStringList paths;
        m_finder.masked(test::readData(u"secrets/masked.txt"_s).split('\n').at(11), {}, &paths);
        const QString metadata = u"$.room.metadata."_s;
        const QString dialIn = metadata + u"room_features.sip_dial_in_features."_s;
        QCOMPARE(paths,
                 QStringList({metadata + u"webhook_url"_s, dialIn + u"pin"_s,
                              dialIn + u"phone_numbers"_s}));
    }

    /// The recorded body with everything in it.
    void hidesAllOfTheRecordedOne()
    {
        const QByteArray body =
            test::readData(u"protocol/bodies/plugnmeet/room_started.secrets_in_metadata.json"_s);
        QStringList paths;
        const QByteArray masked = m_finder.masked(body, {}, &paths);
        QVERIFY(json::Document::parse(masked).isValid());
        const auto document = json::Document::parse(body);
        const auto metadata = json::Document::parse(document.root()["room"]["metadata"].toUtf8());
        const json::Value features = metadata.root()["room_features"];
        int checked = 0;
        const auto isGone = [&](const json::Value &value) {
            ++checked;
            return value.isString() && !masked.contains(value.toUtf8());
        };
        QVERIFY(isGone(features["end_to_end_encryption_features"]["encryption_key"]));
        QVERIFY(isGone(features["sip_dial_in_features"]["pin"]));
        QVERIFY(isGone(features["ingress_features"]["stream_key"]));
        QVERIFY(isGone(metadata.root()["webhook_url"]));
        QCOMPARE(checked, 4);
    }

    void isFastOnHostileBodies()
    {
        // Each would take minutes if anything were quadratic; the watchdog of the runner is 300 s.
        const QByteArrayList bodies {QByteArray(4 << 20, '\\'),
                                     QByteArray(4 << 20, '\x22'),
                                     QByteArray("\"a\":\"").repeated(1 << 19),
                                     "\"a\"" + QByteArray(4 << 20, ' '),
                                     QByteArray("eyJ").repeated(1 << 20) + "!.a.b",
                                     QByteArray(1 << 20, '[')};
        for (const QByteArray &body : bodies)
            QCOMPARE(m_finder.masked(body), body);
    }

    /// Long keys around many secrets: the paths together must not take the memory.
    void boundsWhatItSays()
    {
        const QByteArray key = "\"" + QByteArray(80, 'k') + "\":{";
        const QByteArray body = "{\"event\":\"mine\",\"a\":{" + key.repeated(200)
            + QByteArray("\"password\":\"x\",").repeated(20'000) + "\"end\":1"
            + QByteArray(202, '}');
        QStringList paths;
        const QByteArray masked = m_finder.masked(body, {}, &paths);
        QCOMPARE(masked.count("[redacted]"), 20'000);
        qsizetype characters = 0;
        for (const QString &path : std::as_const(paths))
            characters += path.size();
        QVERIFY(characters < 500'000);
    }
};

QTEST_GUILESS_MAIN(SecretFinderTest)
#include "tst_secretfinder.moc"

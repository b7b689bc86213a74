// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"

#include "tests/support/testdata.h"

#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ContentCodingTest : public QObject
{
    Q_OBJECT

    const QByteArray m_plain = R"({"event":"room_created"})";

private slots:
    // Made with Python's gzip and zlib.
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("coded");
        QTest::newRow("gzip") << QByteArray(
            "H4sIAAAAAAACA6tWSi1LzStRslIqys/PjU8uSk0sSU1RqgUAu490rBgAAAA=");
        QTest::newRow("zlib") << QByteArray("eJyrVkotS80rUbJSKsrPz41PLkpNLElNUaoFAGxxCNE=");
        QTest::newRow("raw deflate") << QByteArray("q1ZKLUvNK1GyUirKz8+NTy5KTSxJTVGqBQA=");
    }
    void decodes()
    {
        QFETCH(QByteArray, coded);
        coded = QByteArray::fromBase64(coded);
        QCOMPARE(decodeContent(coded, 1000), std::optional(m_plain));
        QCOMPARE(decodeContent(coded, m_plain.size()), std::optional(m_plain));
        QVERIFY(!decodeContent(coded, m_plain.size() - 1)); // would exceed the bound
        QVERIFY(!decodeContent(coded.chopped(5), 1000));
    }

    void refusesWhatIsNoCoding()
    {
        for (const QByteArray &bytes : {QByteArray(), m_plain, QByteArray("\x1f\x8b"),
                                        QByteArray("\x1f\x8b\x08\xff garbage")})
            QVERIFY(!decodeContent(bytes, 1000));
    }

    void refusesBombs()
    {
        const QByteArray bomb = gzip(QByteArray(64 * 1024 * 1024, '0'), 9, '\3');
        QVERIFY(bomb.size() < 100'000);
        QVERIFY(!decodeContent(bomb, 1024 * 1024));
    }

    // Made with the encoder of Node.js, of qualities 11 and 0.
    void decodesBrotli_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("best") << u"br/small.json.br"_s;
        QTest::newRow("fast") << u"br/small-fast.json.br"_s;
    }
    void decodesBrotli()
    {
        QFETCH(QString, file);
        const QByteArray coded = test::readData(file);
        QCOMPARE(decodeBrotli(coded, 1000), std::optional(m_plain));
        QCOMPARE(decodeBrotli(coded, m_plain.size()), std::optional(m_plain));
        QVERIFY(!decodeBrotli(coded, m_plain.size() - 1)); // would exceed the bound
        QVERIFY(!decodeBrotli(coded.chopped(1), 1000));
        QVERIFY(!decodeBrotli(QByteArray(coded + 'x'), 1000));
    }

    void decodesMuchBrotli()
    {
        QCOMPARE(decodeBrotli(test::readData(u"br/empty.br"_s), 10), std::optional(QByteArray("")));
        const auto decoded = decodeBrotli(test::readData(u"br/numbers.json.br"_s), 1'000'000);
        QVERIFY(decoded);
        // The same numbers, made here.
        QByteArray expected;
        qint64 x = 12345;
        for (int i = 0; i < 20'000; ++i) {
            x = qint64(std::fmod(double(x) * 1103515245.0 + 12345.0, 2147483648.0));
            expected += (i == 0 ? '[' : ',') + QByteArray::number(x % 1000);
        }
        QCOMPARE(*decoded, expected + ']');
    }

    void refusesWhatIsNoBrotli()
    {
        for (const QByteArray &bytes :
             {QByteArray(), m_plain, gzip(m_plain, 9, 3), QByteArray(1000, '\xff')})
            QVERIFY(!decodeBrotli(bytes, 1000));
    }

    void refusesBrotliBombs()
    {
        const QByteArray bomb = test::readData(u"br/zeros-64mib.br"_s);
        QVERIFY(bomb.size() < 200);
        QVERIFY(!decodeBrotli(bomb, 1024 * 1024));
        const auto whole = decodeBrotli(bomb, 64 * 1024 * 1024);
        QVERIFY(whole && whole->size() == 64 * 1024 * 1024);
    }

    void undoesWhatTheHeaderNames_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("header"); // empty: none
        QTest::addColumn<QByteArray>("codings"); // empty: it cannot be undone
        const QByteArray brotli = test::readData(u"br/small.json.br"_s);
        const QByteArray packed = gzip(m_plain, 9, 3);
        QTest::newRow("gzip") << packed << "gzip"_ba
                              << "gzip"_ba;
        QTest::newRow("gzip without a header") << packed << ""_ba
                                               << "gzip"_ba;
        QTest::newRow("gzip with another header") << packed << "br"_ba
                                                  << "gzip"_ba;
        QTest::newRow("x-gzip") << packed << "X-GZip"_ba
                                << "gzip"_ba;
        QTest::newRow("identity") << packed << "identity"_ba
                                  << "gzip"_ba;
        QTest::newRow("br") << brotli << " BR "_ba
                            << "br"_ba;
        QTest::newRow("br without a header") << brotli << ""_ba
                                             << ""_ba;
        QTest::newRow("both") << test::readData(u"br/small.json.gz.br"_s) << "gzip, br"_ba
                              << "gzip, br"_ba;
        QTest::newRow("too many") << brotli << "br, br, br"_ba
                                  << ""_ba;
        QTest::newRow("too many named") << packed << "gzip, gzip, gzip"_ba
                                        << "gzip"_ba;
        QTest::newRow("unknown") << brotli << "zstd"_ba
                                 << ""_ba;
        QTest::newRow("not packed") << m_plain << "br"_ba
                                    << ""_ba;
    }
    void undoesWhatTheHeaderNames()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, codings);
        HttpHeaders headers;
        if (!header.isEmpty())
            headers.append({"content-encoding", header});
        const auto decoded = decodeBody(body, headers, 1000);
        QCOMPARE(decoded.has_value(), !codings.isEmpty());
        if (!decoded)
            return;
        QCOMPARE(decoded->codings, codings);
        QCOMPARE(decoded->bytes, m_plain);
    }

    void tellsWhyItCannot_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("text");
        const QByteArray packed = gzip(m_plain, 9, '\3');
        const QByteArray brotli = test::readData(u"br/small.json.br"_s);
        const QString damaged = u"cannot be unpacked: the gzip data is damaged"_s;
        QTest::newRow("nothing to undo") << m_plain << ""_ba << QString();
        QTest::newRow("can be undone") << packed << "gzip"_ba << QString();
        QTest::newRow("cut off") << packed.chopped(9) << "gzip"_ba << damaged;
        QTest::newRow("cut off, without a header") << packed.chopped(9) << ""_ba << damaged;
        QTest::newRow("broken inside")
            << packed.first(12) + "\xff\xff\xff" + packed.sliced(15) << "X-GZIP"_ba << damaged;
        QTest::newRow("none at all")
            << m_plain << "gzip"_ba << u"not packed with gzip, though its header says so"_s;
        QTest::newRow("none at all, br")
            << m_plain << "br"_ba << u"not packed with br, though its header says so"_s;
        QTest::newRow("no coding at all")
            << m_plain << "utf-8"_ba << u"not packed with utf-8, though its header says so"_s;
        QTest::newRow("broken br")
            << brotli.chopped(2) << "br"_ba << u"cannot be unpacked: the br data is damaged"_s;
        QTest::newRow("unknown") << "(\xb5/\xfd"_ba
                                 << "zstd"_ba
                                 << u"packed with zstd, which Hookglass cannot unpack"_s;
        QTest::newRow("unknown inside")
            << packed << "zstd, gzip"_ba << u"packed with zstd, which Hookglass cannot unpack"_s;
        QTest::newRow("too often")
            << packed << "gzip, gzip, gzip"_ba
            << u"packed more than twice (gzip, gzip, gzip), which Hookglass does not unpack"_s;
        QTest::newRow("too large") << gzip(QByteArray(5000, 'a'), 9, '\3') << "gzip"_ba
                                   << u"not unpacked: it unpacks to more than 2.0 KB"_s;
    }
    void tellsWhyItCannot()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, header);
        QFETCH(QString, text);
        HttpHeaders headers;
        if (!header.isEmpty())
            headers.append({"Content-Encoding", header});
        const auto fault = codingFault(body, headers, 2048);
        QCOMPARE(fault ? fault->text() : QString(), text);
    }

    void writesWhatItSays()
    {
        const QByteArray coded = gzip(m_plain, 9, '\xff');
        QCOMPARE(coded.left(4), "\x1f\x8b\x08\0"_ba);
        QCOMPARE(coded.mid(4, 4), "\0\0\0\0"_ba); // no time stamp
        QCOMPARE(coded.at(9), '\xff');
        QCOMPARE(decodeContent(coded, 1000), std::optional(m_plain));
    }
};

QTEST_GUILESS_MAIN(ContentCodingTest)
#include "tst_contentcoding.moc"

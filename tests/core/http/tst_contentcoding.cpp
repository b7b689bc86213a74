// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"

#include <QTest>

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

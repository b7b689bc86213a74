// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerbase64.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

class PeerBase64Test : public QObject
{
    Q_OBJECT

private slots:
    /// Of every length, with every byte.
    void decodesPlainText()
    {
        QByteArray bytes;
        for (int i = 0; i < 600; ++i) {
            const QByteArray text = encoded(bytes);
            QVERIFY(decodePlain(text) == bytes);
            QVERIFY(decodeLikeGo(text) == bytes);
            QCOMPARE(decodeMixed(text), bytes);
            QVERIFY(isCanonical(text));
            bytes.append(char(uchar(i * 7)));
        }
    }

    void refusesEverythingElse()
    {
        const QByteArray alphabet =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (qsizetype size = 1; size <= 8; ++size) {
            for (qsizetype place = 0; place < size; ++place) {
                QByteArray text(size, 'A');
                for (int c = 0; c < 256; ++c) {
                    text[place] = char(uchar(c));
                    const bool good = alphabet.contains(char(uchar(c))) && size % 4 != 1;
                    QCOMPARE(decodePlain(text).has_value(), good);
                }
            }
        }
    }

    void seesBitsThatAreLeftOver_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("canonical");
        // RFC 4648, 3.5 and 10: "f" is Zg, "fo" is Zm8.
        QTest::newRow("one byte") << "Zg"_ba << "f"_ba << true;
        QTest::newRow("one byte, lowest bit set") << "Zh"_ba << "f"_ba << false;
        QTest::newRow("one byte, highest bit set") << "Zo"_ba << "f"_ba << false;
        QTest::newRow("two bytes") << "Zm8"_ba << "fo"_ba << true;
        QTest::newRow("two bytes, lowest bit set") << "Zm9"_ba << "fo"_ba << false;
        QTest::newRow("two bytes, highest bit set") << "Zm-"_ba << "fo"_ba << false;
        QTest::newRow("three bytes") << "Zm9_"_ba << "fo\x7f"_ba << true;
        QTest::newRow("nothing") << ""_ba << ""_ba << true;
    }
    void seesBitsThatAreLeftOver()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, canonical);
        QVERIFY(decodePlain(text) == bytes);
        QCOMPARE(isCanonical(text), canonical);
    }
};

QTEST_APPLESS_MAIN(PeerBase64Test)
#include "tst_peerbase64.moc"

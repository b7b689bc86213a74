// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textorder.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TextOrderTest : public QObject
{
    Q_OBJECT

    static TextOrder orderOf(const QStringList &texts)
    {
        return TextOrder::of(size_t(texts.size()), [&](size_t i, TextSpace &) {
            return QStringView(texts[qsizetype(i)]);
        });
    }

    static QStringList sorted(const QStringList &texts)
    {
        QStringList sorted;
        for (const quint32 number : orderOf(texts).numbers)
            sorted.append(texts[number]);
        return sorted;
    }

private slots:
    void sorts_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("none") << QStringList() << QStringList();
        QTest::newRow("letters") << QStringList {u"b"_s, u"A"_s, u"C"_s, u""_s, u"a"_s}
                                 << QStringList {u""_s, u"A"_s, u"a"_s, u"b"_s, u"C"_s};
        QTest::newRow("a beginning comes first")
            << QStringList {u"abcdefghi"_s, u"abcdefgh"_s, u"abcdefg"_s}
            << QStringList {u"abcdefg"_s, u"abcdefgh"_s, u"abcdefghi"_s};
        QTest::newRow("capitals beyond ASCII")
            << QStringList {u"\u00c9c"_s, u"\u00e9a"_s, u"z"_s, u"\u00e9b"_s}
            << QStringList {u"z"_s, u"\u00e9a"_s, u"\u00e9b"_s, u"\u00c9c"_s};
        // As UTF-16 the second would come first.
        QTest::newRow("beyond 16 bits") << QStringList {u"\U0001f600"_s, u"\uff21"_s}
                                        << QStringList {u"\uff21"_s, u"\U0001f600"_s};
    }
    void sorts()
    {
        QFETCH(QStringList, texts);
        QTEST(sorted(texts), "expected");
    }

    void keepsEqualOnesInOrder()
    {
        const TextOrder order = orderOf({u"b"_s, u"a"_s, u"A"_s, u"b"_s, u"a"_s, u"c"_s});
        QCOMPARE(order.numbers, std::vector<quint32>({2, 1, 4, 0, 3, 5}));
        QCOMPARE(order.isOther, std::vector<bool>({false, true, false, true, false, true}));
    }

    void agreesWithComparingAll_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("longest");
        QTest::newRow("some, a few very long") << 5000 << 900;
        QTest::newRow("so many that two threads sort them") << 130'000 << 30;
    }

    /// Many that begin alike, with zeros, long ones and equal ones among them.
    void agreesWithComparingAll()
    {
        QFETCH(int, count);
        QFETCH(int, longest);
        QRandomGenerator random(5);
        QStringList texts;
        const QStringList parts {
            u"Participant "_s,     u"demo"_s, u"DEMO"_s, u"\u00c4"_s,           u"\u00e4"_s,
            QString(QChar(u'\0')), u"1"_s,    u"7"_s,    QString(longest, u'x')};
        for (int i = 0; i < count; ++i) {
            QString text = i % 3 == 0 ? u"Participant 12 in room demo-"_s : QString();
            for (int j = random.bounded(5); j > 0; --j)
                text += parts.at(random.bounded(parts.size()));
            texts.append(text);
        }
        QList<std::pair<QList<uint>, QString>> pairs;
        for (const QString &text : std::as_const(texts))
            pairs.append({text.toCaseFolded().toUcs4(), text});
        std::stable_sort(pairs.begin(), pairs.end(), [](const auto &a, const auto &b) {
            return a.first == b.first ? a.second < b.second : a.first < b.first;
        });
        QStringList expected;
        for (const auto &[folded, text] : std::as_const(pairs))
            expected.append(text);
        QCOMPARE(sorted(texts), expected);
        const TextOrder order = orderOf(texts);
        int wrong = 0; // a QCOMPARE for each takes long
        for (size_t i = 1; i < order.numbers.size(); ++i) {
            const bool isOther = expected[qsizetype(i)] != expected[qsizetype(i - 1)];
            const bool isInOrder = isOther || order.numbers[i] > order.numbers[i - 1];
            wrong += order.isOther[i] == isOther && isInOrder ? 0 : 1;
        }
        QCOMPARE(wrong, 0);
    }

    /// Many have one of few beginnings, in any order.
    void sortsThoseThatBeginAlike_data()
    {
        QTest::addColumn<int>("beginnings");
        QTest::newRow("one") << 1;
        QTest::newRow("few") << 300;
        QTest::newRow("as many as texts") << 1'000'000;
    }
    void sortsThoseThatBeginAlike()
    {
        QFETCH(int, beginnings);
        QRandomGenerator random(6);
        std::vector<std::pair<QString, quint32>> expected;
        QStringList texts;
        for (quint32 i = 0; i < 20'000; ++i) {
            texts.append(u"participant %1 in room %2"_s.arg(random.bounded(beginnings), 8)
                             .arg(random.bounded(50)));
            expected.push_back({texts.last(), i});
        }
        std::sort(expected.begin(), expected.end());
        std::vector<quint32> numbers;
        std::vector<bool> isOther;
        for (size_t i = 0; i < expected.size(); ++i) {
            numbers.push_back(expected[i].second);
            isOther.push_back(i > 0 && expected[i].first != expected[i - 1].first);
        }
        const TextOrder order = orderOf(texts);
        QVERIFY(order.numbers == numbers);
        QVERIFY(order.isOther == isOther);
    }

    /// What goes on alike for a long time must not cost a stack frame for each piece.
    void bearsLongTexts()
    {
        const QString same(200'000, u'm');
        QStringList texts;
        for (int i = 0; i < 20; ++i)
            texts.append(same + QString::number(100 - i));
        QStringList expected = texts;
        std::sort(expected.begin(), expected.end());
        QVERIFY(sorted(texts) == expected);
    }
};

QTEST_APPLESS_MAIN(TextOrderTest)
#include "tst_textorder.moc"

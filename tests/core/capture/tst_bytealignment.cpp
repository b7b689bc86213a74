// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bytealignment.h"
#include "tests/support/threadtime.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QByteArray randomBytes(std::mt19937 &random, qsizetype size, int kinds)
{
    QByteArray bytes(size, '\0');
    for (char &c : bytes)
        c = char('a' + int(random() % unsigned(kinds)));
    return bytes;
}

/// What both have stands in both in the same order; gives back how many bytes that are.
qsizetype shared(const ByteAlignment &alignment, const QByteArray &left, const QByteArray &right)
{
    qsizetype sum = 0;
    qsizetype leftEnd = 0;
    qsizetype rightEnd = 0;
    for (const SharedRun &run : alignment.runs) {
        if (run.size <= 0 || run.left < leftEnd || run.right < rightEnd
            || left.mid(run.left, run.size) != right.mid(run.right, run.size))
            return -1;
        leftEnd = run.left + run.size;
        rightEnd = run.right + run.size;
        sum += run.size;
    }
    return leftEnd <= left.size() && rightEnd <= right.size() ? sum : -1;
}

} // namespace

class ByteAlignmentTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatBothHave_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QList<SharedRun>>("runs");
        using Runs = QList<SharedRun>;
        QTest::newRow("nothing") << ""_ba << ""_ba << Runs();
        QTest::newRow("one side") << ""_ba << "abc"_ba << Runs();
        QTest::newRow("all") << "abc"_ba << "abc"_ba << Runs {{0, 0, 3}};
        QTest::newRow("put in") << "abcdef"_ba << "abcXYdef"_ba << Runs {{0, 0, 3}, {3, 5, 3}};
        QTest::newRow("taken out") << "abcXYdef"_ba << "abcdef"_ba << Runs {{0, 0, 3}, {5, 3, 3}};
        QTest::newRow("replaced") << "abXdef"_ba << "abYdef"_ba << Runs {{0, 0, 2}, {3, 3, 3}};
        QTest::newRow("put in twice") << "abcdefghijkl"_ba << "abcXdefghiYYjkl"_ba
                                      << Runs {{0, 0, 3}, {3, 4, 6}, {9, 12, 3}};
        QTest::newRow("the same by chance") << "--1a2--"_ba << "--34a5678--"_ba
                                            << Runs {{0, 0, 2}, {5, 9, 2}};
    }
    void findsWhatBothHave()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        const ByteAlignment alignment = alignBytes(left, right);
        QTEST(alignment.runs, "runs");
        QVERIFY(alignment.isWhole);
    }

    /// Wherever something was put in or taken out, the rest is found again.
    void findsItsPlaceAgain_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<int>("edits");
        QTest::addColumn<int>("kinds"); // of bytes
        QTest::newRow("small") << qsizetype(500) << 3 << 26;
        QTest::newRow("middle") << qsizetype(60'000) << 20 << 26;
        QTest::newRow("large") << qsizetype(1'000'000) << 50 << 26;
        QTest::newRow("few kinds of bytes") << qsizetype(300'000) << 20 << 2;
    }
    void findsItsPlaceAgain()
    {
        QFETCH(qsizetype, size);
        QFETCH(int, edits);
        QFETCH(int, kinds);
        std::mt19937 random(7);
        const QByteArray left = randomBytes(random, size, kinds);
        QByteArray right = left;
        qsizetype putIn = 0;
        qsizetype takenOut = 0;
        for (int i = edits; i > 0; --i) { // from behind, so that they do not touch
            const qsizetype at = size / (edits + 1) * i;
            const qsizetype count = 1 + random() % 30;
            if (random() % 2 == 0) {
                right.insert(at, QByteArray(count, '#'));
                putIn += count;
            } else {
                right.remove(at, count);
                takenOut += count;
            }
        }
        const ByteAlignment alignment = alignBytes(left, right);
        QVERIFY(alignment.isWhole);
        const qsizetype sum = shared(alignment, left, right);
        QVERIFY2(sum >= size - takenOut - 4 * edits && sum <= size - takenOut,
                 qPrintable(u"%1 of %2"_s.arg(sum).arg(size - takenOut)));
        QCOMPARE(right.size() - (size - takenOut), putIn);
    }

    /// What nobody can match takes no forever, and is told.
    void isBounded_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("isWhole");
        std::mt19937 random(9);
        constexpr qsizetype Size = 400'000;
        QTest::newRow("nothing in common")
            << randomBytes(random, Size, 26) << randomBytes(random, Size + 5, 26).toUpper()
            << false;
        QTest::newRow("one byte again and again")
            << QByteArray('x' + QByteArray(Size, 'a') + 'y')
            << QByteArray('z' + QByteArray(Size + 7, 'a') + 'w') << false;
        QTest::newRow("a pattern")
            << QByteArray("x" + QByteArray("ab").repeated(Size / 2) + "y")
            << QByteArray("z" + QByteArray("ba").repeated(Size / 2 + 3) + "w") << false;
        // Most bytes are the same at their places.
        QTest::newRow("two halves, the other way round")
            << QByteArray(randomBytes(random, 1000, 26) + QByteArray(Size, 'a'))
            << QByteArray(QByteArray(Size, 'a') + randomBytes(random, 1000, 26)) << true;
    }
    void isBounded()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        constexpr qint64 MostUs = 2'000'000; // with sanitizers
        const qint64 before = test::threadUs();
        const ByteAlignment alignment = alignBytes(left, right);
        const qint64 took = test::threadUs() - before;
        QVERIFY2(took < MostUs, qPrintable(QString::number(took)));
        QVERIFY(shared(alignment, left, right) >= 0);
        QTEST(alignment.isWhole, "isWhole");
    }

    void endsWhenItIsStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(alignBytes("abc", "abd", stop.get_token()).runs.isEmpty());
    }
};

QTEST_APPLESS_MAIN(ByteAlignmentTest)
#include "tst_bytealignment.moc"

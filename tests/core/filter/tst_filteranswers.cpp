// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naivefilter.h"

#include "core/capture/summarytable.h"
#include "core/filter/packedcolumns.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::RandomCaptures;

/// Filters and captures made at random, against an evaluation that is as simple as it can be.
class FilterAnswersTest : public QObject
{
    Q_OBJECT

    std::vector<test::Sample> m_samples;
    SummaryTable m_packed; ///< of the samples
    QList<CaptureSummary> m_manyCaptures;
    SummaryTable m_many; ///< of those

private slots:
    void initTestCase()
    {
        RandomCaptures captures(7);
        for (int i = 1; i <= 2000; ++i) {
            test::Sample sample {captures.next(i)};
            const auto document = QJsonDocument::fromJson(sample.capture.request.body);
            if (document.isObject())
                sample.json = document.object();
            m_packed.append({summarize(sample.capture)});
            m_samples.push_back(std::move(sample));
        }
        for (qint64 i = 1; i <= 4300; ++i) { // more than one piece
            CaptureSummary capture = summarize(captures.next(i));
            if (i % 50 == 7)
                capture.bodySize = 5'000'000'000;
            if (i % 70 == 7)
                capture.answeredAfterUs = 6'000'000'000;
            if (i % 90 == 7)
                capture.createdAt = -1;
            m_manyCaptures.append(capture);
        }
        m_many.append(m_manyCaptures);
    }

    void agreeWithANaiveEvaluation()
    {
        test::NaiveFilters filters(11);
        qint64 yes = 0;
        qint64 decidedByColumns = 0;
        int balanced = 0;
        for (int i = 0; i < 500; ++i) {
            const test::NaiveFilter naive = filters.next();
            const auto filter = Filter::compile(naive.text);
            QVERIFY2(
                filter,
                qPrintable(naive.text + u'\n' + (filter ? QString() : filter.error().message)));
            int matched = 0;
            // Half of them as when they are few, which remembers nothing.
            PackedColumns packed(m_packed.rows(), *filter, RandomCaptures::NowUs,
                                 i % 2 == 0 ? m_packed.size() : 1);
            std::vector<FilterAnswer> together(m_samples.size());
            packed.answer(0, together);
            for (const test::Sample &sample : m_samples) {
                const CaptureSummary summary = summarize(sample.capture);
                const bool expected = naive.matches(sample);
                const bool matches = filter->matches(sample.capture, RandomCaptures::NowUs);
                const auto columns = filter->answer(summary, RandomCaptures::NowUs);
                if (matches != expected || packed.answer(summary.seq - 1) != columns
                    || together[size_t(summary.seq - 1)] != columns
                    || (columns != FilterAnswer::Unknown
                        && (columns == FilterAnswer::Yes) != expected))
                    QFAIL(qPrintable(u"%1\ncapture %2: expected %3\n%4"_s.arg(
                        naive.text, QString::number(summary.seq), expected ? u"yes"_s : u"no"_s,
                        QString::fromUtf8(sample.capture.request.body))));
                decidedByColumns += columns == FilterAnswer::Unknown ? 0 : 1;
                matched += matches ? 1 : 0;
            }
            QVERIFY(filter->needsPayload() || !filter->needs());
            yes += matched;
            balanced += matched > 0 && matched < 2000 ? 1 : 0;
        }
        // The dice have made questions that tell something.
        QVERIFY2(yes > 100'000 && yes < 900'000, qPrintable(QString::number(yes)));
        QVERIFY2(balanced > 350, qPrintable(QString::number(balanced)));
        QVERIFY(decidedByColumns > 300'000 && decidedByColumns < 1'000'000);
    }

    void countNumbersOfManyRows_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u"seq>1500"_s, u"size<=40"_s, u"size>4gb"_s, u"size:1kb"_s, u"latency<1s"_s,
              u"-latency<1s"_s, u"latency>-10s latency<2s"_s, u"answered<1s"_s, u"-answered>=0us"_s,
              u"answered>2s or latency>1s"_s, u"received>=2026-09-09"_s, u"received<12:00"_s,
              u"-(received<12:00)"_s, u"age<12h"_s, u"age:1d"_s, u"attempt>1"_s, u"-attempt:1"_s,
              u"attempt:1*"_s, u"size:(12|15|100)"_s, u"size!=15"_s, u"status:5xx attempt>1"_s,
              u"-(-(size>50))"_s, u"seq<100 or verdict:failed or body:demo"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    /// Asked about many at a time they say what they say of each alone; also of numbers that do
    /// not fit where those of nearly all rows stand, and of rows that have none.
    void countNumbersOfManyRows()
    {
        QFETCH(QString, text);
        const auto filter = Filter::compile(text);
        QVERIFY(filter);
        PackedColumns packed(m_many.rows(), *filter, RandomCaptures::NowUs, m_many.size());
        std::vector<FilterAnswer> together(size_t(m_many.size() - 3));
        packed.answer(3, together);
        int yes = 0;
        for (size_t i = 0; i < together.size(); ++i) {
            const FilterAnswer expected =
                filter->answer(m_manyCaptures.at(qsizetype(i) + 3), RandomCaptures::NowUs);
            if (together[i] != expected || packed.answer(qsizetype(i) + 3) != expected)
                QFAIL(qPrintable(u"capture %1"_s.arg(i + 4)));
            yes += expected == FilterAnswer::Yes ? 1 : 0;
        }
        QVERIFY(yes > 0 && yes < m_many.size() - 3);
    }

    /// Printed and read again a filter answers the same.
    void surviveTheirUsualForm()
    {
        test::NaiveFilters filters(13);
        for (int i = 0; i < 1000; ++i) {
            const QString text = filters.next().text;
            const auto filter = Filter::compile(text);
            QVERIFY2(filter, qPrintable(text));
            const auto again = Filter::compile(filter->text());
            QVERIFY2(again, qPrintable(filter->text()));
            QCOMPARE(again->text(), filter->text());
            QCOMPARE(again->describe(), filter->describe());
            for (size_t j = 0; j < m_samples.size(); j += 40) {
                const Capture &capture = m_samples[j].capture;
                QCOMPARE(again->matches(capture, RandomCaptures::NowUs),
                         filter->matches(capture, RandomCaptures::NowUs));
            }
        }
    }
};

QTEST_APPLESS_MAIN(FilterAnswersTest)
#include "tst_filteranswers.moc"

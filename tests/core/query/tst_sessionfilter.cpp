// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionfilter.h"

#include "core/capture/summarytable.h"
#include "core/store/payloadreader.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/core/filter/naivefilter.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::RandomCaptures;

/// Filters that read the session for many rows, against the simple evaluation of what it holds.
class SessionFilterTest : public QObject
{
    Q_OBJECT

    static constexpr int Stored = 300;

    QTemporaryDir m_folder;
    QString m_session;
    EventCatalog m_catalog = EventCatalog::load().value();
    std::vector<test::Sample> m_samples; ///< as they are read
    SummaryTable m_rows;
    QList<int> m_all;

    QList<int> found(const QString &text, const QList<int> &places)
    {
        SessionFilter session(m_session, m_catalog);
        QList<int> found;
        QList<qsizetype> heard;
        const auto filter = Filter::compile(text);
        const Status status = session.matches(*filter, m_rows.rows(), places, RandomCaptures::NowUs,
                                              [&](qsizetype i, bool matches) {
                                                  heard.append(i);
                                                  if (matches)
                                                      found.append(places.at(i));
                                                  return true;
                                              });
        if (!status)
            return {-1};
        std::sort(heard.begin(), heard.end());
        if (std::adjacent_find(heard.begin(), heard.end()) != heard.end())
            return {-2}; // one was told twice
        std::sort(found.begin(), found.end());
        return found;
    }

private slots:
    void initTestCase()
    {
        m_session = m_folder.filePath(u"s.hookglass"_s);
        {
            SessionStore store;
            QSignalSpy opened(&store, &SessionStore::opened);
            store.open(m_session);
            QVERIFY(opened.wait());
            RandomCaptures captures(3);
            QList<AppendRecord> records;
            for (int i = 1; i <= Stored; ++i) {
                Capture capture = captures.next(i);
                capture.reverified.reset(); // which comes later than a capture
                records.append({quint64(i), capture});
            }
            store.append(records);
        }
        const auto reader = SessionReader::open(m_session);
        const CaptureAnnotator annotator(m_catalog);
        const auto stored = reader->captures(0, Stored);
        QVERIFY(stored);
        for (Capture capture : *stored) {
            annotator.annotate(capture);
            test::Sample sample {capture};
            const auto document = QJsonDocument::fromJson(capture.request.body);
            if (document.isObject())
                sample.json = document.object();
            m_samples.push_back(sample);
        }
        QCOMPARE(m_samples.size(), size_t(Stored));
        m_rows.append(*reader->summaries(0, Stored));
        m_all.resize(Stored);
        std::iota(m_all.begin(), m_all.end(), 0);
    }

    void agreesWithANaiveEvaluation()
    {
        test::NaiveFilters filters(5);
        int reading = 0;
        for (int i = 0; i < 150; ++i) {
            const test::NaiveFilter naive = filters.next();
            QList<int> places; // all, every third, or a few here and there
            for (const int place : std::as_const(m_all)) {
                if (i % 3 == 0 || (i % 3 == 1 && place % 3 == 0)
                    || (i % 3 == 2 && (place % 50 < 4 || place % 97 == 0)))
                    places.append(place);
            }
            QList<int> expected;
            for (const int place : std::as_const(places)) {
                if (naive.matches(m_samples[size_t(place)]))
                    expected.append(place);
            }
            reading += Filter::compile(naive.text)->needsPayload() ? 1 : 0;
            if (found(naive.text, places) != expected)
                QFAIL(qPrintable(naive.text));
        }
        QVERIFY2(reading > 50, qPrintable(QString::number(reading)));
    }

    void findsWhatOnlyStandsInTheHead_data()
    {
        QTest::addColumn<QString>("filter");
        // "Go-http-client" is a value, "User-Agent: Go" stands on the seam.
        QTest::newRow("word") << u"HTTP-CLIENT"_s;
        QTest::newRow("seam") << u"\"agent: go\""_s;
        QTest::newRow("name") << u"header:user-AGENT"_s;
        QTest::newRow("own name") << u"header.user-agent:go-*"_s;
    }
    void findsWhatOnlyStandsInTheHead()
    {
        QFETCH(QString, filter);
        const bool isName = filter == u"header:user-AGENT";
        QList<int> expected;
        for (const int place : std::as_const(m_all)) {
            const QByteArray &head = m_samples[size_t(place)].capture.request.head;
            if (isName || head.contains("Go-http-client"))
                expected.append(place);
        }
        QVERIFY(expected.size() > 50);
        QCOMPARE(found(filter, m_all), expected);
    }

    void endsWhenItIsTold()
    {
        SessionFilter session(m_session, m_catalog);
        int heard = 0;
        QVERIFY(session.matches(*Filter::compile(u"body:room"_s), m_rows.rows(), m_all, 0,
                                [&](qsizetype, bool) { return ++heard < 10; }));
        QCOMPARE(heard, 10);
    }

    void leavesOutWhatHasGone()
    {
        const QString file = m_folder.filePath(u"gap.hookglass"_s);
        QVERIFY(QFile::copy(m_session, file));
        {
            const auto session = SessionFile::open(file, SessionAccess::ReadWrite);
            QVERIFY(session);
            QVERIFY(QSqlQuery(session->database())
                        .exec(u"DELETE FROM payload WHERE seq IN (1, 5, 6, 300)"_s));
        }
        SessionFilter session(file, m_catalog);
        QList<qsizetype> heard;
        QVERIFY(session.matches(*Filter::compile(u"body:e or body:x or -body:e"_s), m_rows.rows(),
                                {0, 1, 3, 4, 5, 6, 299}, 0, [&](qsizetype i, bool) {
                                    heard.append(i);
                                    return true;
                                }));
        QCOMPARE(heard, QList<qsizetype>({1, 2, 5}));
    }

    /// What a filter needs is the body alone; how it is packed, or what it is, stands in the head.
    void readsWhatABodyIs_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("filters");
        // {"event":"room_started","room":{"room_id":"demo-gz"}}, by Node.js
        QTest::newRow("packed") << "Content-Encoding: br"_ba
                                << QByteArray::fromHex(
                                       "0b1a807b226576656e74223a22726f6f6d5f73746172746564222c2272"
                                       "6f6f6d223a7b22726f6f6d5f6964223a2264656d6f2d677a227d7d03")
                                << QStringList {u"body:*demo-gz*"_s,
                                                u"body.room.room_id:demo-gz"_s};
        QTest::newRow("a form") << "Content-Type: application/x-www-form-urlencoded"_ba
                                << "a=1&odd=%7B%22c%22%3A%22demo-form%22%7D"_ba
                                << QStringList {u"body.odd.c:demo-form"_s, u"has:body.odd"_s};
        QTest::newRow("parts") << "Content-Type: multipart/form-data; boundary=b"_ba
                               << "--b\r\nContent-Disposition: form-data; name=\"odd\"\r\n\r\n"
                                  "demo-part\r\n--b--\r\n"_ba
                               << QStringList {u"body.odd:demo-part"_s};
    }
    void readsWhatABodyIs()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, filters);
        int place = 0;
        while (m_samples[size_t(place)].capture.request.body.isEmpty()
               || m_samples[size_t(place)].capture.request.isRefused())
            ++place;
        const QString file = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(QFile::copy(m_session, file));
        {
            const auto session = SessionFile::open(file, SessionAccess::ReadWrite);
            QVERIFY(session);
            QSqlQuery query(session->database());
            query.prepare(u"UPDATE payload SET head = ?, body = ? WHERE seq = ?"_s);
            query.addBindValue(QByteArray("POST / HTTP/1.1\r\n" + header + "\r\n\r\n"));
            query.addBindValue(body);
            query.addBindValue(m_samples[size_t(place)].capture.seq);
            QVERIFY(query.exec());
        }
        SessionFilter session(file, m_catalog);
        for (const QString &text : std::as_const(filters)) {
            QList<int> found;
            QVERIFY(session.matches(*Filter::compile(text), m_rows.rows(), m_all, 0,
                                    [&](qsizetype i, bool matches) {
                                        if (matches)
                                            found.append(m_all.at(int(i)));
                                        return true;
                                    }));
            QCOMPARE(found, QList<int>({place}));
        }
    }

    void saysWhatIsWrong()
    {
        SessionFilter session(m_folder.filePath(u"none"_s), m_catalog);
        QVERIFY(!session.matches(*Filter::compile(u"body:x"_s), m_rows.rows(), m_all, 0,
                                 [](qsizetype, bool) { return true; }));
        QVERIFY(session.matches(*Filter::compile(u"event:x"_s), m_rows.rows(), m_all, 0,
                                [](qsizetype, bool) { return true; }));
    }

    void readsOnlyTheParts()
    {
        const auto head = PayloadReader::open(m_session, PayloadPart::Head);
        QVERIFY(head);
        QList<qint64> seqs;
        const Status status = head.value()->read({2, 3, 9}, [&](StoredPayload &payload) {
            const HttpRequest &request = m_samples[size_t(payload.seq - 1)].capture.request;
            seqs.append(payload.body.isEmpty() && payload.head == request.head
                                && payload.listener == request.listener
                            ? payload.seq
                            : -payload.seq);
            return true;
        });
        QVERIFY(status);
        QCOMPARE(seqs, QList<qint64>({2, 3, 9}));
        const qsizetype largest = m_samples[2].capture.request.body.size();
        const auto small = PayloadReader::open(m_session, PayloadPart::Body, largest);
        QVERIFY(small);
        QList<qint64> wanted;
        QList<qint64> expected;
        for (qint64 seq = 1; seq <= qint64(m_samples.size()); ++seq) {
            wanted.append(seq);
            if (m_samples[size_t(seq - 1)].capture.request.body.size() <= largest)
                expected.append(seq);
        }
        QVERIFY(expected.size() < wanted.size());
        seqs.clear();
        QVERIFY(small.value()->read(wanted, [&seqs](const StoredPayload &payload) {
            seqs.append(payload.seq);
            return true;
        }));
        QCOMPARE(seqs, expected);
    }
};

QTEST_GUILESS_MAIN(SessionFilterTest)
#include "tst_sessionfilter.moc"

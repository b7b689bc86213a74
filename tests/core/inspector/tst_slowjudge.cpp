// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/textmatcher.h"
#include "tests/support/pipelinetest.h"

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

// Runs from each character of a word to its end, in vain, and is given up at a limit.
const QString SlowPattern = u"(?<!y)\\w+[@#]"_s;

QByteArray posting(const QByteArray &body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

} // namespace

/// What happens while the judge is behind: to judge a request can take longer than to send it.
class SlowJudgeTest : public test::PipelineTest
{
    Q_OBJECT

    const QByteArray m_slowBody = QByteArray(3 * 512 * 1024, 'a');

    /// Rules that take more than `ms` for the slow body and nothing for any other.
    ResponseRules slowRules(int ms) const
    {
        const auto matcher = TextMatcher::regex(SlowPattern, {});
        const QString text = QString::fromLatin1(m_slowBody);
        qint64 fastest = ms; // other programs may run meanwhile, and not later
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            if (matcher->matches(text))
                return {};
            fastest = std::min(fastest, std::max(timer.elapsed(), qint64(1)));
        }
        const qint64 count = ms / fastest + 1;
        const QString filter = u"size>1mb -size>2mb body~/%1/"_s.arg(SlowPattern);
        QList<ResponseRule> rules;
        for (qint64 i = 0; i < count; ++i)
            rules.append({.name = u"never"_s,
                          .filterText = filter,
                          .filter = *Filter::compile(filter),
                          .answer = {.status = 500}});
        return ResponseRules(rules);
    }

private slots:
    void init() { start(); }
    void cleanup() { m_pipeline.reset(); }

    /// The sender is not kept waiting, and what it was told is on record all the same.
    void answersBeforeItIsJudged()
    {
        ListenOptions options = listenOptions();
        options.commitTimeoutMs = 1000;
        listen(options);
        m_pipeline->setResponseRules(slowRules(4000));
        test::RawClient client(m_port);
        client.write(posting(m_slowBody));
        QCOMPARE(client.waitForStatus(), 503);
        QTRY_COMPARE_WITH_TIMEOUT(m_captured.size(), 1, 60'000);
        QCOMPARE(m_captured.first().status, 503);
        QCOMPARE(m_captured.first().rule, u"store-timeout"_s);
        QTRY_COMPARE(storedAnswer(sessionFile(), 1).status, 503);
        QCOMPARE(storedAnswer(sessionFile(), 1).rule, u"store-timeout"_s);
    }

    /// Nothing that may take long is done on the thread that receives.
    void judgesAtOnceWhatIsQuick_data()
    {
        QTest::addColumn<qsizetype>("headBytes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("hasRules");
        QTest::addColumn<int>("keys");
        QTest::addColumn<bool>("atOnce");
        const QByteArray object("{\"event\":\"room_finished\"}");
        const QByteArray packed = QByteArray::fromHex("1f8b0800000000000003");
        QTest::newRow("small") << qsizetype(200) << object << false << 1 << true;
        QTest::newRow("no body") << qsizetype(200) << QByteArray() << false << 1 << true;
        QTest::newRow("longest") << qsizetype(8192) << object.leftJustified(32768) << false << 1
                                 << true;
        QTest::newRow("long head") << qsizetype(8193) << object << false << 1 << false;
        QTest::newRow("long body") << qsizetype(200) << object.leftJustified(32769) << false << 1
                                   << false;
        QTest::newRow("packed body") << qsizetype(200) << packed << false << 1 << false;
        QTest::newRow("rules") << qsizetype(200) << object << true << 1 << false;
        QTest::newRow("keys") << qsizetype(200) << object << false << 64 << true;
        QTest::newRow("many keys") << qsizetype(200) << object << false << 65 << false;
    }
    void judgesAtOnceWhatIsQuick()
    {
        QFETCH(qsizetype, headBytes);
        QFETCH(QByteArray, body);
        QFETCH(bool, hasRules);
        QFETCH(int, keys);
        QFETCH(bool, atOnce);
        SessionStore store;
        QList<quint64> judged;
        Judge judge(m_catalog, store, [&judged](const QList<Judgement> &judgements) {
            for (const Judgement &each : judgements)
                judged.append(each.ticket);
        });
        Credentials credentials;
        for (int i = 0; i < keys; ++i)
            credentials.append({.key = QString::number(i), .secret = "s"});
        judge.setCredentials(credentials);
        if (hasRules)
            judge.setResponseRules(ResponseRules::preset(u"fail-once"_s));
        const HttpRequest plain {.head = QByteArray(200, 'h'), .body = "{}"};
        const HttpRequest request {.head = QByteArray(headBytes, 'h'), .body = body};
        judge.judge({{1, {.request = plain}}, {2, {.request = request}}});
        QCOMPARE(judged, atOnce ? QList<quint64>({1, 2}) : QList<quint64>());
        judge.judge({{3, {.request = plain}}}); // not before the others
        QCOMPARE(judged.size(), atOnce ? 3 : 0);
        QTRY_COMPARE(judged, QList<quint64>({1, 2, 3}));
        quint64 ticket = 3;
        const auto judgesAtOnce = [&] {
            judge.judge({{++ticket, {.request = plain}}});
            return judged.endsWith(ticket);
        };
        if (!hasRules && keys <= 64)
            QTRY_VERIFY(judgesAtOnce()); // again, once the others are through
    }

    /// Whatever is called while something is judged elsewhere comes after it.
    void keepsTheOrderOfItsCalls()
    {
        SessionStore store;
        QStringList judged;
        Judge judge(m_catalog, store, [&judged](const QList<Judgement> &judgements) {
            for (const Judgement &each : judgements)
                judged.append(u"%1 %2 %3"_s.arg(each.ticket).arg(each.answer.status).arg(
                    each.summary.history.attempt));
        });
        const ResponseRules failing({{.name = u"failing"_s, .answer = {.status = 500}}});
        const HttpRequest request {.head = "POST / HTTP/1.1\r\n\r\n", .body = m_slowBody};
        judge.judge({{1, {.request = request}}}); // the first delivery
        judge.settle({{.delivery = 1, .seq = 7, .status = 503}}); // so its sender comes again
        judge.setResponseRules(failing);
        judge.judge({{2, {.request = request}}});
        judge.setResponseRules({});
        judge.judge({{3, {.request = {.body = "{}"}}}});
        bool isThrough = false;
        judge.afterwards([&] { isThrough = judged.size() == 3; });
        QTRY_VERIFY_WITH_TIMEOUT(isThrough, 20'000);
        QCOMPARE(judged, QStringList({u"1 200 1"_s, u"2 500 2"_s, u"3 200 1"_s}));
    }

    /// More than it may keep in memory is too much, whatever it is: many, or few that are large.
    void tellsWhenItIsFull_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("bodyBytes");
        QTest::addColumn<bool>("isFull");
        constexpr int MiB = 1024 * 1024;
        QTest::newRow("some") << 1000 << 2 << false;
        QTest::newRow("many") << 20'000 << 2 << true;
        QTest::newRow("large ones") << 25 << 10 * MiB << false;
        QTest::newRow("too many large ones") << 26 << 10 * MiB << true;
    }
    void tellsWhenItIsFull()
    {
        QFETCH(int, count);
        QFETCH(int, bodyBytes);
        QFETCH(bool, isFull);
        SessionStore store;
        qsizetype judged = 0;
        Judge judge(m_catalog, store,
                    [&judged](const QList<Judgement> &judgements) { judged += judgements.size(); });
        const Capture capture {.request = {.body = QByteArray(bodyBytes, 'x')}};
        QList<AppendRecord> records;
        for (int i = 1; i <= count; ++i)
            records.append({quint64(i), capture});
        QVERIFY(!judge.isFull());
        judge.judge(records);
        QCOMPARE(judge.isFull(), isFull);
        QTRY_COMPARE_WITH_TIMEOUT(judged, qsizetype(count), 60'000);
        QVERIFY(!judge.isFull());
    }

    /// What came before another session was asked for belongs to the one before, though it is
    /// handed on in pieces; and nothing is lost on the way.
    void keepsArrivalsInTheirSession_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("judged at once") << QByteArray("{}");
        QTest::newRow("judged elsewhere") << QByteArray("[]"); // it may be packed
    }
    void keepsArrivalsInTheirSession()
    {
        QFETCH(QByteArray, body);
        constexpr int Before = 20;
        constexpr int After = 10;
        const QString other = m_folder.filePath(u"other.hookglass"_s);
        int taken = 0;
        m_pipeline = std::make_unique<Pipeline>(m_catalog, [&] {
            if (++taken == Before + 1) // nothing is answered meanwhile, which asks for the time too
                m_pipeline->openSession(other);
            return m_nowUs += 10;
        });
        connect(m_pipeline.get(), &Pipeline::captured, this,
                [this](const QList<CaptureSummary> &captures) { m_captured.append(captures); });
        QSignalSpy opened(m_pipeline.get(), &Pipeline::sessionOpened);
        m_pipeline->openSession(sessionFile());
        QVERIFY(opened.wait());
        listen(listenOptions());
        std::vector<std::unique_ptr<test::RawClient>> clients;
        for (int i = 0; i < Before + After; ++i) {
            clients.push_back(std::make_unique<test::RawClient>(m_port));
            QTRY_COMPARE(clients.back()->state(), QAbstractSocket::ConnectedState);
        }
        {
            const test::Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            QVERIFY(lock.isDone());
            for (const auto &client : clients) {
                client->write(posting(body));
                client->flush();
            }
            QTRY_COMPARE(taken, Before + After);
        }
        for (const auto &client : clients)
            QCOMPARE(client->waitForStatus(), 200);
        QTRY_COMPARE(m_captured.size(), Before + After);
        const auto first = SessionReader::open(sessionFile());
        const auto second = SessionReader::open(other);
        QVERIFY(first && second);
        QVERIFY(*first->count() >= Before);
        QCOMPARE(*first->count() + *second->count(), qint64(Before + After));
    }
};

QTEST_GUILESS_MAIN(SlowJudgeTest)
#include "tst_slowjudge.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/capture/prediction.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Kind = Prediction::Kind;

namespace {

constexpr qint64 ArrivedAtUs = 1'789'000'000'000'000;
constexpr qint64 AnsweredAtUs = ArrivedAtUs + 900;

CaptureSummary answered(EventSender sender, int status, int attempt = 1)
{
    CaptureSummary summary {.seq = 7,
                            .receivedAtUs = ArrivedAtUs,
                            .verdict = Verdict::Verified,
                            .sender = sender,
                            .event = u"room_started"_s,
                            .eventId = u"id-1"_s,
                            .status = status,
                            .answeredAfterUs = AnsweredAtUs - ArrivedAtUs};
    summary.history.attempt = attempt;
    return summary;
}

constexpr auto PNM = EventSender::PlugNMeet;
constexpr auto LK = EventSender::LiveKit;

} // namespace

class PredictionTest : public QObject
{
    Q_OBJECT

private slots:
    /// What the servers do after an answer: every row of the table of the protocol's notes.
    void knowsTheServers_data()
    {
        QTest::addColumn<EventSender>("sender");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("retryAfter"); ///< -1: none
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("waitS"); ///< of a retry
        QTest::addColumn<QString>("text");
        const auto row = [](EventSender sender, int status, int attempt, int retryAfter, Kind kind,
                            int wait, const QString &text) {
            QTest::addRow("%s %d, attempt %d, Retry-After %d", qPrintable(senderId(sender)), status,
                          attempt, retryAfter)
                << sender << status << attempt << retryAfter << kind << wait << text;
        };
        for (const EventSender sender : {PNM, LK}) {
            for (const int status : {200, 202, 204, 299}) // 2xx
                row(sender, status, 1, -1, Kind::Delivered, 0, u"%1: delivered"_s.arg(status));
            for (const int status : {400, 401, 403, 404, 408, 410, 499}) // 4xx except 429
                row(sender, status, 1, -1, Kind::Final, 0,
                    u"%1 is final: this event will not come again"_s.arg(status));
            row(sender, 501, 1, -1, Kind::Final, 0,
                u"501 is final: this event will not come again"_s);
            row(sender, 404, 1, 4, Kind::Final, 0,
                u"404 is final: this event will not come again"_s);
            for (const int status : {301, 302, 303})
                row(sender, status, 1, -1, Kind::Follows, 0,
                    u"You answered %1: the sender follows with GET and without the body, and takes "
                    "a 2xx there for delivered; without the header Location nothing "
                    "follows"_s.arg(status));
            for (const int status : {307, 308})
                row(sender, status, 1, -1, Kind::Follows, 0,
                    u"You answered %1: the sender posts the event to the new place, with the same "
                    "token; without the header Location nothing follows"_s.arg(status));
        }
        // Plug-N-Meet: attempts at 0 s, +1 s, +3 s.
        for (const int status : {500, 502, 503, 504, 599, 429}) {
            row(PNM, status, 1, -1, Kind::Retry, 1,
                u"You answered %1: attempt 2 of 3 in about 1 s"_s.arg(status));
            row(PNM, status, 2, -1, Kind::Retry, 2,
                u"You answered %1: attempt 3 of 3 in about 2 s"_s.arg(status));
            row(PNM, status, 3, -1, Kind::GivesUp, 0,
                u"Gave up after 3 attempts: the event is lost"_s);
        }
        // LiveKit: waits of 1, 2, 4 and 8 s.
        row(LK, 500, 1, -1, Kind::Retry, 1, u"You answered 500: attempt 2 of 5 in about 1 s"_s);
        row(LK, 500, 2, -1, Kind::Retry, 2, u"You answered 500: attempt 3 of 5 in about 2 s"_s);
        row(LK, 500, 3, -1, Kind::Retry, 4, u"You answered 500: attempt 4 of 5 in about 4 s"_s);
        row(LK, 500, 4, -1, Kind::Retry, 8, u"You answered 500: attempt 5 of 5 in about 8 s"_s);
        row(LK, 500, 5, -1, Kind::GivesUp, 0, u"Gave up after 5 attempts: the event is lost"_s);
        // Retry-After counts on 429 and 503, without a cap.
        for (const int status : {429, 503})
            row(PNM, status, 1, 4, Kind::Retry, 4,
                u"You answered %1: attempt 2 of 3 in about 4 s"_s.arg(status));
        row(PNM, 503, 1, 0, Kind::Retry, 0, u"You answered 503: attempt 2 of 3 at once"_s);
        for (const int status : {0, 500, 502, 504, 599})
            row(PNM, status, 1, 9, Kind::Retry, 1,
                (status == 0 ? u"No answer"_s : u"You answered %1"_s.arg(status))
                    + u": attempt 2 of 3 in about 1 s"_s);
        row(LK, 500, 1, 4, Kind::Retry, 1, u"You answered 500: attempt 2 of 5 in about 1 s"_s);
        row(LK, 429, 1, 3600, Kind::Retry, 3600,
            u"You answered 429: attempt 2 of 5 in about 1 h 0 min; its token will have expired by "
            "then"_s);
        row(PNM, 503, 3, 4, Kind::GivesUp, 0, u"Gave up after 3 attempts: the event is lost"_s);
        // Closed without an answer.
        row(PNM, 0, 1, -1, Kind::Retry, 1, u"No answer: attempt 2 of 3 in about 1 s"_s);
        row(LK, 0, 4, -1, Kind::Retry, 8, u"No answer: attempt 5 of 5 in about 8 s"_s);
        row(PNM, 0, 3, -1, Kind::GivesUp, 0, u"Gave up after 3 attempts: the event is lost"_s);
    }
    void knowsTheServers()
    {
        QFETCH(EventSender, sender);
        QFETCH(int, status);
        QFETCH(int, attempt);
        QFETCH(int, retryAfter);
        QFETCH(Kind, kind);
        QFETCH(int, waitS);
        QFETCH(QString, text);
        CaptureSummary summary = answered(sender, status, attempt);
        if (retryAfter >= 0)
            summary.retryAfterS = retryAfter;
        const Prediction prediction = predict(summary);
        QCOMPARE(prediction.kind, kind);
        QCOMPARE(prediction.text, text);
        // In a line that begins with the answer it is not told twice.
        QVERIFY2(!prediction.next.isEmpty() && !prediction.next.contains(QString::number(status)),
                 qPrintable(prediction.next));
        QVERIFY(text.endsWith(prediction.next, Qt::CaseInsensitive)
                || text == QString::number(status) + u" is "_s + prediction.next);
        QVERIFY(prediction.certain);
        QCOMPARE(prediction.attempts, sender == PNM ? 3 : 5);
        QCOMPARE(prediction.attempt, kind == Kind::Retry ? attempt + 1 : attempt);
        QCOMPARE(prediction.dueAtUs.has_value(), kind == Kind::Retry);
        if (kind == Kind::Retry)
            QCOMPARE(*prediction.dueAtUs, AnsweredAtUs + waitS * 1'000'000LL);
    }

    /// The waits add up; the token was made when the event was, or a little later.
    void countsTheWaitsForTheToken()
    {
        CaptureSummary summary = answered(PNM, 503);
        summary.createdAt = ArrivedAtUs / 1'000'000;
        summary.retryAfterS = 200;
        QVERIFY(!predict(summary).text.contains(u"token"_s));
        summary.receivedAtUs += 200'000'000;
        summary.history.attempt = 2;
        QVERIFY(predict(summary).text.endsWith(
            u"attempt 3 of 3 in about 3 min 20 s; its token may have expired by then"_s));
        summary.retryAfterS = 100;
        QVERIFY(!predict(summary).text.contains(u"token"_s));
    }

    /// An unknown sender: what both would do.
    void guessesForOthers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](int status, int attempt, Kind kind, const QString &text) {
            QTest::addRow("%d, attempt %d", status, attempt) << status << attempt << kind << text;
        };
        row(200, 1, Kind::Delivered, u"200: delivered"_s);
        row(401, 1, Kind::Final,
            u"You answered 401: neither Plug-N-Meet nor LiveKit would send this again"_s);
        row(503, 1, Kind::Retry,
            u"You answered 503: Plug-N-Meet and LiveKit would try again in about 1 s"_s);
        row(0, 2, Kind::Retry,
            u"No answer: Plug-N-Meet and LiveKit would try again in about 2 s"_s);
        row(503, 3, Kind::Retry,
            u"You answered 503: Plug-N-Meet would give up, LiveKit would try again in about 4 s"_s);
        row(503, 5, Kind::GivesUp,
            u"You answered 503: Plug-N-Meet and LiveKit would have given up by now"_s);
    }
    void guessesForOthers()
    {
        QFETCH(int, status);
        QFETCH(int, attempt);
        QFETCH(Kind, kind);
        QFETCH(QString, text);
        const Prediction prediction = predict(answered(EventSender::Unknown, status, attempt));
        QCOMPARE(prediction.kind, kind);
        QCOMPARE(prediction.text, text);
        QVERIFY(!prediction.certain);
        QCOMPARE(prediction.attempts, 0);
    }

    /// Before 1.6.0 Plug-N-Meet tried once, 5 or 3 times; which one is not seen.
    void doubtsOldServers()
    {
        CaptureSummary old = answered(PNM, 503);
        old.eventId.clear();
        Prediction prediction = predict(old);
        QCOMPARE(prediction.kind, Kind::Retry);
        QVERIFY(!prediction.certain);
        QCOMPARE(prediction.attempts, 0);
        QCOMPARE(
            prediction.text,
            u"You answered 503: attempt 2 in about 1 s, if this old Plug-N-Meet tries again"_s);
        old.history.attempt = 4;
        QCOMPARE(predict(old).kind, Kind::Retry);
        old.history.attempt = 5;
        QCOMPARE(predict(old).kind, Kind::GivesUp);
        old.status = 404;
        QVERIFY(predict(old).certain);
    }

    void doubtsWhatNoServerSigned()
    {
        CaptureSummary summary = answered(PNM, 503);
        summary.verdict = Verdict::Unsigned;
        QVERIFY(!predict(summary).certain);
        QCOMPARE(predict(summary).text,
                 u"You answered 503: attempt 2 of 3 in about 1 s, if a server sent this"_s);
        summary.verdict = Verdict::Failed; // signed with a key that we do not have
        QVERIFY(predict(summary).certain);
        summary.history.duplicateOf = 3; // another node, a replay: who knows
        QVERIFY(!predict(summary).certain);
    }

    void saysNothing_data()
    {
        QTest::addColumn<CaptureSummary>("summary");
        CaptureSummary refused = answered(EventSender::Unknown, 413);
        refused.refused = true;
        QTest::newRow("refused") << refused;
        CaptureSummary pending = answered(PNM, 200);
        pending.answeredAfterUs = 0;
        QTest::newRow("not answered yet") << pending;
        CaptureSummary visitor = answered(EventSender::Unknown, 503);
        visitor.event.clear();
        visitor.eventId.clear();
        visitor.verdict = Verdict::Unsigned;
        QTest::newRow("no webhook") << visitor;
    }
    void saysNothing()
    {
        QFETCH(CaptureSummary, summary);
        QCOMPARE(predict(summary), Prediction());
    }

    void ticksOff()
    {
        const Prediction prediction = predict(answered(PNM, 503));
        CaptureSummary retry = answered(PNM, 200, 2);
        retry.seq = 12;
        retry.receivedAtUs = AnsweredAtUs + 1'020'000;
        retry.history.retryOf = 7;
        const RetrySeen seen = retrySeen(answered(PNM, 503), retry);
        QCOMPARE(seen.seq, qint64(12));
        QCOMPARE(seen.afterUs, qint64(1'020'000));
        const QString text = u"came again as #12 after 1.02 s"_s;
        QCOMPARE(outcomeText(prediction, seen, *prediction.dueAtUs - 1), text);
        QCOMPARE(outcomeText(prediction, seen, *prediction.dueAtUs + 60'000'000), text);
        // Whatever was expected, it came.
        QCOMPARE(outcomeText(predict(answered(PNM, 404)), seen, 0), text);
        QCOMPARE(outcomeText(prediction, RetrySeen {12, 125'000'000}, 0),
                 u"came again as #12 after 2 min 5 s"_s);
        QCOMPARE(outcomeText(prediction, RetrySeen {12, -1}, 0),
                 u"came again as #12 before the answer"_s);
    }

    void tellsWhatIsOverdue()
    {
        const Prediction prediction = predict(answered(PNM, 503));
        const qint64 due = *prediction.dueAtUs;
        QCOMPARE(outcomeText(prediction, {}, due - 500'000), QString());
        QCOMPARE(outcomeText(prediction, {}, due + 500'000), QString()); // "about"
        QCOMPARE(outcomeText(prediction, {}, due + 3'000'000),
                 u"expected by %1, has not come"_s.arg(localTime(due).left(8)));
        for (const int status : {200, 404, 302})
            QCOMPARE(outcomeText(predict(answered(PNM, status)), {}, due + 60'000'000), QString());
        QCOMPARE(outcomeText(predict(answered(PNM, 503, 3)), {}, due + 60'000'000), QString());
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds"); ///< -1: none
        QTest::newRow("seconds") << "4"_ba << qint64(4);
        QTest::newRow("zero") << "0"_ba << qint64(0);
        QTest::newRow("negative") << "-4"_ba << qint64(-1);
        QTest::newRow("fraction") << "1.5"_ba << qint64(-1);
        QTest::newRow("word") << "soon"_ba << qint64(-1);
        QTest::newRow("beyond all measure") << "9000000000000000000"_ba << qint64(1'000'000'000);
        // 1 789 000 000 is 2026-09-10 00:26:40 UTC.
        QTest::newRow("date") << "Thu, 10 Sep 2026 00:26:50 GMT"_ba << qint64(10);
        QTest::newRow("date that has passed") << "Thu, 10 Sep 2026 00:00:00 GMT"_ba << qint64(0);
        QTest::newRow("other date") << "2026-09-10T00:26:50Z"_ba << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, seconds);
        Capture capture;
        capture.request.receivedAtUs = ArrivedAtUs;
        capture.answer = {.status = 429, .headers = {{"retry-after", value}}};
        QCOMPARE(summarize(capture).retryAfterS.value_or(-1), seconds);
    }
};

QTEST_APPLESS_MAIN(PredictionTest)
#include "tst_prediction.moc"

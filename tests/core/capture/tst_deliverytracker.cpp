// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/deliverytracker.h"
#include "core/events/requestdecoder.h"
#include "core/http/requestfile.h"
#include "core/verify/verifier.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 StartUs = 1'789'000'000'000'000;

/// One tracker with a clock and a session, in which everything is committed and answered at once.
class Session
{
public:
    struct Seen
    {
        qint64 seq = 0;
        quint64 delivery = 0;
        DeliveryHistory history {};
    };

    Seen take(Capture capture, int status)
    {
        const Seen seen = arrive(std::move(capture));
        tracker.committed(seen.delivery, seen.seq);
        tracker.answered(seen.delivery, status);
        return seen;
    }
    Seen arrive(Capture capture)
    {
        capture.request.receivedAtUs = nowUs;
        const DeliveryTracker::Arrival arrival = tracker.arrived(capture);
        return {++lastSeq, arrival.delivery, arrival.history};
    }
    void wait(qint64 us) { nowUs += us; }

    DeliveryTracker tracker;
    qint64 nowUs = StartUs;
    qint64 lastSeq = 0;
};

Capture delivery(const QByteArray &token, const QString &id, const QByteArray &target = "/hook")
{
    Capture capture;
    HttpRequest &request = capture.request;
    request.method = "POST";
    request.target = target;
    request.listener = u"default"_s;
    request.peer = u"10.0.0.1:4711"_s;
    request.body = "{\"event\":\"room_started\",\"id\":\"" + id.toUtf8() + "\"}";
    capture.event = {.sender = EventSender::PlugNMeet, .name = u"room_started"_s, .id = id};
    capture.verification.verdict = Verdict::Unsigned;
    if (!token.isEmpty()) {
        request.headers = {{"authorization", token}};
        capture.verification.verdict = Verdict::Verified;
        capture.verification.tokenHeader = u"Authorization"_s;
        capture.verification.issuedAt = 1'789'000'000;
    }
    return capture;
}

DeliveryHistory history(int attempt, qint64 retryOf = 0, qint64 duplicateOf = 0)
{
    return {attempt, retryOf, duplicateOf};
}

QList<qint64> arrivalTimes(const QByteArray &file)
{
    QList<qint64> times;
    static const QRegularExpression announcement(u"^=== request \\d+ at \\+([0-9.]+)s"_s,
                                                 QRegularExpression::MultilineOption);
    auto matches = announcement.globalMatch(QString::fromLatin1(file));
    while (matches.hasNext())
        times.append(qint64(matches.next().captured(1).toDouble() * Second));
    return times;
}

} // namespace

class DeliveryTrackerTest : public QObject
{
    Q_OBJECT

    const EventCatalog m_catalog = EventCatalog::load().value();

    /// Plays a recording of a real server into a session.
    QList<DeliveryHistory> play(Session &session, const QString &file, const QList<int> &statuses,
                                const Credentials &keys)
    {
        const QByteArray bytes = test::readData(u"protocol/wire/"_s + file + u".http");
        const QList<HttpRequest> requests = parseRequestFile(bytes).value();
        const QList<qint64> times = arrivalTimes(bytes);
        Q_ASSERT(requests.size() == times.size() && requests.size() == statuses.size());
        QList<DeliveryHistory> histories;
        const qint64 startUs = session.nowUs;
        for (qsizetype i = 0; i < requests.size(); ++i) {
            session.nowUs = startUs + times[i];
            Capture capture;
            capture.request = requests[i];
            capture.request.receivedAtUs = session.nowUs;
            capture.verification = Verifier(keys).verify(capture.request);
            capture.event = decodeRequest(capture.request, m_catalog);
            histories.append(session.take(capture, statuses[i]).history);
        }
        return histories;
    }

private slots:
    /// What Plug-N-Meet 2.4 really sent, with the answers it got.
    void linksWhatAServerSent_data()
    {
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<QList<DeliveryHistory>>("expected");
        using Histories = QList<DeliveryHistory>;
        QTest::newRow("pnm24-500x3")
            << QList<int> {500, 500, 500} << Histories {history(1), history(2, 1), history(3, 2)};
        QTest::newRow("pnm24-500-then-200")
            << QList<int> {500, 200} << Histories {history(1), history(2, 1)};
        QTest::newRow("pnm24-429-retry-after")
            << QList<int> {429, 200} << Histories {history(1), history(2, 1)};
        QTest::newRow("pnm24-hang") << QList<int> {0, 200} << Histories {history(1), history(2, 1)};
        QTest::newRow("pnm24-404") << QList<int> {404} << Histories {history(1)};
        QTest::newRow("pnm24-501") << QList<int> {501} << Histories {history(1)};
        // The GET that follows has no body and says nothing; the POST is the event once more.
        QTest::newRow("pnm24-302") << QList<int> {302, 200} << Histories {history(1), history(1)};
        QTest::newRow("pnm24-307")
            << QList<int> {307, 200} << Histories {history(1), history(1, 0, 1)};
    }
    void linksWhatAServerSent()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(QList<DeliveryHistory>, expected);
        const QString file = QString::fromLatin1(QTest::currentDataTag());
        const Credentials right {{test::Key, test::Secret, {}}};
        const Credentials wrong {{test::Key, "another", {}}};
        for (const Credentials &keys : {right, wrong, Credentials()}) {
            Session session;
            QCOMPARE(play(session, file, statuses, keys), expected);
        }
    }

    /// In the same second the server makes the same token again for the same event. After the 404
    /// nothing more was to come, so these three are an event sent once more.
    void startsAnewAfterAFinalAnswer()
    {
        Session session;
        const Credentials keys {{test::Key, test::Secret, {}}};
        play(session, u"pnm24-404"_s, {404}, keys);
        QCOMPARE(play(session, u"pnm24-500x3"_s, {500, 500, 500}, keys),
                 (QList<DeliveryHistory> {history(1, 0, 1), history(2, 2), history(3, 3)}));
    }

    void asksTheAnswerBefore_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("retry");
        for (const int status : {0, 429, 500, 502, 503, 599})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {200, 204, 304, 400, 401, 404, 410, 501})
            QTest::addRow("%d", status) << status << false;
    }
    void asksTheAnswerBefore()
    {
        QFETCH(int, status);
        QFETCH(bool, retry);
        Session session;
        session.take(delivery("t", u"a"_s), status);
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history,
                 retry ? history(2, 1) : history(1, 0, 1));
    }

    /// A redirect to the same place is followed within the attempt; what is led elsewhere and fails
    /// there comes again as the next one.
    void countsWhatFollowsARedirect()
    {
        Session session;
        session.take(delivery("t", u"a"_s), 503);
        session.wait(Second);
        QCOMPARE(session.take(delivery("t", u"a"_s), 307).history, history(2, 1));
        session.wait(5'000);
        QCOMPARE(session.take(delivery("t", u"a"_s), 307).history, history(2, 2));
        session.wait(2 * Second);
        QCOMPARE(session.take(delivery("t", u"a"_s), 308).history, history(3, 3));
        session.wait(5'000);
        QCOMPARE(session.take(delivery("t", u"a"_s), 307).history, history(3, 4));
        session.wait(4 * Second); // more than Plug-N-Meet makes
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history, history(1, 0, 1));
    }

    void needsTheSameTokenBodyAndPlace_data()
    {
        QTest::addColumn<Capture>("other");
        QTest::addColumn<DeliveryHistory>("expected");
        const auto row = [](const char *name, const Capture &other,
                            const DeliveryHistory &expected) {
            QTest::newRow(name) << other << expected;
        };
        row("the same", delivery("t", u"a"_s), history(2, 1));
        row("another token", delivery("u", u"a"_s), history(1, 0, 1));
        row("another target", delivery("t", u"a"_s, "/other"), history(1, 0, 1));
        row("another id", delivery("t", u"b"_s), history(1));
        Capture other = delivery("t", u"a"_s);
        other.request.listener = u"second"_s;
        row("another listener", other, history(1, 0, 1));
        other = delivery("t", u"a"_s);
        other.request.method = "GET";
        other.request.body.clear();
        other.event = {};
        row("the GET of a redirect", other, history(1));
        other = delivery("t", u"a"_s);
        other.request.peer = u"10.0.0.2:99"_s; // through another proxy; the token proves it
        row("another peer", other, history(2, 1));
        other = delivery("t", u"a"_s);
        other.request.body += ' ';
        other.verification.verdict = Verdict::Failed;
        row("an altered body", other, history(1)); // it only says to be that event
        other = delivery("t", u"a"_s);
        other.verification.verdict = Verdict::Failed; // expired meanwhile
        row("the same, too late", other, history(2, 1));
        other = delivery("t", u"a"_s);
        other.event.name = u"room_finished"_s;
        other.request.body += ' ';
        row("another event of that id", other, history(1));
    }
    void needsTheSameTokenBodyAndPlace()
    {
        QFETCH(Capture, other);
        QFETCH(DeliveryHistory, expected);
        Session session;
        session.take(delivery("t", u"a"_s), 503);
        session.wait(Second);
        QCOMPARE(session.take(other, 200).history, expected);
    }

    /// No server tries more often than it does.
    void countsToTheLastAttempt_data()
    {
        QTest::addColumn<EventSender>("sender");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("attempts");
        QTest::newRow("Plug-N-Meet") << EventSender::PlugNMeet << u"a"_s << 3;
        QTest::newRow("old Plug-N-Meet") << EventSender::PlugNMeet << QString() << 5;
        QTest::newRow("LiveKit") << EventSender::LiveKit << u"a"_s << 5;
        QTest::newRow("unknown") << EventSender::Unknown << u"a"_s << 5;
    }
    void countsToTheLastAttempt()
    {
        QFETCH(EventSender, sender);
        QFETCH(QString, id);
        QFETCH(int, attempts);
        Session session;
        Capture capture = delivery("t", id);
        capture.event.sender = sender;
        for (int attempt = 1; attempt <= attempts; ++attempt)
            QCOMPARE(session.take(capture, 503).history, history(attempt, attempt - 1));
        QCOMPARE(session.take(capture, 503).history, history(1, 0, 1));
        QCOMPARE(session.take(capture, 503).history, history(2, attempts + 1));
    }

    void namesTheFirstOfAnEvent()
    {
        Session session;
        session.take(delivery("x", u"other"_s), 200);
        session.take(delivery("t", u"a"_s), 503);
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history, history(2, 2));
        QCOMPARE(session.take(delivery("u", u"a"_s), 200).history, history(1, 0, 2));
        QCOMPARE(session.take(delivery("v", u"a"_s), 200).history, history(1, 0, 2));
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history, history(1, 0, 2));
    }

    /// A made-up id must not take the name of the true event.
    void keepsVerifiedOnesApart()
    {
        Session session;
        session.take(delivery({}, u"a"_s), 200);
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history, history(1));
        QCOMPARE(session.take(delivery({}, u"a"_s), 200).history, history(1, 0, 1));
        QCOMPARE(session.take(delivery("u", u"a"_s), 200).history, history(1, 0, 2));
    }

    void takesUnsignedOnesForRetriesWithinAMinute()
    {
        Session session;
        Capture unsignedOne = delivery({}, {});
        session.take(unsignedOne, 503);
        session.wait(60 * Second);
        QCOMPARE(session.take(unsignedOne, 503).history, history(2, 1));
        session.wait(61 * Second);
        QCOMPARE(session.take(unsignedOne, 503).history, history(1));
        Capture elsewhere = unsignedOne;
        elsewhere.request.peer = u"10.0.0.2:4711"_s;
        QCOMPARE(session.take(elsewhere, 503).history, history(1));
        elsewhere.request.peer = u"10.0.0.1:9"_s; // another connection of the first
        QCOMPARE(session.take(elsewhere, 200).history, history(2, 3));
        // The same body twice is no duplicate: nothing says that it is one event.
        QCOMPARE(session.take(unsignedOne, 200).history, history(1));
        Capture empty = unsignedOne;
        empty.request.body.clear();
        session.take(empty, 503);
        QCOMPARE(session.take(empty, 503).history, history(1));
    }

    /// "Authorization: Bearer x" is the same for all events.
    void doesNotTrustAStandingToken()
    {
        Session session;
        Capture standing = delivery("Bearer x", {});
        standing.verification.verdict = Verdict::Failed;
        standing.verification.issuedAt.reset();
        session.take(standing, 503);
        session.wait(61 * Second);
        QCOMPARE(session.take(standing, 503).history, history(1));
    }

    void namesOnlyWhatIsInTheSession()
    {
        Session session;
        const Session::Seen first = session.arrive(delivery("t", u"a"_s));
        session.tracker.answered(first.delivery, 503); // the store was slow
        session.wait(Second);
        QCOMPARE(session.take(delivery("t", u"a"_s), 503).history, history(2));
        session.tracker.committed(first.delivery, first.seq);
        QCOMPARE(session.take(delivery("t", u"a"_s), 200).history, history(3, 2));
    }

    void judgesAnAnswerThatIsHeld()
    {
        Session session;
        const Session::Seen first = session.arrive(delivery("t", u"a"_s));
        session.tracker.committed(first.delivery, first.seq);
        session.wait(Second / 2);
        QCOMPARE(session.arrive(delivery("t", u"a"_s)).history, history(1, 0, 1));
        session.wait(Second);
        QCOMPARE(session.arrive(delivery("t", u"a"_s)).history, history(2)); // of the second
    }

    void forgets()
    {
        Session session;
        session.take(delivery("t", u"a"_s), 503);
        for (quint64 i = 1; i < DeliveryTracker::Capacity; ++i)
            session.take(delivery(QByteArray::number(i), QString::number(i)), 503);
        QCOMPARE(session.take(delivery("t", u"a"_s), 503).history, history(2, 1));
        for (quint64 i = 0; i < DeliveryTracker::Capacity; ++i)
            session.take(delivery("x" + QByteArray::number(i), u"x"_s + QString::number(i)), 503);
        QCOMPARE(session.take(delivery("t", u"a"_s), 503).history, history(1));

        session.tracker.clear(); // another session
        QCOMPARE(session.take(delivery("t", u"a"_s), 503).history, history(1));
    }
};

QTEST_APPLESS_MAIN(DeliveryTrackerTest)
#include "tst_deliverytracker.moc"

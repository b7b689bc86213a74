// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/catalogloader.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionreader.h"
#include "tests/support/captures.h"
#include "ui/mainwindow.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

// What a session of a million events costs the window: opening it, filters, sorting, and events
// that go on coming. Times beside those of one pass over the rows in memory, measured in the same
// run. bench-timeline [EVENTS] [SESSION] [PART …]; the session is made when it is not there. Parts
// are filter, body, delete, clear, sort and arrive; without any, all of them.

namespace {

double residentMb()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// What this thread has computed, which waiting for a processor is no part of.
qint64 computedNs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#else
    return 0;
#endif
}

/// The longest time that the event loop did not come round, and how often the timeline was
/// painted.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setInterval(1); // always due, it would take a processor from the threads
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_worst = std::max(m_worst, m_since.nsecsElapsed());
            m_since.start();
            const qint64 computed = computedNs();
            m_worstComputed = std::max(m_worstComputed, computed - m_computed);
            m_computed = computed;
        });
    }
    void start()
    {
        m_worst = 0;
        m_worstComputed = 0;
        m_computed = computedNs();
        m_paints = 0;
        m_since.start();
        m_timer.start();
    }
    double worstMs() const { return double(m_worst) / 1e6; }
    double worstComputedMs() const { return double(m_worstComputed) / 1e6; }
    int paints() const { return m_paints; }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_worst = 0; ///< ns
    qint64 m_computed = 0;
    qint64 m_worstComputed = 0;
    int m_paints = 0;
};

/// Says what the longest turn was about.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        const int type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        QElapsedTimer clock;
        clock.start();
        const bool result = QApplication::notify(receiver, event);
        if (const double ms = double(clock.nsecsElapsed()) / 1e6; ms > m_worstMs) {
            m_worstMs = ms;
            m_worst = name + " " + QByteArray::number(type);
        }
        return result;
    }
    QByteArray takeWorst()
    {
        const QByteArray worst = m_worst + " " + QByteArray::number(m_worstMs, 'f', 1) + " ms";
        m_worstMs = 0;
        return worst;
    }

private:
    double m_worstMs = 0;
    QByteArray m_worst;
};

QByteArray slowestEvent()
{
    return static_cast<TimedApplication *>(QCoreApplication::instance())->takeWorst();
}

template <typename Done> double waitMs(Done done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < 300'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return double(clock.nsecsElapsed()) / 1e6;
}

Capture varied(qint64 seq, std::mt19937_64 &random)
{
    static const QStringList events {u"room_started"_s,      u"participant_joined"_s,
                                     u"participant_left"_s,  u"track_published"_s,
                                     u"track_unpublished"_s, u"room_finished"_s};
    const auto below = [&](quint64 count) {
        return qint64(random() % count);
    };
    const QString room = u"demo-room-%1"_s.arg(below(500));
    const QString participant = u"Participant %1"_s.arg(below(5000));
    Capture capture = test::makeCapture({}, events.at(below(events.size())));
    capture.request.body =
        QByteArray("{\"event\":\"" + capture.event.name.toUtf8() + "\",\"room\":{\"sid\":\"RM_"
                   + QByteArray::number(below(500)) + "\",\"name\":\"" + room.toUtf8()
                   + "\"},\"participant\":{\"name\":\"" + participant.toUtf8()
                   + "\",\"metadata\":\"" + QByteArray(1000 + below(600), 'm') + "\"}}");
    capture.request.receivedAtUs += seq * 1000;
    capture.event.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    capture.event.roomId = room;
    capture.event.participant = participant;
    capture.event.summary = participant + u" in "_s + room;
    if (below(20) == 0)
        capture.verification.verdict = Verdict::Failed;
    capture.answer.afterUs = 1 + below(9000);
    return capture;
}

void makeSession(const QString &path, qint64 events)
{
    std::mt19937_64 random(7);
    SessionStore store;
    qint64 sent = 0;
    qint64 committed = 0;
    const auto more = [&] {
        QList<AppendRecord> records;
        while (sent < events && sent - committed < 10'000) {
            ++sent;
            records.append({quint64(sent), varied(sent, random)});
        }
        store.append(records);
    };
    QObject::connect(&store, &SessionStore::opened, &store, more);
    QObject::connect(&store, &SessionStore::committed, &store,
                     [&](const QList<CommitReceipt> &receipts) {
                         committed += receipts.size();
                         more();
                     });
    store.open(path);
    const double ms = waitMs([&] { return committed >= events; });
    std::printf("made %lld events in %.1f s, %.1f GB\n", events, ms / 1000,
                double(QFileInfo(path).size()) / 1e9);
}

/// One pass over the rows in memory, for comparison.
double passMs(const QList<CaptureSummary> &some, qint64 events)
{
    SummaryTable table;
    for (qint64 i = 0; i < events; i += some.size())
        table.append(some);
    QElapsedTimer clock;
    clock.start();
    qint64 sum = 0;
    for (qsizetype i = 0; i < table.size(); ++i)
        sum += table.rows().receivedAtUsAt(i);
    const double ms = double(clock.nsecsElapsed()) / 1e6;
    return sum == 0 ? 0 : ms;
}

class Bench
{
public:
    Bench(MainWindow &window, double pass)
        : m_window(window)
        , m_model(*window.findChild<TimelineModel *>())
        , m_view(*window.findChild<TimelineView *>())
        , m_pass(pass)
    {
        m_view.viewport()->installEventFilter(&m_heart);
    }

    void open(const QString &path, qint64 events)
    {
        m_heart.start();
        QElapsedTimer clock;
        clock.start();
        m_window.openSession(path);
        const double first = waitMs([&] { return m_heart.paints() > 0 && m_model.rowCount() > 0; });
        waitMs([&] { return m_model.rowCount() >= events; });
        std::printf("open: first rows painted after %.0f ms, all after %.0f ms; GUI held for %.1f "
                    "ms at most, computing for %.1f (%s); RSS %.0f MB\n",
                    first, double(clock.nsecsElapsed()) / 1e6, m_heart.worstMs(),
                    m_heart.worstComputedMs(), slowestEvent().constData(), residentMb());
        std::fflush(stdout);
    }

    /// What was asked before has been painted.
    static void settle()
    {
        QElapsedTimer clock;
        clock.start();
        waitMs([&] { return clock.elapsed() > 100; });
    }

    void filter(const QString &text)
    {
        settle();
        bool done = false;
        int firstRows = 0;
        QElapsedTimer clock;
        double firstMs = 0;
        QObject context;
        QObject::connect(&m_model, &TimelineModel::filtered, &context, [&] { done = true; });
        QObject::connect(&m_model, &QAbstractItemModel::modelReset, &context, [&] {
            if (firstRows++ == 0)
                firstMs = double(clock.nsecsElapsed()) / 1e6;
        });
        m_heart.start();
        clock.start();
        m_model.setFilter(*Filter::compile(text));
        const double ms = waitMs([&] { return done; });
        std::printf("filter %-44s %8d rows; first %7.1f ms, complete %7.1f ms (%.1f passes); GUI "
                    "%.1f ms, computing %.1f (%s)\n",
                    qPrintable(text), m_model.rowCount(), firstMs, ms, ms / m_pass,
                    m_heart.worstMs(), m_heart.worstComputedMs(), slowestEvent().constData());
        std::fflush(stdout);
    }

    void sort(TimelineColumn column, Qt::SortOrder order)
    {
        sort(int(column), timelineTitle(column), order);
    }
    /// A column of the user's own, whose values are read from the session.
    void sortByField(const QString &field)
    {
        m_model.addFieldColumn({*CaptureField::parse(field), field});
        sort(m_model.columnCount() - 1, field, Qt::AscendingOrder);
        m_model.removeFieldColumn(m_model.columnCount() - 1 - TimelineModel::ColumnCount);
    }
    void sort(int column, const QString &title, Qt::SortOrder order)
    {
        settle();
        bool done = false;
        QObject context;
        QObject::connect(&m_model, &QAbstractItemModel::modelReset, &context, [&] { done = true; });
        m_heart.start();
        m_model.sort(column, order);
        const double ms = waitMs([&] { return done; });
        std::printf("sort by %-21s %s %7.1f ms (%.1f passes); GUI %.1f ms, computing %.1f (%s)\n",
                    qPrintable(title), order == Qt::AscendingOrder ? "up  " : "down", ms,
                    ms / m_pass, m_heart.worstMs(), m_heart.worstComputedMs(),
                    slowestEvent().constData());
        std::fflush(stdout);
    }

    /// Triggers the action with these keys and waits until there are so many rows; then a second
    /// longer, in which what has gone is let go.
    void change(const char *what, const QKeySequence &keys, qint64 rows)
    {
        for (auto *action : m_window.findChildren<QAction *>()) {
            if (action->shortcut() != keys)
                continue;
            m_heart.start();
            action->trigger();
        }
        const double ms = waitMs([&] { return m_model.rowCount() == rows; });
        QElapsedTimer clock;
        clock.start();
        waitMs([&] { return clock.elapsed() > 1000; });
        std::printf("%-51s %8d rows; %7.1f ms; GUI %.1f ms, computing %.1f (%s); RSS %.0f MB\n",
                    what, m_model.rowCount(), ms, m_heart.worstMs(), m_heart.worstComputedMs(),
                    slowestEvent().constData(),
                    residentMb());
        std::fflush(stdout);
    }

    /// What a filter shows, and all of it.
    void deleteShown(const QString &text)
    {
        filter(text);
        m_view.selectAll();
        const int shown = m_model.rowCount();
        change("delete them", QKeySequence(Qt::Key_Delete), 0);
        change("undo", QKeySequence(Qt::CTRL | Qt::Key_Z), shown);
        filter({});
    }

    void clear()
    {
        const int all = m_model.rowCount();
        change("clear", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), 0);
        change("undo", QKeySequence(Qt::CTRL | Qt::Key_Z), all);
    }

    /// 100 more every 20 ms, with a filter on that takes most of them.
    void arrive(qint64 seconds)
    {
        m_model.sort(-1);
        filter(u"-verdict:failed"_s);
        m_view.followTail();
        std::mt19937_64 random(9);
        qint64 seq = m_model.capturedCount() + 1;
        QList<CaptureSummary> ready;
        for (qint64 i = 0; i < seconds * 5000; ++i, ++seq) {
            Capture capture = varied(seq, random);
            capture.seq = seq;
            ready.append(summarize(capture));
        }
        QTimer timer;
        qsizetype at = 0;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            m_model.append(ready.mid(at, 100));
            at += 100;
        });
        m_heart.start();
        timer.start(20);
        const double ms = waitMs([&] { return at >= ready.size(); });
        std::printf("5000 events/s for %.1f s: GUI held for %.1f ms at most, computing for %.1f "
                    "(%s), %.0f frames/s, following: %s\n",
                    ms / 1000, m_heart.worstMs(), m_heart.worstComputedMs(),
                    slowestEvent().constData(),
                    m_heart.paints() / (ms / 1000), m_view.isFollowing() ? "yes" : "no");
    }

private:
    MainWindow &m_window;
    TimelineModel &m_model;
    TimelineView &m_view;
    const double m_pass;
    Heartbeat m_heart;
};

void run(Bench &bench, const QStringList &parts)
{
    const auto isWanted = [&](const QString &part) {
        return parts.isEmpty() || parts.contains(part);
    };
    const QStringList filters {
        u"event:room_started"_s, u"verdict:failed"_s, u"size>1.2kb"_s, u"room:demo-room-4*"_s,
        u"room~/^demo-room-\\d$/i or status:5xx"_s, u""_s};
    const QStringList bodyFilters {u"body:RM_77"_s,
                                   u"body.participant.name:\"Participant 77\""_s, u""_s};
    for (const QString &text : isWanted(u"filter"_s) ? filters : QStringList())
        bench.filter(text);
    for (const QString &text : isWanted(u"body"_s) ? bodyFilters : QStringList())
        bench.filter(text);
    if (isWanted(u"delete"_s))
        bench.deleteShown(u"verdict:failed"_s);
    if (isWanted(u"clear"_s))
        bench.clear();
    if (isWanted(u"sort"_s)) {
        for (const TimelineColumn column : {TimelineColumn::Size, TimelineColumn::Room,
                                            TimelineColumn::Summary, TimelineColumn::Number})
            bench.sort(column, Qt::DescendingOrder);
        bench.sortByField(u"body.participant.name"_s);
    }
    if (isWanted(u"arrive"_s))
        bench.arrive(10);
}

} // namespace

int main(int argc, char *argv[])
{
    TimedApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const qint64 events = arguments.value(1, u"1000000"_s).toLongLong();
    const QTemporaryDir folder;
    const QString path = arguments.value(2, folder.filePath(u"bench.hookglass"_s));
    if (!QFile::exists(path))
        makeSession(path, events);
    const auto some = SessionReader::open(path)->summaries(0, 1000);
    const double pass = passMs(*some, events);
    std::printf("one pass over %lld rows: %.1f ms\n", events, pass);

    const Result<LoadedCatalog> catalog = loadCatalog({});
    Inspector inspector(catalog->catalog);
    Settings settings(folder.filePath(u"settings.ini"_s));
    MainWindow window(inspector, settings);
    window.resize(1440, 900);
    window.show();
    std::printf("empty window: RSS %.0f MB\n", residentMb());
    Bench bench(window, pass);
    bench.open(path, events);
    run(bench, arguments.mid(3));
    window.close();
    return 0;
}

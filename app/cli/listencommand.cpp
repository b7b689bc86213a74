// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listencommand.h"

#include "app/cli/captureprinter.h"
#include "app/cli/filteroption.h"
#include "app/cli/listenarguments.h"
#include "app/cli/respondoption.h"
#include "app/cli/signalwatcher.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/inspector/inspector.h"
#include "core/query/sessionfilter.h"
#include "core/store/sessionfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxCount = 1'000'000'000;
constexpr qint64 MaxKeptBytes = 1'000'000'000'000'000;
} // namespace

QString ListenCommand::summary() const
{
    return u"Receives webhooks, stores them and prints one line for each."_s;
}

void ListenCommand::declare(QCommandLineParser &parser) const
{
    parser.addOptions(ListenArguments::options());
    parser.addOptions({
        {u"session"_s,
         u"Session file to write, continued if it exists; a new dated one otherwise."_s, u"FILE"_s},
        credentialsOption(),
        schemaOption(),
        filterOption(u"Print (and count) only what matches"_s),
        {u"respond"_s,
         u"What to answer: a file of response rules, or one of %1. Without it everything is "
         "answered 200."_s.arg(presetNames()),
         u"RULES"_s},
        {u"count"_s, u"Stop after this many printed captures."_s, u"N"_s},
        {u"duration"_s, u"Stop after this many seconds."_s, u"S"_s},
        {u"keep-captures"_s, u"Keep so many captures in the session; the oldest go first."_s,
         u"N"_s},
        {u"keep-bytes"_s,
         u"Remove the oldest captures once the session takes more than so many bytes."_s,
         u"BYTES"_s},
        {u"keep-seconds"_s, u"Keep captures so many seconds."_s, u"S"_s},
    });
}

int ListenCommand::run(const QCommandLineParser &parser)
{
    const Result<EventCatalog> catalog = this->catalog(parser);
    if (!catalog)
        return console().fail(catalog.error().message);
    m_catalog = *catalog;
    const Result<Setup> setup = this->setup(parser);
    return setup ? listen(*setup) : console().fail(setup.error().message);
}

Result<ListenCommand::Setup> ListenCommand::setup(const QCommandLineParser &parser) const
{
    if (!parser.positionalArguments().isEmpty())
        return Error {u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first())};
    Setup setup;
    const Result<ListenArguments> arguments = ListenArguments::read(parser, systemClockUs());
    if (!arguments)
        return arguments.error();
    setup.listen = arguments->listen;
    for (const QString &warning : arguments->warnings)
        console().note(u"Warning: "_s + warning);
    for (const Status &status :
         {readNumber(parser, u"count"_s, 1, MaxCount, setup.count),
          readNumber(parser, u"duration"_s, 1, MaxCount, setup.seconds),
          readNumber(parser, u"keep-captures"_s, 1, MaxCount, setup.retention.maxCaptures),
          readNumber(parser, u"keep-bytes"_s, 1, MaxKeptBytes, setup.retention.maxBytes),
          readNumber(parser, u"keep-seconds"_s, 1, MaxCount, setup.retention.maxAgeS)}) {
        if (!status)
            return status.error();
    }
    const Result<Filter> filter = readFilter(parser);
    if (!filter)
        return filter.error();
    const Result<Credentials> keys = credentials(parser);
    if (!keys)
        return keys.error();
    const Result<ResponseRules> rules = readResponseRules(parser.value(u"respond"_s));
    if (!rules)
        return rules.error();
    for (const QString &warning : rules->warnings())
        console().note(u"Warning: "_s + warning);
    setup.rules = *rules;
    setup.filter = *filter;
    setup.credentials = *keys;
    setup.sessionPath = parser.value(u"session"_s);
    if (setup.sessionPath.isEmpty())
        setup.sessionPath = newSessionPath(systemClockUs());
    return setup;
}

int ListenCommand::listen(const Setup &setup)
{
    int exitCode = Done;
    {
        CapturePrinter printer(console(), m_catalog, setup.sessionPath);
        QThread printing;
        printer.moveToThread(&printing);
        printing.start();
        SessionFilter session(setup.sessionPath, m_catalog);
        Inspector inspector(m_catalog);
        inspector.setReadsSummaries(false);
        inspector.setCredentials(setup.credentials);
        inspector.setResponseRules(setup.rules);
        inspector.setRetention(setup.retention);
        connectSession(inspector, setup, exitCode);
        connectDisk(inspector);
        QObject::connect(&printer, &CapturePrinter::failed, &inspector,
                         [&](const QString &message) {
                             exitCode = console().fail(message);
                             inspector.stopListening();
                         });
        showCaptures(inspector, printer, setup, session);
        QObject::connect(&inspector, &Inspector::stopped, &inspector,
                         [] { QCoreApplication::quit(); });
        SignalWatcher signalWatcher;
        QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &inspector,
                         &Inspector::stopListening);
        if (setup.seconds > 0)
            QTimer::singleShot(std::chrono::seconds(setup.seconds), &inspector,
                               &Inspector::stopListening);
        inspector.openSession(setup.sessionPath);
        QCoreApplication::exec();
        // Blocking, behind everything that is still to be printed.
        QMetaObject::invokeMethod(&printer, &CapturePrinter::close, Qt::BlockingQueuedConnection);
        session.close(); // as the printer does: the writer is the last
        printing.quit();
        printing.wait();
    } // everything is committed and closed before the totals are told
    if (exitCode == Done)
        printTotals(setup);
    return exitCode;
}

void ListenCommand::connectSession(Inspector &inspector, const Setup &setup, int &exitCode) const
{
    const auto giveUp = [this, &exitCode](const QString &message) {
        exitCode = console().fail(message);
        QCoreApplication::quit();
    };
    QObject::connect(&inspector, &Inspector::sessionOpened, &inspector,
                     [&inspector, &setup] { inspector.listen(setup.listen); });
    QObject::connect(&inspector, &Inspector::sessionOpenFailed, &inspector,
                     [giveUp](const QString &, const Error &error) { giveUp(error.message); });
    QObject::connect(&inspector, &Inspector::listenFailed, &inspector,
                     [giveUp](const Error &error) { giveUp(error.message); });
    QObject::connect(&inspector, &Inspector::writeFailed, &inspector,
                     [this](const QString &message) { console().note(message); });
    QObject::connect(&inspector, &Inspector::listening, &inspector,
                     [this, &setup](const QList<ListenerInfo> &listeners) {
                         if (setup.credentials.isEmpty())
                             console().note(u"No keys: signatures cannot be checked. Use "
                                            "--credentials FILE."_s);
                         for (const ListenerInfo &listener : listeners)
                             tellWhere(listener);
                     });
}

/// What the session file and its disk go through.
void ListenCommand::connectDisk(Inspector &inspector)
{
    QObject::connect(&inspector, &Inspector::writeRecovered, &inspector,
                     [this] { console().note(u"The session can be written again."_s); });
    QObject::connect(&inspector, &Inspector::sessionMigrated, &inspector,
                     [this](const QString &, const QString &backupPath) {
                         console().note(u"The session was of an older version and has been brought "
                                        "up to date. A copy of how it was: "_s
                                        + QDir::toNativeSeparators(backupPath));
                     });
    QObject::connect(
        &inspector, &Inspector::checking, &inspector, [this](const QString &, int percent) {
            console().note(u"Checking the session after an unclean end: %1 %"_s.arg(percent));
        });
    QObject::connect(&inspector, &Inspector::spaceLow, &inspector, [this](qint64 bytesFree) {
        console().note(u"The disk of the session is nearly full: "_s + humanSize(bytesFree)
                       + u" free. When it is full, senders are answered 503."_s);
    });
    QObject::connect(&inspector, &Inspector::removeFailed, &inspector,
                     [this](const QString &message) { console().note(message); });
    QObject::connect(
        &inspector, &Inspector::removed, &inspector, [this](const RemovalReport &report) {
            if (m_totals.removed == 0)
                console().note(u"Older captures are being removed, as --keep-… asks."_s);
            m_totals.removed += report.captures;
        });
}

void ListenCommand::tellWhere(const ListenerInfo &listener) const
{
    console().note(u"Listening on "_s + listener.url());
    if (listener.isTls())
        console().note(u"Certificate SHA-256 "_s + listener.fingerprint);
}

/// One whose answer is held is shown once it has been answered.
void ListenCommand::showCaptures(Inspector &inspector, CapturePrinter &printer, const Setup &setup,
                                 SessionFilter &session)
{
    const auto showThem = [this, &inspector, &printer, &setup,
                           &session](const QList<CaptureSummary> &some) {
        print(select(some, setup, session), printer);
        if (setup.count > 0 && m_totals.shown >= setup.count)
            inspector.stopListening();
    };
    QObject::connect(
        &inspector, &Inspector::captured, &inspector, [showThem](QList<CaptureSummary> captures) {
            captures.removeIf([](const CaptureSummary &one) { return one.isAnswerHeld(); });
            showThem(captures);
        });
    QObject::connect(&inspector, &Inspector::answered, &inspector, showThem);
}

/// Counts all of them, and picks those to print: what the filter lets through, as many as were
/// asked for.
QList<const CaptureSummary *> ListenCommand::select(const QList<CaptureSummary> &captures,
                                                    const Setup &setup, SessionFilter &session)
{
    QList<const CaptureSummary *> selected;
    for (const CaptureSummary &capture : captures) {
        ++m_totals.captured;
        m_totals.refused += capture.refused ? 1 : 0;
        m_totals.verified += !capture.refused && capture.verdict == Verdict::Verified ? 1 : 0;
        m_totals.failed += !capture.refused && capture.verdict == Verdict::Failed ? 1 : 0;
        if (!takes(setup.filter, capture, session))
            continue;
        if (setup.count > 0 && m_totals.shown >= setup.count)
            continue; // committed in the same burst as the last one asked for
        ++m_totals.shown;
        selected.append(&capture);
    }
    return selected;
}

/// Headers and bodies are read from the session, which has them by now.
bool ListenCommand::takes(const Filter &filter, const CaptureSummary &capture,
                          SessionFilter &session)
{
    const Result<bool> matches = session.matches(filter, capture, systemClockUs());
    if (!matches && !std::exchange(m_filterFailed, true))
        console().note(u"--filter: "_s + matches.error().message);
    return matches && *matches;
}

void ListenCommand::print(const QList<const CaptureSummary *> &captures, CapturePrinter &printer)
{
    if (captures.isEmpty())
        return;
    if (format() == OutputFormat::Text) {
        printText(captures);
        return;
    }
    QList<CapturePrinter::Job> jobs;
    for (const CaptureSummary *capture : captures)
        jobs.append(CapturePrinter::jobOf(*capture));
    QMetaObject::invokeMethod(&printer, [&printer, jobs] { printer.print(jobs); });
}

void ListenCommand::printText(const QList<const CaptureSummary *> &captures)
{
    QList<QByteArray> lines;
    lines.reserve(captures.size());
    for (const CaptureSummary *capture : captures)
        lines.append(m_line.of(*capture));
    console().results(lines);
}

void ListenCommand::printTotals(const Setup &setup) const
{
    console().note(u"%1 captured: %2 verified, %3 failed, %4 refused."_s.arg(m_totals.captured)
                       .arg(m_totals.verified)
                       .arg(m_totals.failed)
                       .arg(m_totals.refused));
    if (m_totals.removed > 0)
        console().note(u"%1 older captures removed from the session."_s.arg(m_totals.removed));
    console().note(u"Session: "_s + QDir::toNativeSeparators(setup.sessionPath));
}

} // namespace hookglass::cli

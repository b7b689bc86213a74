// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listencommand.h"

#include "app/cli/listenarguments.h"
#include "app/cli/signalwatcher.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/captureannotator.h"
#include "core/exchange/capturejson.h"
#include "core/inspector/inspector.h"
#include "core/store/sessionfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxCount = 1'000'000'000;
} // namespace

ListenCommand::ListenCommand() = default;
ListenCommand::~ListenCommand() = default;

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
        {u"filter"_s, u"Print (and count) only what matches, e.g. \"verdict:failed\"."_s,
         u"EXPR"_s},
        {u"count"_s, u"Stop after this many printed captures."_s, u"N"_s},
        {u"duration"_s, u"Stop after this many seconds."_s, u"S"_s},
    });
}

int ListenCommand::run(const QCommandLineParser &parser)
{
    const Result<EventCatalog> catalog = this->catalog(parser);
    if (!catalog)
        return console().fail(catalog.error().message);
    m_catalog = *catalog;
    m_annotator = std::make_unique<CaptureAnnotator>(*catalog);
    m_secrets = std::make_unique<SecretFinder>(*catalog);
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
    for (const Status &status : {readNumber(parser, u"count"_s, 1, MaxCount, setup.count),
                                 readNumber(parser, u"duration"_s, 1, MaxCount, setup.seconds)}) {
        if (!status)
            return status.error();
    }
    const Result<Filter> filter = Filter::compile(parser.value(u"filter"_s));
    if (!filter)
        return Error {u"--filter: %1 (at character %2)"_s.arg(
            filter.error().message, QString::number(filter.error().offset + 1))};
    const Result<Credentials> keys = credentials(parser);
    if (!keys)
        return keys.error();
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
        Inspector inspector(m_catalog);
        inspector.setCredentials(setup.credentials);
        connectSession(inspector, setup, exitCode);
        QObject::connect(&inspector, &Inspector::captured, &inspector,
                         [&](const QList<Capture> &captures) {
                             if (show(captures, setup))
                                 inspector.stopListening();
                         });
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

void ListenCommand::tellWhere(const ListenerInfo &listener) const
{
    console().note(u"Listening on "_s + listener.url());
    if (listener.isTls())
        console().note(u"Certificate SHA-256 "_s + listener.fingerprint);
}

/// Prints what the filter lets through; true when as many were printed as were asked for.
bool ListenCommand::show(const QList<Capture> &captures, const Setup &setup)
{
    for (const Capture &capture : captures) {
        const CaptureSummary summary = summarize(capture);
        ++m_totals.captured;
        m_totals.refused += summary.refused ? 1 : 0;
        m_totals.verified += !summary.refused && summary.verdict == Verdict::Verified ? 1 : 0;
        m_totals.failed += !summary.refused && summary.verdict == Verdict::Failed ? 1 : 0;
        if (!setup.filter.matches(summary))
            continue;
        if (setup.count > 0 && m_totals.shown >= setup.count)
            continue; // committed in the same burst as the last one asked for
        ++m_totals.shown;
        print(capture, summary);
    }
    return setup.count > 0 && m_totals.shown >= setup.count;
}

void ListenCommand::print(const Capture &capture, const CaptureSummary &summary) const
{
    if (format() != OutputFormat::Text) {
        Capture annotated = capture;
        m_annotator->annotate(annotated);
        console().result(captureLine(annotated, Redaction::Secrets, *m_secrets));
        return;
    }
    const QString verdict = summary.refused ? u"refused"_s : verdictId(summary.verdict);
    QString line = u'#' + QString::number(summary.seq).leftJustified(5)
        + localTime(summary.receivedAtUs) + u"  "_s + verdict.leftJustified(12)
        + visibleText(summary.event, 40).leftJustified(31) + visibleText(summary.summary, 200);
    if (!summary.refused && summary.verdict == Verdict::Failed && !summary.cause.isEmpty())
        line += u"  ["_s + summary.cause + u']';
    console().result(line);
}

void ListenCommand::printTotals(const Setup &setup) const
{
    console().note(u"%1 captured: %2 verified, %3 failed, %4 refused."_s.arg(m_totals.captured)
                       .arg(m_totals.verified)
                       .arg(m_totals.failed)
                       .arg(m_totals.refused));
    console().note(u"Session: "_s + QDir::toNativeSeparators(setup.sessionPath));
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listenarguments.h"

#include "app/cli/command.h"
#include "core/verify/tlsidentityfile.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxHeadBytes = 1024 * 1024;
constexpr qint64 MaxBodyBytes = 256 * 1024 * 1024;
constexpr qint64 MaxInFlightBytes = 64LL * 1024 * 1024 * 1024;
constexpr qint64 MaxHeaders = 10'000;
constexpr qint64 MaxRefusals = 10'000;
constexpr qint64 LeastCommitMs = 300;
constexpr qint64 MaxCommitMs = 60'000;
constexpr qint64 MaxConnections = 60'000;
constexpr qint64 MaxSeconds = 24 * 60 * 60;

/// NAME=http(s)://ADDR:PORT; an identity that is still empty marks one that speaks TLS.
Result<ListenerOptions> parseListener(const QString &text)
{
    const Error problem {u"--listener must be NAME=http://ADDR:PORT or NAME=https://ADDR:PORT, not "
                         "\"%1\"."_s.arg(text)};
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return problem;
    const QUrl url(text.mid(equals + 1), QUrl::StrictMode);
    const bool tls = url.scheme() == "https"_L1;
    const bool bare = (url.path().isEmpty() || url.path() == u'/') && !url.hasQuery()
        && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || (!tls && url.scheme() != "http"_L1) || url.host().isEmpty()
        || url.port() < 0 || !bare)
        return problem;
    ListenerOptions listener {text.left(equals), url.host(), quint16(url.port()), {}};
    if (tls)
        listener.tls.emplace();
    return listener;
}

Result<QList<ListenerOptions>> readListeners(const QCommandLineParser &parser)
{
    const bool wantsTls = parser.isSet(u"tls-self-signed"_s) || parser.isSet(u"tls-cert"_s);
    const QStringList texts = parser.values(u"listener"_s);
    if (texts.isEmpty()) {
        ListenerOptions listener;
        listener.address = parser.value(u"bind"_s);
        const Status port = readNumber(parser, u"port"_s, 0, 65535, listener.port);
        if (!port)
            return port.error();
        if (wantsTls)
            listener.tls.emplace();
        return QList<ListenerOptions> {listener};
    }
    if (parser.isSet(u"bind"_s) || parser.isSet(u"port"_s))
        return Error {u"--listener says where to listen; --bind and --port cannot be given beside "
                      "it."_s};
    QList<ListenerOptions> listeners;
    for (const QString &text : texts) {
        const Result<ListenerOptions> listener = parseListener(text);
        if (!listener)
            return listener.error();
        listeners.append(*listener);
    }
    return listeners;
}

/// Gives the listeners that speak TLS their certificate.
Status identify(ListenArguments &arguments, const QCommandLineParser &parser, qint64 nowUs)
{
    QList<ListenerOptions> &listeners = arguments.listen.listeners;
    const bool files = parser.isSet(u"tls-cert"_s) || parser.isSet(u"tls-key"_s);
    const bool selfSigned = parser.isSet(u"tls-self-signed"_s);
    const bool anyTls = std::any_of(listeners.begin(), listeners.end(),
                                    [](const ListenerOptions &one) { return one.tls.has_value(); });
    if (files && selfSigned)
        return Error {u"Use either --tls-self-signed or --tls-cert with --tls-key."_s};
    if (files && !(parser.isSet(u"tls-cert"_s) && parser.isSet(u"tls-key"_s)))
        return Error {u"--tls-cert and --tls-key belong together."_s};
    if (anyTls != (files || selfSigned))
        return Error {anyTls ? u"An https listener needs --tls-self-signed, or --tls-cert and "
                               "--tls-key."_s
                             : u"There is a certificate, but no https listener."_s};
    if (!anyTls)
        return success();
    TlsIdentity identity;
    if (files) {
        const Result<LoadedTlsIdentity> loaded =
            loadTlsIdentity(parser.value(u"tls-cert"_s), parser.value(u"tls-key"_s), nowUs);
        if (!loaded)
            return loaded.error();
        if (!loaded->warning.isEmpty())
            arguments.warnings.append(loaded->warning);
        identity = loaded->identity;
    } else {
        QString notice;
        const Result<TlsIdentity> kept =
            keptTlsIdentity(defaultTlsFolder(), certificateNames(listeners), nowUs, &notice);
        if (!kept)
            return kept.error();
        if (!notice.isEmpty())
            arguments.warnings.append(notice);
        identity = *kept;
    }
    for (ListenerOptions &listener : listeners) {
        if (listener.tls)
            listener.tls = identity;
    }
    return success();
}

Status readLimits(GuardLimits &limits, const QCommandLineParser &parser)
{
    for (const auto &[option, target] :
         {std::pair {u"head-timeout"_s, &limits.headTimeoutMs},
          std::pair {u"body-timeout"_s, &limits.bodyTimeoutMs},
          std::pair {u"idle-timeout"_s, &limits.idleTimeoutMs},
          std::pair {u"handshake-timeout"_s, &limits.handshakeTimeoutMs},
          std::pair {u"linger"_s, &limits.lingerMs}}) {
        int seconds = *target / 1000;
        if (const Status status = readNumber(parser, option, 1, MaxSeconds, seconds); !status)
            return status;
        *target = seconds * 1000;
    }
    for (const Status &status :
         {readNumber(parser, u"max-head"_s, 256, MaxHeadBytes, limits.request.maxHeadBytes),
          readNumber(parser, u"max-body"_s, 0, MaxBodyBytes, limits.request.maxBodyBytes),
          readNumber(parser, u"max-headers"_s, 1, MaxHeaders, limits.request.maxHeaders),
          readNumber(parser, u"refusals-per-second"_s, 1, MaxRefusals, limits.refusalsPerSecond),
          readNumber(parser, u"max-in-flight"_s, 1024, MaxInFlightBytes, limits.maxBytesInFlight),
          readNumber(parser, u"max-connections"_s, 1, MaxConnections, limits.maxConnections),
          readNumber(parser, u"max-connections-per-peer"_s, 1, MaxConnections,
                     limits.maxConnectionsPerPeer)}) {
        if (!status)
            return status;
    }
    return success();
}

QCommandLineOption seconds(const QString &name, const QString &help, int ms)
{
    return {name, help, u"S"_s, QString::number(ms / 1000)};
}

QList<QCommandLineOption> placeOptions()
{
    const ListenerOptions one;
    return {
        {u"bind"_s, u"Address to listen on."_s, u"ADDR"_s, one.address},
        {u"port"_s, u"Port to listen on; 0 takes a free one."_s, u"N"_s, QString::number(one.port)},
        {u"listener"_s,
         u"A place to listen on, NAME=http://ADDR:PORT or NAME=https://ADDR:PORT; can be given "
         "again. Instead of --bind and --port."_s,
         u"LISTENER"_s},
        {u"tls-self-signed"_s,
         u"Listen with HTTPS, with a certificate that is made when needed and kept with the "
         "settings."_s},
        {u"tls-cert"_s, u"Listen with HTTPS, with this certificate (PEM, with its chain)."_s,
         u"FILE"_s},
        {u"tls-key"_s, u"The key of --tls-cert (PEM, without a passphrase)."_s, u"FILE"_s},
    };
}

QList<QCommandLineOption> sizeOptions(const GuardLimits &limits)
{
    return {
        {u"max-head"_s, u"Largest head in bytes; a larger one is refused with 431."_s, u"BYTES"_s,
         QString::number(limits.request.maxHeadBytes)},
        {u"max-body"_s, u"Largest body in bytes; a larger one is refused with 413."_s, u"BYTES"_s,
         QString::number(limits.request.maxBodyBytes)},
        {u"max-in-flight"_s,
         u"What all requests that are read and answered may hold; beyond it 503."_s, u"BYTES"_s,
         QString::number(limits.maxBytesInFlight)},
        {u"max-connections"_s, u"Most connections at the same time; a further one gets 503."_s,
         u"N"_s, QString::number(limits.maxConnections)},
        {u"max-connections-per-peer"_s, u"The same, of one address."_s, u"N"_s,
         QString::number(limits.maxConnectionsPerPeer)},
        {u"max-headers"_s, u"Most headers of a request; more are refused with 431."_s, u"N"_s,
         QString::number(limits.request.maxHeaders)},
        {u"refusals-per-second"_s, u"How many refused requests are kept; others are counted."_s,
         u"N"_s, QString::number(limits.refusalsPerSecond)},
    };
}

QList<QCommandLineOption> timeOptions(const GuardLimits &limits, int commitTimeoutMs)
{
    return {
        seconds(u"head-timeout"_s, u"Seconds for a head to arrive, else 408."_s,
                limits.headTimeoutMs),
        seconds(u"body-timeout"_s, u"Seconds for each further KiB of a body, else 408."_s,
                limits.bodyTimeoutMs),
        seconds(u"idle-timeout"_s, u"Seconds until an idle connection is closed."_s,
                limits.idleTimeoutMs),
        seconds(u"handshake-timeout"_s, u"Seconds for a TLS handshake."_s,
                limits.handshakeTimeoutMs),
        seconds(u"linger"_s, u"Seconds for a sender to read why it was refused."_s,
                limits.lingerMs),
        {u"commit-timeout"_s, u"Milliseconds for an event to be stored, else 503."_s, u"MS"_s,
         QString::number(commitTimeoutMs)},
    };
}
} // namespace

QList<QCommandLineOption> ListenArguments::options()
{
    const ListenOptions defaults;
    return placeOptions() + sizeOptions(defaults.limits)
        + timeOptions(defaults.limits, defaults.commitTimeoutMs);
}

Result<ListenArguments> ListenArguments::read(const QCommandLineParser &parser, qint64 nowUs)
{
    ListenArguments arguments;
    if (const Status status = readLimits(arguments.listen.limits, parser); !status)
        return status.error();
    const Status commit = readNumber(parser, u"commit-timeout"_s, LeastCommitMs, MaxCommitMs,
                                     arguments.listen.commitTimeoutMs);
    if (!commit)
        return commit.error();
    const Result<QList<ListenerOptions>> listeners = readListeners(parser);
    if (!listeners)
        return listeners.error();
    arguments.listen.listeners = *listeners;
    if (const Status status = identify(arguments, parser, nowUs); !status)
        return status.error();
    return arguments;
}

} // namespace hookglass::cli

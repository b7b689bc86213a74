// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/verify/token.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// What of a request differs between the generations of servers.
struct Traits
{
    bool authorization = false;
    bool hashToken = false;
    bool plainJson = false; ///< Content-Type application/json
    bool webhookJson = false; ///< application/webhook+json
    bool issuedAt = false; ///< the claim iat
    bool namesItself = false; ///< User-Agent LiveKit
};

QString tr(const char *text)
{
    return QCoreApplication::translate("SenderGeneration", text);
}

Traits traitsOf(const HttpRequest &request)
{
    Traits traits;
    const auto header = [&](QByteArrayView name) {
        return firstHeader(request.headers, name).value_or(QByteArray());
    };
    const QByteArray token = header("Authorization");
    traits.authorization = !token.isEmpty();
    traits.hashToken = !header("Hash-Token").isEmpty();
    const QByteArray type = header("Content-Type").split(';').first().trimmed().toLower();
    traits.plainJson = type == "application/json";
    traits.webhookJson = type == "application/webhook+json";
    traits.namesItself = header("User-Agent").startsWith("LiveKit");
    if (const auto parsed = parseTokenLeniently(token.isEmpty() ? header("Hash-Token") : token))
        traits.issuedAt = parsed->payload.root()["iat"].exists();
    return traits;
}

QString plugNMeet(const Traits &traits)
{
    if (traits.hashToken && !traits.authorization)
        return tr("Plug-N-Meet 1.5.11 or later, behind something that removes Authorization");
    if (traits.hashToken && traits.plainJson && traits.issuedAt)
        return tr("Plug-N-Meet 2.4.0 or later");
    if (traits.hashToken && traits.webhookJson)
        return traits.issuedAt ? tr("Plug-N-Meet 2.3") : tr("Plug-N-Meet 1.5.11 to 2.2");
    if (!traits.hashToken && !traits.issuedAt && traits.webhookJson)
        return tr("Plug-N-Meet 1.5.6 to 1.5.10");
    if (!traits.hashToken && !traits.issuedAt && traits.plainJson)
        return tr("Plug-N-Meet 1.5.5 or earlier");
    return {};
}

QString liveKit(const Traits &traits)
{
    if (traits.hashToken || !traits.webhookJson)
        return {};
    if (!traits.issuedAt)
        return tr("LiveKit before 1.13.0");
    return traits.namesItself ? tr("LiveKit later than 1.13.5") : tr("LiveKit 1.13.0 or later");
}

} // namespace

QString senderGeneration(const Capture &capture)
{
    const Traits traits = traitsOf(capture.request);
    const EventSender sender = capture.event.sender;
    if (sender == EventSender::Unknown || (!traits.authorization && !traits.hashToken))
        return {};
    const QString server = sender == EventSender::PlugNMeet ? plugNMeet(traits) : liveKit(traits);
    if (server.isEmpty())
        return {};
    QStringList evidence;
    if (traits.authorization)
        evidence.append(u"Authorization"_s);
    if (traits.hashToken)
        evidence.append(u"Hash-Token"_s);
    if (traits.plainJson || traits.webhookJson)
        evidence.append(traits.plainJson ? u"application/json"_s : u"application/webhook+json"_s);
    evidence.append(traits.issuedAt ? tr("iat") : tr("no iat"));
    evidence.append(sender == EventSender::PlugNMeet ? u"snake_case"_s : u"camelCase"_s);
    if (traits.namesItself)
        evidence.append(u"User-Agent LiveKit"_s);
    return tr("%1, by its looks (%2)").arg(server, evidence.join(u", "_s));
}

} // namespace hookglass

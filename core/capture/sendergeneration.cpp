// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/events/plainbody.h"

#include "core/json/body.h"
#include "core/verify/token.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// How the body writes 64-bit integers and enum values: older servers as numbers, today's as texts.
enum class Encoding { Unknown, Numbers, Texts };

/// What of a request differs between the generations of servers.
struct Traits
{
    bool authorization = false;
    bool hashToken = false;
    bool plainJson = false; ///< Content-Type application/json
    bool webhookJson = false; ///< application/webhook+json
    bool issuedAt = false; ///< the claim iat
    bool namesItself = false; ///< User-Agent LiveKit
    Encoding encoding = Encoding::Unknown;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("SenderGeneration", text);
}

Encoding encodingOf(const QByteArray &body)
{
    const json::Document document = json::parseBody(body).document;
    if (!document.isValid())
        return Encoding::Unknown;
    const json::Value root = document.root();
    const json::Value participant = root["participant"];
    const json::Value room = root["room"];
    for (const json::Value &value : {root.either("created_at", "createdAt"), room["creation_time"],
                                     participant["joined_at"], participant["state"]}) {
        if (value.isNumber() || value.isString())
            return value.isNumber() ? Encoding::Numbers : Encoding::Texts;
    }
    return Encoding::Unknown;
}

Traits traitsOf(const HttpRequest &request)
{
    Traits traits;
    traits.encoding = encodingOf(plainBody(request.body, request.headers));
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
    const bool isOldest =
        !traits.hashToken && traits.plainJson && traits.encoding != Encoding::Texts;
    if (isOldest && !traits.issuedAt)
        return tr("Plug-N-Meet 1.5.5 or earlier");
    if (traits.encoding == Encoding::Numbers)
        return {};
    if (traits.hashToken && !traits.authorization)
        return tr("Plug-N-Meet 1.5.11 or later, through a proxy that removes Authorization or a "
                  "redirect to another host");
    if (traits.hashToken && traits.plainJson && traits.issuedAt)
        return tr("Plug-N-Meet 2.4.0 or later");
    if (traits.hashToken && traits.webhookJson)
        return traits.issuedAt ? tr("Plug-N-Meet 2.3") : tr("Plug-N-Meet 1.5.11 to 2.2");
    if (!traits.hashToken && !traits.issuedAt && traits.webhookJson)
        return tr("Plug-N-Meet 1.5.6 to 1.5.10");
    return {};
}

QString liveKit(const Traits &traits)
{
    if (traits.hashToken || traits.encoding == Encoding::Numbers)
        return {};
    if (traits.plainJson && !traits.issuedAt)
        return tr("LiveKit from before September 2022");
    if (!traits.webhookJson)
        return {};
    if (!traits.issuedAt)
        return tr("LiveKit before 1.13.0");
    return traits.namesItself ? tr("LiveKit later than 1.13.5") : tr("LiveKit 1.13.0 or later");
}

QString evidenceOf(const Traits &traits, EventSender sender)
{
    QStringList evidence;
    if (traits.authorization)
        evidence.append(u"Authorization"_s);
    if (traits.hashToken)
        evidence.append(u"Hash-Token"_s);
    if (traits.plainJson || traits.webhookJson)
        evidence.append(traits.plainJson ? u"application/json"_s : u"application/webhook+json"_s);
    evidence.append(traits.issuedAt ? tr("iat") : tr("no iat"));
    evidence.append(sender == EventSender::PlugNMeet ? u"snake_case"_s : u"camelCase"_s);
    if (traits.encoding == Encoding::Numbers)
        evidence.append(tr("64-bit integers as numbers"));
    if (traits.namesItself)
        evidence.append(u"User-Agent LiveKit"_s);
    return evidence.join(u", "_s);
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
    return tr("%1, by its looks (%2)").arg(server, evidenceOf(traits, sender));
}

} // namespace hookglass

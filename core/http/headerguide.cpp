// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/headerguide.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

struct Meaning
{
    const char *name;
    const char *text;
};

#define MEANS(text) QT_TRANSLATE_NOOP("HeaderGuide", text)

// clang-format off
constexpr std::array Meanings {
    Meaning {"Authorization", MEANS("The token that signs the body: a JWT, bare, without \"Bearer\"")},
    Meaning {"Hash-Token", MEANS("The same token once more, since some web servers strip Authorization")},
    Meaning {"Host", MEANS("The name and port that the sender called")},
    Meaning {"User-Agent", MEANS("The program that sent it; servers written in Go say Go-http-client")},
    Meaning {"Content-Type", MEANS("What the body is said to be; webhooks may say application/webhook+json")},
    Meaning {"Content-Length", MEANS("How many bytes the body has")},
    Meaning {"Content-Encoding", MEANS("How the body is packed")},
    Meaning {"Content-Language", MEANS("The language of the body")},
    Meaning {"Content-Disposition", MEANS("How the body wants to be saved, and under which name")},
    Meaning {"Content-MD5", MEANS("An MD5 sum of the body")},
    Meaning {"Digest", MEANS("A sum of the body")},
    Meaning {"Transfer-Encoding", MEANS("The body came in chunks, without its length before it")},
    Meaning {"Accept", MEANS("The types that the sender takes in the answer")},
    Meaning {"Accept-Encoding", MEANS("Encodings the sender accepts")},
    Meaning {"Accept-Language", MEANS("The languages that the sender prefers in the answer")},
    Meaning {"Connection", MEANS("Whether the connection stays open after the answer")},
    Meaning {"Keep-Alive", MEANS("How long the connection may stay open")},
    Meaning {"Upgrade", MEANS("Another protocol that the sender could go on with")},
    Meaning {"Expect", MEANS("The sender waits for leave to send the body")},
    Meaning {"Date", MEANS("When the sender made the request, by its clock")},
    Meaning {"Cookie", MEANS("What the receiver told the sender to remember")},
    Meaning {"Origin", MEANS("The site from which a browser sent it")},
    Meaning {"Referer", MEANS("The page from which it was sent")},
    Meaning {"Cache-Control", MEANS("What caches on the way may do")},
    Meaning {"Pragma", MEANS("What caches on the way may do, as of old")},
    Meaning {"Idempotency-Key", MEANS("Names the delivery, so that a repeated one can be told")},
    Meaning {"Via", MEANS("The proxies that it came through")},
    Meaning {"Forwarded", MEANS("Whom a proxy forwarded it for")},
    Meaning {"X-Forwarded-For", MEANS("The address that a proxy forwarded it for; anybody can write it")},
    Meaning {"X-Forwarded-Host", MEANS("The name that was called before a proxy")},
    Meaning {"X-Forwarded-Proto", MEANS("Whether http or https was used before a proxy")},
    Meaning {"X-Forwarded-Port", MEANS("The port that was called before a proxy")},
    Meaning {"X-Real-IP", MEANS("The address that a proxy says it came from")},
    Meaning {"X-Request-ID", MEANS("Names the request in the logs on its way")},
    Meaning {"X-Correlation-ID", MEANS("Names what the request is part of, in logs")},
    Meaning {"X-Api-Key", MEANS("A key that identifies the sender")},
    Meaning {"X-Auth-Token", MEANS("A token that identifies the sender")},
    Meaning {"Proxy-Authorization", MEANS("What identifies the sender to a proxy")},
    Meaning {"Traceparent", MEANS("Its place in a distributed trace")},
    Meaning {"Tracestate", MEANS("More about its place in a distributed trace")},
    Meaning {"Ngrok-Trace-Id", MEANS("Names the request at the tunnel ngrok")},
    Meaning {"CF-Connecting-IP", MEANS("The address that Cloudflare says it came from")},
    Meaning {"CF-Ray", MEANS("Names the request at Cloudflare")},
};
// clang-format on
#undef MEANS

} // namespace

QString headerMeaning(QByteArrayView name)
{
    const auto found = std::find_if(Meanings.begin(), Meanings.end(), [&](const Meaning &each) {
        return name.compare(QByteArrayView(each.name), Qt::CaseInsensitive) == 0;
    });
    return found == Meanings.end() ? QString()
                                   : QCoreApplication::translate("HeaderGuide", found->text);
}

} // namespace hookglass

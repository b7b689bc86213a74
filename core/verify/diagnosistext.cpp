// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/diagnosistext.h"

#include <QCoreApplication>

#include <array>

namespace hookglass {

namespace {

struct Text
{
    Cause cause;
    const char *summary; ///< null when the cause fails no check by itself
    const char *explanation; ///< "%1" is the detail
    const char *remedy;
};

#define T(text) QT_TRANSLATE_NOOP("Diagnosis", text)
// In the order of the enum.
constexpr std::array Texts {
    Text {Cause::TokenMissing, nullptr,
          T("The request has neither an Authorization nor a Hash-Token header."),
          T("If the server signs its webhooks, something on the way removes both headers: look at "
            "the proxy in front of this address. A request from a browser or from curl has no "
            "token either.")},
    Text {Cause::TokenEmpty, nullptr, T("The token header is there but empty."),
          T("A proxy or a framework emptied the header on the way; let it pass both Authorization "
            "and Hash-Token unchanged.")},
    Text {Cause::TokensDiffer, nullptr,
          T("Authorization and Hash-Token hold different tokens; the server sends the same one "
            "twice. Authorization was judged."),
          T("Something on the way sets its own Authorization header, for example a proxy with "
            "basic authentication. Take the token from Hash-Token, or let Authorization pass.")},
    Text {Cause::AuthorizationStripped, nullptr,
          T("Only Hash-Token came. Plug-N-Meet sends the token in Authorization too, so that one "
            "was probably removed on the way, or the request was redirected to another host."),
          T("Code that reads only Authorization (as LiveKit's verifiers do) will find no token "
            "here. With Apache, \"CGIPassAuth On\" lets the header through.")},
    Text {Cause::BearerPrefix, T("the token has \"Bearer\" before it"),
          T("The header says \"Bearer\" before the token. The servers send the bare token, and "
            "every official verifier refuses the prefix."),
          T("Remove the prefix where it is added: usually a test tool or a proxy.")},
    Text {Cause::TokenWhitespace, T("there is white space in the token"),
          T("There is white space before or inside the token."),
          T("Something on the way reformatted the header, or the token was copied with line "
            "breaks. Pass it on as one piece.")},
    Text {Cause::TokenTruncated, T("the token is cut off"), T("The token is cut off: %1"),
          T("Look for a limit on header size in the proxy or framework, or copy the whole token: "
            "it has three parts with two dots between them.")},
    Text {Cause::TokenMalformed, T("the token is malformed"), T("The token is malformed: %1"),
          T("Check that the header carries the token of the webhook and not another credential.")},
    Text {Cause::AlgNone, T("the token says that it is not signed"),
          T("The token says it is not signed (alg \"none\")."),
          T("Never accept this: anybody can make such a token. Plug-N-Meet and LiveKit sign with "
            "HS256.")},
    Text {Cause::AlgUnsupported, T("the token is not signed with HS256"),
          T("The token is signed with %1; the servers use HS256 only."),
          T("The request does not come from a stock Plug-N-Meet or LiveKit server. If it is your "
            "own signer, set its algorithm to HS256.")},
    Text {Cause::CritUnsupported, T("the token demands extensions that are not understood"),
          T("The token's header demands extensions (\"crit\") that are not understood here."),
          T("Stock servers send no such header; look at who made this token.")},
    Text {Cause::IssuerMissing, T("the token does not say which key signed it"),
          T("The token does not say which API key signed it (claim \"iss\")."),
          T("Your own signer must set \"iss\" to the API key.")},
    Text {Cause::IssuerUnknown, T("no key is configured for its issuer"),
          T("No key \"%1\" is configured here, so the signature cannot be "
            "checked."),
          T("Add this API key and its secret under Keys (Ctrl+K), or in the credentials file. "
            "Plug-N-Meet signs with its own client.api_key, LiveKit with webhook.api_key: a "
            "system with both has two pairs.")},
    Text {Cause::WrongSecret, T("the signature does not match the secret of its key"),
          T("The signature does not match the secret configured for key \"%1\". Either the secret "
            "differs from the server's, or the token was changed."),
          T("Compare the secret with the server's configuration, character by character: white "
            "space and a missing last character are the usual differences.")},
    Text {Cause::SignedWithOtherKey, T("it is signed with the secret of another key"),
          T("The token names one API key but is signed with the secret of another: \"%1\"."),
          T("Set key and secret of the sender from the same pair. Plug-N-Meet signs with its own "
            "client.api_key and client.secret, not with LiveKit's pair.")},
    Text {Cause::SecretWhitespace, T("the two secrets differ by white space"),
          T("The signature matches the configured secret %1. One side has white space in its "
            "secret that the other has not."),
          T("Take the white space out of the secret where it is configured; a line end at the end "
            "of a secret file is the usual one.")},
    Text {Cause::SecretEncoding, T("one side encodes or decodes the secret before using it"),
          T("The signature matches the configured secret %1. The servers use the text of the "
            "secret as it stands."),
          T("Use the secret's text directly as the HMAC key on both sides, neither decoded nor "
            "encoded.")},
    Text {Cause::KeySecretSwapped, T("key and secret are swapped"),
          T("API key and secret are swapped: %1."),
          T("Exchange the two, here under Keys (Ctrl+K) or in the sender's configuration. If the "
            "sender wrote the secret into its tokens, replace that secret: it has been seen.")},
    Text {Cause::SecretTooShort, nullptr,
          T("The secret of key \"%1\" is shorter than 32 bytes. Plug-N-Meet's own Go verifier and "
            "current php-jwt refuse such a secret, whatever the signature."),
          T("Give the server a secret of at least 32 characters, and the receivers the same one.")},
    Text {Cause::Expired, T("the token had expired"), T("The token had expired: %1."),
          T("If the event was sent just now, the clocks differ: set both machines by NTP. A "
            "request that was replayed or waited long in a queue expires after five minutes.")},
    Text {Cause::NotYetValid, T("the token was not valid yet"),
          T("The token is not valid yet: %1."),
          T("The sender's clock is ahead of this machine's: set both by NTP.")},
    Text {Cause::IssuedInFuture, T("the token says it was made in the future"),
          T("The token says it was made in the future: %1."),
          T("The sender's clock is ahead of this machine's: set both by NTP.")},
    Text {Cause::ExpMissing, T("the token never expires"),
          T("The token never expires (no claim \"exp\")."),
          T("Stock servers always set it to five minutes. Your own signer must set it too, since "
            "LiveKit's verifiers refuse a token without it.")},
    Text {Cause::ExpNotNumeric, T("the time at which the token expires is not a number"),
          T("The claim \"exp\" is not a number: %1."),
          T("Your own signer must write it as a number of seconds, not as text.")},
    Text {Cause::HashMissing, T("the token has no hash of the body"),
          T("The token has no hash of the body (claim \"sha256\"), so it proves nothing about what "
            "came with it."),
          T("This is a token for something else, such as joining a room, or of a signer that must "
            "set \"sha256\" to the base64 of the body's SHA-256.")},
    Text {Cause::HashEncoding, T("the hash of the body is not written as the servers write it"),
          T("The claim \"sha256\" is not written as the servers write it: %1."),
          T("It must be standard base64 with padding: 44 characters that end in \"=\". Not "
            "hexadecimal, not base64url.")},
    Text {Cause::BodyAltered, T("the body is not the one that was signed"),
          T("The body that arrived is not the body that was signed: its SHA-256 differs from the "
            "one in the token."),
          T("Hash the raw bytes as they arrive, before any JSON parsing: parsing and writing the "
            "JSON again changes spaces, escapes and order. Also look for a proxy that rewrites "
            "bodies.")},
    Text {Cause::BodyEmpty, T("the body is empty"),
          T("The body is empty; the servers always send one."),
          T("A redirect (301, 302, 303) turns the POST into a GET without a body; otherwise "
            "something read the body before it got here.")},
    Text {Cause::BodyNotJson, nullptr, T("The body is not JSON: %1"),
          T("The servers send plain JSON only; something on the way changed it, for example packed "
            "it or made form data of it.")},
    Text {Cause::BodyNotUtf8, nullptr, T("The body is not valid UTF-8: %1"),
          T("Something on the way changed its character encoding.")},
    Text {Cause::BodyBom, nullptr,
          T("The body begins with a byte order mark, which the servers never send."),
          T("Something on the way saved the body as a text file; pass the bytes on as they are.")},
};
#undef T

constexpr bool inEnumOrder()
{
    for (size_t i = 0; i < Texts.size(); ++i) {
        if (size_t(Texts[i].cause) != i)
            return false;
    }
    return Texts.size() == size_t(Cause::BodyBom) + 1;
}
static_assert(inEnumOrder());

} // namespace

Diagnosis diagnose(Cause cause, Certainty certainty, const QString &detail)
{
    const Text &text = Texts[size_t(cause)];
    QString explanation = QCoreApplication::translate("Diagnosis", text.explanation);
    explanation.replace(QStringLiteral("%1"), detail);
    return {cause, certainty, explanation, QCoreApplication::translate("Diagnosis", text.remedy)};
}

QString causeSummary(Cause cause)
{
    const char *summary = Texts[size_t(cause)].summary;
    return summary ? QCoreApplication::translate("Diagnosis", summary) : QString();
}

} // namespace hookglass

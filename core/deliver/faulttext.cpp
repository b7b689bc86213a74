// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/faulttext.h"

#include "core/verify/cause.h"
#include "core/verify/repair.h"

#include <QCoreApplication>

#include <array>

namespace hookglass {

namespace {

#define T(text) QT_TRANSLATE_NOOP("Faults", text)
// In the order of the enum.
constexpr std::array Causes {
    T("Without any token."),
    T("Both token headers are empty."),
    T("Hash-Token holds another token than Authorization."),
    T("Only Hash-Token, as a proxy leaves it that keeps Authorization to itself."),
    T("\"Bearer\" stands before the token."),
    T("A space stands in the middle of the token."),
    T("The end of the token is cut off."),
    T("Credentials of another kind in place of the token."),
    T("The token says it is not signed (alg \"none\")."),
    T("The token says it is signed with HS384."),
    T("The token's header demands an extension (\"crit\")."),
    T("The token does not name the API key."),
    T("The token names an API key that nobody has."),
    T("Signed with a secret that nobody has."),
    T("The token names this key and is signed with the secret of another; needs two keys."),
    T("A line end stands behind the secret that signs."),
    T("The secret that signs is taken for base64, or written as base64."),
    T("The API key is used as the secret."),
    T("As it is; needs a key whose secret is shorter than 32 bytes."),
    T("The token expired 90 seconds ago."),
    T("The token becomes valid in 90 seconds."),
    T("The token says it was made 90 seconds from now."),
    T("The token never expires."),
    T("The time of expiry is written as a text."),
    T("The token has no hash of the body."),
    T("The hash is written in hexadecimal digits, not in base64."),
    T("One letter of the body is changed after signing."),
    T("The body is lost on the way."),
    T("The body is not JSON, and signed like that."),
    T("A byte in the body is not UTF-8, and signed like that."),
    T("A byte order mark stands before the body, and is signed with it."),
};
static_assert(Causes.size() == size_t(Cause::BodyBom) + 1);

// In the order of the enum.
constexpr std::array Changes {
    T("A line end is added to the body on its way."),
    T("White space at the end of the body is lost on its way."),
    T("A byte order mark is put before the body on its way."),
    T("The body's byte order mark is lost on its way."),
    T("The spaces behind commas are lost on the way, as JSON.stringify does."),
    T("A space is put after every comma on the way."),
    T("A space is put after every colon on the way."),
    T("The body is broken into lines on its way."),
    T("The body's keys are sorted on its way."),
    T("The body's slashes are escaped on its way, as PHP does."),
    T("Letters beyond ASCII are escaped on the way, as PHP and Python do."),
    T("<, > and & are escaped on the way, as Go does."),
    T("64-bit integers, sent as texts, become numbers on the way."),
    T("The body's line ends become CR LF on its way."),
    T("The body's CR LF become LF on its way."),
    T("UTF-8 is taken for Latin-1 on the way and encoded again."),
    T("The body is compressed on its way."),
    T("The body is put into a form field on its way."),
    T("The end of the body is cut off on its way."),
};
static_assert(Changes.size() == size_t(Repair::Truncated) + 1);
#undef T

} // namespace

QString describeFault(const QString &id)
{
    if (const auto cause = causeFromId(id))
        return QCoreApplication::translate("Faults", Causes[size_t(*cause)]);
    if (const auto change = repairFromId(id))
        return QCoreApplication::translate("Faults", Changes[size_t(*change)]);
    return {};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verifierprofile.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

#define T(text) QT_TRANSLATE_NOOP("VerifierProfile", text)
// plugnmeet-protocol webhook/verify.go with go-jose 4; livekit/protocol auth and webhook with
// golang-jwt 5, before and after `exp` became required; livekit-server-sdk 2.19 with jose 5;
// plugNmeet-sdk-php examples/webhook.php with php-jwt 7.
const std::array<VerifierProfile, 5> VerifierProfiles {{
    {.id = u"plugnmeet-go"_s,
     .title = T("Plug-N-Meet, Go"),
     .readsHashToken = true,
     .base64 = TokenBase64::Strict,
     .resignsDecodedParts = true,
     .json = JsonRule::NoDuplicates,
     .anyHmac = false,
     .crit = CritRule::UnknownRefused,
     .issuer = IssuerRule::MustEqual,
     .claimTypesChecked = true,
     .anyCase = false,
     .requiresExpiry = false,
     .dates = DateRule::GoNumber,
     .expiry = ExpiryBound::Inclusive,
     .issuedAt = IssuedAtRule::Checked,
     .leewaySeconds = 60,
     .hash = HashRule::Text,
     .body = BodyRule::Bytes,
     .shortestSecret = 32},
    {.id = u"livekit-go"_s,
     .title = T("LiveKit, Go (since August 2026)"),
     .readsHashToken = false,
     .base64 = TokenBase64::Strict,
     .resignsDecodedParts = false,
     .json = JsonRule::Lenient,
     .anyHmac = false,
     .crit = CritRule::Ignored,
     .issuer = IssuerRule::SelectsSecret,
     .claimTypesChecked = true,
     .anyCase = true,
     .requiresExpiry = true,
     .dates = DateRule::GoNumberOrText,
     .expiry = ExpiryBound::Exclusive,
     .issuedAt = IssuedAtRule::Ignored,
     .leewaySeconds = 60,
     .hash = HashRule::Text,
     .body = BodyRule::Bytes,
     .shortestSecret = 0},
    {.id = u"livekit-go-1.13"_s,
     .title = T("LiveKit, Go (server 1.13)"),
     .readsHashToken = false,
     .base64 = TokenBase64::Strict,
     .resignsDecodedParts = false,
     .json = JsonRule::Lenient,
     .anyHmac = false,
     .crit = CritRule::Ignored,
     .issuer = IssuerRule::SelectsSecret,
     .claimTypesChecked = true,
     .anyCase = true,
     .requiresExpiry = false,
     .dates = DateRule::GoNumberOrText,
     .expiry = ExpiryBound::Exclusive,
     .issuedAt = IssuedAtRule::Ignored,
     .leewaySeconds = 60,
     .hash = HashRule::Text,
     .body = BodyRule::Bytes,
     .shortestSecret = 0},
    {.id = u"livekit-node"_s,
     .title = T("LiveKit, Node"),
     .readsHashToken = false,
     .base64 = TokenBase64::LenientUntilPadding,
     .resignsDecodedParts = false,
     .json = JsonRule::Lenient,
     .anyHmac = true,
     .crit = CritRule::UnknownOrEmptyRefused,
     .issuer = IssuerRule::MustEqual,
     .claimTypesChecked = false,
     .anyCase = false,
     .requiresExpiry = true,
     .dates = DateRule::JsNumber,
     .expiry = ExpiryBound::Exclusive,
     .issuedAt = IssuedAtRule::NumberOnly,
     .leewaySeconds = 10,
     .hash = HashRule::Text,
     .body = BodyRule::WebhookJson,
     .shortestSecret = 0},
    {.id = u"plugnmeet-php"_s,
     .title = T("Plug-N-Meet, PHP"),
     .readsHashToken = true,
     .base64 = TokenBase64::Lenient,
     .resignsDecodedParts = false,
     .json = JsonRule::Php,
     .anyHmac = false,
     .crit = CritRule::Ignored,
     .issuer = IssuerRule::NotChecked,
     .claimTypesChecked = false,
     .anyCase = false,
     .requiresExpiry = false,
     .dates = DateRule::PhpNumeric,
     .expiry = ExpiryBound::Exclusive,
     .issuedAt = IssuedAtRule::WithoutNotBefore,
     .leewaySeconds = 0,
     .hash = HashRule::LenientDigest,
     .body = BodyRule::Bytes,
     .shortestSecret = 32},
}};
#undef T

QString profileTitle(QStringView id)
{
    for (const VerifierProfile &profile : VerifierProfiles) {
        if (id == profile.id)
            return QCoreApplication::translate("VerifierProfile", profile.title);
    }
    return {};
}

} // namespace hookglass

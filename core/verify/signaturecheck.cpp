// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signaturecheck.h"

#include "core/base/text.h"
#include "core/verify/crypto.h"
#include "core/verify/diagnosistext.h"
#include "core/verify/keysearch.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype SignatureBytes = 32; // HS256
constexpr qsizetype ShownText = 120;

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

QString shown(const QString &text)
{
    return visibleText(text, ShownText);
}

void checkAlgorithm(CheckList &list, const PeerToken &token)
{
    const QString expected = u"HS256"_s;
    if (token.crit) {
        list.fail(CheckId::Algorithm, tr("no \"crit\" header"), tr("a \"crit\" header"),
                  diagnose(Cause::CritUnsupported, Certainty::Certain));
    } else if (token.hash == MacHash::Sha256) {
        list.pass(CheckId::Algorithm, expected, expected);
    } else if (const QString algorithm = token.header->root()["alg"].toString();
               algorithm.compare("none"_L1, Qt::CaseInsensitive) == 0) {
        list.fail(CheckId::Algorithm, expected, shown(algorithm),
                  diagnose(Cause::AlgNone, Certainty::Certain));
    } else {
        const QString actual = algorithm.isEmpty() ? tr("no algorithm") : shown(algorithm);
        list.fail(CheckId::Algorithm, expected, actual,
                  diagnose(Cause::AlgUnsupported, Certainty::Certain, actual));
    }
}

/// An issuer that no credential has: swapped with its secret, or simply not configured.
void failUnknownIssuer(CheckList &list, const PeerToken &token, const QString &issuer,
                       const Credentials &credentials)
{
    const QString expected = tr("a configured key");
    const auto match = searchKey(credentials, issuer, {token.signingInput, token.signature});
    if (isConfiguredSecret(credentials, issuer)) {
        const bool proven = match && match->cause == Cause::KeySecretSwapped;
        list.fail(CheckId::Issuer, expected, tr("the text of a configured secret (not shown)"),
                  diagnose(Cause::KeySecretSwapped, proven ? Certainty::Certain : Certainty::Likely,
                           tr("the claim \"iss\" holds what is configured here as a secret")));
        return;
    }
    Diagnosis why = diagnose(Cause::IssuerUnknown, Certainty::Certain, shown(issuer));
    if (match && match->cause == Cause::SignedWithOtherKey)
        why.explanation += u' '
            + tr("The signature does match the secret of key \"%1\": the sender has that secret "
                 "under another name.")
                  .arg(shown(match->key));
    list.fail(CheckId::Issuer, expected, shown(issuer), why);
}

/// Blames a signature that does not match the secret of its issuer.
Diagnosis blame(const PeerToken &token, const Credentials &credentials, const QString &key)
{
    const auto match = searchKey(credentials, key, {token.signingInput, token.signature});
    if (!match)
        return diagnose(Cause::WrongSecret, Certainty::Likely, shown(key));
    QString detail = match->how;
    if (match->cause == Cause::SignedWithOtherKey)
        detail = shown(match->key);
    else if (match->cause == Cause::KeySecretSwapped)
        detail = tr("the token is signed with the text of the API key itself");
    return diagnose(match->cause, Certainty::Certain, detail);
}

/// That something is missing is proved when what is there begins the right signature; a few bytes
/// do so by chance.
Certainty certaintyOfCut(const PeerToken &token, const Credentials &candidates)
{
    constexpr qsizetype TooManyForChance = 8;
    const qsizetype size = token.signature.size();
    const bool begins =
        std::any_of(candidates.begin(), candidates.end(), [&](const Credential &each) {
            const QByteArray mac = hmacSha256(each.secret, token.signingInput);
            return isMac(QByteArrayView(mac).first(std::min(size, mac.size())), token.signature);
        });
    return begins && size >= TooManyForChance ? Certainty::Certain : Certainty::Likely;
}

/// A signature that is too short can be seen to be, without any secret.
void noteCut(CheckList &list, const PeerToken &token)
{
    const qsizetype whole = token.hash == MacHash::Sha256 ? SignatureBytes
        : token.hash == MacHash::Sha384                   ? 48
        : token.hash == MacHash::Sha512                   ? 64
                                                          : 0;
    if (token.signature.size() < whole)
        list.note(diagnose(Cause::TokenTruncated, Certainty::Likely,
                           tr("its signature has %1 bytes instead of %2.")
                               .arg(token.signature.size())
                               .arg(whole)));
}

/// Of the secrets that may have signed: those of the issuer, or the one that did.
void noteShortSecrets(CheckList &list, std::span<const Credential> candidates)
{
    const auto isShort = [](const Credential &each) {
        return each.secret.size() < ShortestSafeSecret;
    };
    const auto found = std::find_if(candidates.begin(), candidates.end(), isShort);
    if (found == candidates.end())
        return;
    Diagnosis note = diagnose(Cause::SecretTooShort, Certainty::Certain, shown(found->key));
    note.evidence.expected = tr("at least %1 bytes").arg(ShortestSafeSecret);
    note.evidence.actual = tr("%1 bytes").arg(found->secret.size());
    list.note(note);
}

QString checkMac(CheckList &list, const PeerToken &token, const Credentials &candidates,
                 const Credentials &credentials, PeerWork &work)
{
    const Credential *matched = nullptr;
    for (const Credential &credential : candidates) {
        if (work.isSigned(MacHash::Sha256, credential.secret, token.signingInput, token.signature))
            matched = &credential;
    }
    const QString key = candidates.first().key;
    // Looked up once: the language does not change.
    static const QString secretOf = tr("HMAC-SHA256 with the secret of \"%1\"");
    static const QString itMatches = tr("it matches");
    const QString expected = secretOf.arg(shown(key));
    if (matched) {
        list.pass(CheckId::Signature, expected, itMatches);
    } else if (token.signature.size() < SignatureBytes) {
        const QString actual =
            tr("%1 bytes instead of %2").arg(token.signature.size()).arg(SignatureBytes);
        list.fail(CheckId::Signature, expected, actual,
                  diagnose(Cause::TokenTruncated, certaintyOfCut(token, candidates),
                           tr("its signature has %1.").arg(actual)));
    } else {
        list.fail(CheckId::Signature, expected, tr("it does not match"),
                  blame(token, credentials, key));
    }
    noteShortSecrets(list, matched ? std::span(matched, 1) : std::span(candidates));
    return matched ? matched->key : QString();
}

} // namespace

QString checkSignature(CheckList &list, const PeerToken &token, const QString &issuer,
                       const Credentials &credentials, PeerWork &work)
{
    checkAlgorithm(list, token);
    Credentials candidates = credentials;
    candidates.removeIf([&](const Credential &each) { return each.key != issuer; });
    static const QString aConfiguredKey = tr("a configured key"); // looked up once
    if (issuer.isEmpty())
        list.fail(CheckId::Issuer, tr("an API key in \"iss\""), tr("no \"iss\""),
                  diagnose(Cause::IssuerMissing, Certainty::Certain));
    else if (candidates.isEmpty())
        failUnknownIssuer(list, token, issuer, credentials);
    else
        list.pass(CheckId::Issuer, aConfiguredKey, shown(issuer));

    const bool readable = !list.names(Cause::TokenMalformed) && !list.names(Cause::TokenTruncated);
    const bool checkable = !candidates.isEmpty() && list.hasPassed(CheckId::Algorithm);
    if (readable && !checkable)
        noteCut(list, token);
    if (candidates.isEmpty()) {
        list.skip(CheckId::Signature, tr("no secret for this issuer"));
    } else if (!list.hasPassed(CheckId::Algorithm)) {
        list.skip(CheckId::Signature, tr("not HS256"));
        noteShortSecrets(list, candidates);
    } else if (!readable) {
        list.skip(CheckId::Signature, tr("its text cannot be decoded"));
        noteShortSecrets(list, candidates);
    } else {
        return checkMac(list, token, candidates, credentials, work);
    }
    return {};
}

} // namespace hookglass

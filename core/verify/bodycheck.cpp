// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bodycheck.h"

#include "core/base/text.h"
#include "core/verify/bodyhash.h"
#include "core/verify/diagnosistext.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

constexpr qsizetype ShownText = 120;
constexpr QByteArrayView GzipMagic = "\x1f\x8b";
// Nested deeper than events are decoded, a body is still judged.
constexpr json::Limits DeepLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 512, .maxNodes = 250'000};

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

bool isBeyondLimits(const json::Document &document)
{
    return document.error() && document.error()->beyondLimits;
}

void noteFaults(CheckList &list, const json::Document &document, qsizetype markSize,
                Certainty certainty)
{
    if (isBeyondLimits(document)) // not judged: nobody is to hold up the receiver with it
        return;
    if (document.bytes().startsWith(GzipMagic))
        list.note(diagnose(Cause::BodyNotJson, certainty, tr("it is packed with gzip.")));
    else if (!document.isValid())
        list.note(diagnose(Cause::BodyNotJson, certainty,
                           tr("%1 (at byte %2).")
                               .arg(document.error()->message)
                               .arg(document.error()->offset + markSize)));
    else if (const auto offset = document.firstInvalidUtf8())
        list.note(diagnose(Cause::BodyNotUtf8, certainty,
                           tr("the first such byte is number %1.").arg(*offset + markSize)));
}

/// What can be seen of a body. When it is not the signed one, this is a guess at the reason; when
/// it is, it is what strict receivers will stumble over.
void noteBodyFaults(CheckList &list, const json::Body &body, Certainty certainty)
{
    const auto &[document, markSize] = body;
    if (markSize > 0)
        list.note(diagnose(Cause::BodyBom, certainty));
    if (isBeyondLimits(document))
        noteFaults(list, json::Document::parse(document.bytes(), DeepLimits), markSize, certainty);
    else
        noteFaults(list, document, markSize, certainty);
}

void failHash(CheckList &list, const BodyHash &hash, const QString &claim)
{
    switch (hash.match) {
    case BodyHash::Match::Exact:
    case BodyHash::Match::Different:
        break;
    case BodyHash::Match::NoClaim:
        list.fail(CheckId::BodyHash, tr("a claim \"sha256\""), tr("no such claim"),
                  diagnose(Cause::HashMissing, Certainty::Certain));
        break;
    case BodyHash::Match::OtherText:
        list.fail(CheckId::BodyHash, hash.ofBody, claim,
                  diagnose(Cause::HashEncoding, Certainty::Certain,
                           tr("it is %1, though of the right bytes").arg(hash.form)));
        break;
    case BodyHash::Match::NoDigest:
        list.fail(CheckId::BodyHash, hash.ofBody, claim,
                  diagnose(Cause::HashEncoding, Certainty::Likely, // or it is something else
                           tr("it is not the base64 of 32 bytes")));
        break;
    }
}

} // namespace

void checkBody(CheckList &list, const PeerClaims &claims, QByteArrayView body, PeerWork &work)
{
    const QByteArray &claim = claims.bodyHash();
    const BodyHash hash = work.compareWithBody(claim);
    const QString shownClaim = hash.match == BodyHash::Match::Exact
        ? hash.ofBody
        : visibleText(QString::fromUtf8(claim), ShownText);
    if (hash.match != BodyHash::Match::Different) {
        if (body.isEmpty())
            list.note(diagnose(Cause::BodyEmpty, Certainty::Certain));
        if (hash.match == BodyHash::Match::Exact)
            list.pass(CheckId::BodyHash, shownClaim, hash.ofBody);
        failHash(list, hash, shownClaim);
        const bool signedAsItIs =
            hash.match == BodyHash::Match::Exact || hash.match == BodyHash::Match::OtherText;
        if (!body.isEmpty())
            noteBodyFaults(list, work.parsedBody(),
                           signedAsItIs ? Certainty::Certain : Certainty::Likely);
        return;
    }
    // The claim is proven to be the sender's only when the signature is.
    const bool proven = list.hasPassed(CheckId::Signature);
    if (body.isEmpty()) // says more than that the bytes differ
        list.note(diagnose(Cause::BodyEmpty, Certainty::Certain));
    list.fail(CheckId::BodyHash, shownClaim, hash.ofBody,
              diagnose(Cause::BodyAltered, proven ? Certainty::Certain : Certainty::Likely));
    if (!hash.form.isEmpty())
        list.note(diagnose(Cause::HashEncoding, Certainty::Certain, tr("it is %1").arg(hash.form)));
    if (!body.isEmpty())
        noteBodyFaults(list, work.parsedBody(), Certainty::Likely);
}

} // namespace hookglass

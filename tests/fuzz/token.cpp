// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Token parsing, all checks, the key search and the model of the official verifiers, on any bytes.
// The first line is the header's value, the rest the body.

#include "core/json/document.h"
#include "core/verify/crypto.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verificationtext.h"
#include "core/verify/verifier.h"

#include <cstdlib>

using namespace hookglass;

namespace {

const Credentials Keys {{QStringLiteral("plugnmeet"), "FICTIONALsecretFICTIONALsecret123456", {}},
                        {QStringLiteral("k"), "c2VjcmV0", {}}};

/// Random bytes hardly ever make a token: the line's two halves become header and claims of one.
QByteArray signedToken(const QByteArray &line)
{
    const auto encode = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qsizetype tab = line.indexOf('\t');
    const QByteArray header = tab < 0 ? QByteArray("{\"alg\":\"HS256\"}") : line.left(tab);
    const QByteArray input = encode(header) + '.' + encode(line.mid(tab + 1));
    return QByteArray(input + '.' + encode(hmacSha256(Keys.first().secret, input)));
}

void judge(const QByteArray &token, const QByteArray &body)
{
    const Verification verification = Verifier(Keys).verify(token, body, 1'795'425'129);
    json::Writer writer;
    writeVerification(writer, verification);
    const auto document = json::Document::parse(writer.bytes());
    const QStringList lines = describeVerification(verification);
    // What is written is JSON that reads back the same, and no secret is in it.
    if (!document.isValid() || readVerification(document.root()).verdict != verification.verdict)
        std::abort();
    for (const Credential &key : Keys) {
        if (!token.contains(key.secret) && !body.contains(key.secret)
            && lines.join(u'\n').contains(QString::fromLatin1(key.secret)))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype lineEnd = input.indexOf('\n');
    const QByteArray line = lineEnd < 0 ? input : input.left(lineEnd);
    const QByteArray body = lineEnd < 0 ? QByteArray() : input.mid(lineEnd + 1);
    judge(line, body);
    judge(signedToken(line), body);
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/secretspan.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr QByteArrayView Mask = "[redacted]";
}

QByteArray withoutSecrets(const QByteArray &body, const QList<SecretSpan> &spans)
{
    if (spans.isEmpty())
        return body;
    QByteArray result;
    qsizetype copied = 0;
    for (const SecretSpan &span : spans) {
        result += QByteArrayView(body).sliced(copied, span.offset - copied);
        result += span.text ? Mask : QByteArrayView("null");
        copied = span.offset + span.length;
    }
    return result + body.mid(copied);
}

QByteArray withoutSignatures(const QByteArray &bytes)
{
    return withoutSecrets(bytes, tokenSignatures(bytes));
}

QList<SecretSpan> tokenSignatures(QByteArrayView bytes)
{
    QList<SecretSpan> spans;
    if (!bytes.contains("eyJ")) // the beginning of every JWT: base64 of {"
        return spans;
    static const QRegularExpression token(
        u"eyJ[A-Za-z0-9_-]*+(*SKIP)\\.[A-Za-z0-9_-]++\\.([A-Za-z0-9_=-]++)"_s);
    const QString text = QString::fromLatin1(bytes); // one character a byte
    for (auto found = token.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        spans.append({match.capturedStart(1), match.capturedLength(1), true, u"$"_s});
    }
    return spans;
}

} // namespace hookglass

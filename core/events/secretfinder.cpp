// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/secretfinder.h"

#include "core/events/decoder.h"
#include "core/events/eventnames.h"
#include "core/events/secretwalk.h"
#include "core/http/contentcoding.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr QByteArrayView Mask = "[redacted]";
constexpr json::Limits BodyLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
constexpr int MaxRounds = 8;
constexpr qsizetype MaxDecodedBytes = 64 * 1024 * 1024;

/// Secrets of applications in general, in events that no schema knows.
constexpr std::array CommonNames {"password"_L1,     "secret"_L1,      "apisecret"_L1,
                                  "clientsecret"_L1, "accesstoken"_L1, "privatekey"_L1};

QByteArray replaced(const QByteArray &body, const QList<SecretSpan> &spans)
{
    QByteArray result;
    qsizetype copied = 0;
    for (const SecretSpan &span : spans) {
        result += QByteArrayView(body).sliced(copied, span.offset - copied);
        result += span.text ? Mask : QByteArrayView("null");
        copied = span.offset + span.length;
    }
    return spans.isEmpty() ? body : QByteArray(result + body.mid(copied));
}

QString normalized(QStringView name)
{
    return name.toString().toLower().remove(u'_').remove(u'-').remove(u'\\');
}

} // namespace

SecretFinder::SecretFinder(const EventCatalog &catalog)
    : m_catalog(catalog)
{
    QSet<QString> plain;
    for (const json::Schema &schema : catalog.schemas()) {
        for (const json::SchemaNode &node : schema.nodes()) {
            for (auto field = node.properties.begin(); field != node.properties.end(); ++field) {
                const bool isSecret = schema.node(*field).secret;
                (isSecret ? m_names : plain).insert(normalized(QString::fromUtf8(field.key())));
            }
        }
    }
    m_names.subtract(plain); // "url" is a secret in some places only
    for (const QLatin1StringView name : CommonNames)
        m_names.insert(name);
}

bool SecretFinder::isSecretName(QStringView name) const
{
    return m_names.contains(normalized(name));
}

QList<SecretSpan> SecretFinder::find(const QByteArray &body) const
{
    const qsizetype markSize = body.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const auto document = json::Document::parse(body.mid(markSize), BodyLimits);
    if (!document.isValid())
        return secretsByName(body, *this);
    const Event event = decodeEvent(body);
    const CatalogEvent *known = m_catalog.find(canonicalEventName(event.name), event.sender);
    SecretWalk walk(*this, known ? &m_catalog.schema(*known) : nullptr);
    QList<SecretSpan> spans =
        walk.find(document.root(), known ? known->node : int(json::SchemaNode::None));
    for (SecretSpan &span : spans)
        span.offset += markSize;
    return spans;
}

QByteArray SecretFinder::masked(const QByteArray &body, QStringList *paths) const
{
    QByteArray result = body;
    // Masking can mend broken JSON, and a schema then shows more secrets than the names did.
    for (int round = 0; round < MaxRounds; ++round) {
        const QList<SecretSpan> spans = find(result);
        const bool hides = spans.isEmpty() && hidesSecrets(result);
        const QByteArray next = hides ? Mask.toByteArray() : replaced(result, spans);
        if (paths && (round == 0 || next != result)) {
            for (const SecretSpan &span : spans)
                paths->append(span.path);
            if (hides)
                paths->append(u"$"_s);
            paths->removeDuplicates();
        }
        if (next == result)
            return result;
        result = next;
    }
    if (paths)
        *paths = {u"$"_s};
    return Mask.toByteArray();
}

bool SecretFinder::hidesSecrets(const QByteArray &body) const
{
    const auto names = [&](const QByteArray &bytes) {
        const QString text = normalized(QString::fromLatin1(bytes));
        return std::any_of(m_names.begin(), m_names.end(), [&](const QString &name) {
            return text.contains(QString(u'"' + name + u'"'));
        });
    };
    if (const auto decoded = decodeContent(body, MaxDecodedBytes))
        return names(*decoded);
    return body.contains("%22") && names(QByteArray::fromPercentEncoding(body));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/secretfinder.h"

#include "core/events/decoder.h"
#include "core/events/secretwalk.h"
#include "core/http/contentcoding.h"
#include "core/http/formfields.h"
#include "core/json/body.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MaxRounds = 8;
constexpr qsizetype MaxDecodedBytes = 64 * 1024 * 1024;
constexpr int MostPacked = 4;
constexpr int MaxUrlRounds = 4; // a URL in a URL in a URL …

/// As gzip or zlib begins.
bool beginsLikePacked(const QByteArray &bytes)
{
    return bytes.startsWith("\x1f\x8b") || bytes.startsWith('\x78');
}

/// Secrets of applications in general, in events that no schema knows.
constexpr std::array CommonNames {"password"_L1,   "secret"_L1,        "apisecret"_L1,
                                  "token"_L1,      "clientsecret"_L1,  "accesstoken"_L1,
                                  "privatekey"_L1, "authorization"_L1, "refreshtoken"_L1};

/// What a URL carries that lets somebody in; in a body these words name other things, too.
constexpr std::array QueryNames {"apikey"_L1,           "key"_L1,           "sig"_L1,
                                 "signature"_L1,        "auth"_L1,          "xamzsignature"_L1,
                                 "xamzsecuritytoken"_L1, "xgoogsignature"_L1};

QString normalized(QStringView name)
{
    return name.toString().toLower().remove(u'_').remove(u'-').remove(u'\\');
}

/// "user[password]" and "db.password" are made of several.
QStringList partsOfName(QStringView name, const QString &separators = u"[].:"_s)
{
    QString spaced = normalized(name);
    for (QChar &c : spaced) {
        if (separators.contains(c) || c.isSpace())
            c = u' ';
    }
    return spaced.split(u' ', Qt::SkipEmptyParts);
}

// In a query also what some servers take for two parameters: "amp;token", "b?token".
const auto QuerySeparators = u"[].:;?&#/="_s;

} // namespace

SecretFinder::SecretFinder(const EventCatalog &catalog)
    : m_catalog(catalog)
{
    QSet<QString> plain;
    const QList<json::Schema> &schemas = catalog.schemas();
    for (qsizetype i = 0; i < schemas.size(); ++i) {
        for (const json::SchemaNode &node : schemas[i].nodes()) {
            for (auto field = node.properties.begin(); field != node.properties.end(); ++field) {
                const QString name = normalized(QString::fromUtf8(field.key()));
                if (schemas[i].node(*field).secret)
                    m_names.insert(name);
                else if (i < catalog.builtInSchemas()) // a user's schema takes nothing back
                    plain.insert(name);
            }
        }
    }
    m_names.subtract(plain); // "url" is a secret in some places only
    for (const QLatin1StringView name : CommonNames)
        m_names.insert(name);
}

bool SecretFinder::isSecretName(QStringView name) const
{
    const QStringList parts = partsOfName(name);
    return std::any_of(parts.begin(), parts.end(),
                       [this](const QString &part) { return m_names.contains(part); });
}

bool SecretFinder::isSecretParameter(const QByteArray &name) const
{
    const QStringList parts = partsOfName(QString::fromUtf8(name), QuerySeparators);
    return std::any_of(parts.begin(), parts.end(), [this](const QString &part) {
        return m_names.contains(part)
            || std::find(QueryNames.begin(), QueryNames.end(), part) != QueryNames.end();
    });
}

QList<SecretSpan> SecretFinder::find(const QByteArray &body, const HttpHeaders &headers) const
{
    const QList<SecretSpan> whole {{0, body.size(), true, u"$"_s}};
    // First: what is found in the packed bytes says nothing of what they unpack to.
    if (packsSecrets(body, headers))
        return whole;
    const QList<SecretSpan> inFields = fields(body, headers);
    const QList<SecretSpan> signatures = tokenSignatures(body);
    QList<SecretSpan> spans;
    std::merge(inFields.begin(), inFields.end(), signatures.begin(), signatures.end(),
               std::back_inserter(spans), [](const SecretSpan &one, const SecretSpan &other) {
                   return one.offset < other.offset;
               });
    qsizetype end = 0; // a token may stand in a secret field
    spans.removeIf([&end](const SecretSpan &span) {
        const bool overlaps = span.offset < end;
        end = std::max(end, span.offset + span.length);
        return overlaps;
    });
    return spans.isEmpty() && encodesSecrets(body) ? whole : spans;
}

QList<SecretSpan> SecretFinder::fields(const QByteArray &body, const HttpHeaders &headers) const
{
    const auto [document, markSize] = json::parseBody(body);
    if (!document.isValid()) {
        // Both ways: what it says it is, it need not be.
        QList<SecretSpan> spans = partsWithSecrets(body, bodyParts(body, headers));
        spans += secretsByName(body, *this);
        std::stable_sort(spans.begin(), spans.end(),
                         [](const SecretSpan &one, const SecretSpan &other) {
                             return one.offset < other.offset;
                         });
        return spans;
    }
    const EventSchema found = m_catalog.schemaFor(headers, document.root(), decodeEvent(body));
    SecretWalk walk(*this, found.schema);
    QList<SecretSpan> spans = walk.find(document.root(), found.node);
    for (SecretSpan &span : spans)
        span.offset += markSize;
    return spans;
}

/// The values that are secrets by their name, or hold one: as a whole, since they may be encoded.
QList<SecretSpan> SecretFinder::partsWithSecrets(const QByteArray &body,
                                                 const QList<BodyPart> &parts) const
{
    QList<SecretSpan> spans;
    int packed = 0;
    for (const BodyPart &part : parts) {
        // Each may unpack to very much: after the first few nobody looks into them.
        packed += beginsLikePacked(part.value) ? 1 : 0;
        const bool isSecret = isSecretName(QString::fromUtf8(part.name))
            || (packed > MostPacked && beginsLikePacked(part.value))
            || (part.value != "[redacted]" && masked(part.value) != part.value);
        if (isSecret && part.end > part.begin)
            spans.append({part.begin, part.end - part.begin, true, u"$"_s});
    }
    if (parts.size() >= MostBodyParts) // there are more than were looked at
        spans.append({parts.last().end, body.size() - parts.last().end, true, u"$"_s});
    return spans;
}

QByteArray SecretFinder::masked(const QByteArray &body, const HttpHeaders &headers,
                                QStringList *paths) const
{
    QByteArray result = body;
    // Masking can mend broken JSON, and a schema then shows more secrets than the names did.
    for (int round = 0; round < MaxRounds; ++round) {
        const QList<SecretSpan> spans = find(result, headers);
        const QByteArray next = withoutSecrets(result, spans);
        if (paths && (round == 0 || next != result)) {
            for (const SecretSpan &span : spans)
                paths->append(span.path);
            paths->removeDuplicates();
        }
        if (next == result)
            return result;
        result = next;
    }
    if (paths)
        *paths = {u"$"_s};
    return withoutSecrets(body, {{0, body.size(), true, u"$"_s}});
}

/// A plain token is none as a whole: its header and its claims may be read.
bool SecretFinder::isSecret(const QByteArray &decoded, const QByteArray &written) const
{
    const QByteArray open = masked(decoded);
    return open != decoded && (decoded != written || open != withoutSignatures(written));
}

QByteArray SecretFinder::maskedTarget(const QByteArray &target) const
{
    const QByteArrayView query = queryOf(target);
    const qsizetype start = target.size() - query.size();
    const QList<FormField> fields = formFields(query, MostBodyParts);
    QList<SecretSpan> spans;
    const auto hide = [&](qsizetype begin, qsizetype end) {
        if (end > begin)
            spans.append({start + begin, end - begin, true, u"$"_s});
    };
    for (const FormField &field : fields) {
        const QByteArray whole = query.sliced(field.begin, field.end - field.begin).toByteArray();
        const qsizetype equals = whole.indexOf('=');
        const QByteArray name = equals < 0 ? whole : whole.first(equals);
        const QByteArray value = whole.mid(field.valueBegin - field.begin);
        if (isSecret(field.name, name) || holdsSecretParameter(field.name))
            hide(field.begin, field.end);
        else if (isSecretParameter(field.name) || isSecret(field.value, value)
                 || holdsSecretParameter(field.value))
            hide(field.valueBegin, field.end);
    }
    if (fields.size() >= MostBodyParts) // there are more than were looked at
        hide(fields.last().end, query.size());
    return withoutSignatures(withoutSecrets(target, spans));
}

/// A URL in the query of a URL, encoded once or more often, and what others take for the next
/// parameter ("?a=b;token=c").
bool SecretFinder::holdsSecretParameter(const QByteArray &value) const
{
    static const QRegularExpression parameter(u"(?:^|[?&;#])([^=?&;#]+)="_s);
    QByteArray decoded = value;
    for (int round = 0; round < MaxUrlRounds; ++round) {
        const QString text = QString::fromUtf8(decoded);
        for (auto found = parameter.globalMatch(text); found.hasNext();) {
            if (isSecretParameter(found.next().captured(1).toUtf8()))
                return true;
        }
        const QByteArray next = formDecoded(decoded);
        if (next == decoded)
            return false;
        decoded = next;
        if (masked(decoded) != decoded)
            return true;
    }
    return true; // nobody looks deeper, so that nothing of it is shown
}

QByteArrayList SecretFinder::secrets(const QByteArray &body, const HttpHeaders &headers) const
{
    QByteArrayList secrets;
    for (const SecretSpan &span : find(body, headers))
        secrets.append(body.mid(span.offset, span.length));
    return secrets;
}

/// Whether a member with the name of a secret stands in it.
bool SecretFinder::namesSecret(const QByteArray &bytes) const
{
    const QString text = normalized(QString::fromLatin1(bytes));
    return std::any_of(m_names.begin(), m_names.end(), [&](const QString &name) {
        return text.contains(QString(u'"' + name + u'"'));
    });
}

bool SecretFinder::packsSecrets(const QByteArray &body, const HttpHeaders &headers) const
{
    const QList<QByteArray> layers = decodedLayers(body, headers, MaxDecodedBytes);
    return std::any_of(layers.begin(), layers.end(), [&](const QByteArray &layer) {
        return namesSecret(layer) || !fields(layer, headers).isEmpty()
            || !tokenSignatures(layer).isEmpty();
    });
}

/// As a form has JSON.
bool SecretFinder::encodesSecrets(const QByteArray &body) const
{
    return body.contains("%22") && namesSecret(QByteArray::fromPercentEncoding(body));
}

} // namespace hookglass

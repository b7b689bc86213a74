// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/findingschecker.h"

#include "core/base/text.h"
#include "core/events/decoder.h"
#include "core/events/eventnames.h"
#include "core/events/plainbody.h"
#include "core/json/body.h"
#include "core/json/repeatedkeys.h"
#include "core/json/schemachecker.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype ShownName = 80;
constexpr qsizetype MaxRepeatedKeys = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("EventFindings", text);
}

/// The events of recorders were once spelt in other ways: no other event was.
QString oldSpellingText(const QString &name, const CatalogEvent &known)
{
    constexpr std::array Hyphenated {"recording-started"_L1, "recording-ended"_L1,
                                     "rtmp-started"_L1, "rtmp-ended"_L1, "recording-proceeded"_L1};
    constexpr std::array UpperCase {"START_RECORDING"_L1, "END_RECORDING"_L1,
                                    "RECORDING_PROCEEDED"_L1, "START_RTMP"_L1, "END_RTMP"_L1};
    const QString shown = visibleText(name, ShownName);
    if (std::find(Hyphenated.begin(), Hyphenated.end(), name) != Hyphenated.end())
        return tr("Servers before 1.2.0 wrote \"%1\"; today it is \"%2\".").arg(shown, known.name);
    if (std::find(UpperCase.begin(), UpperCase.end(), name) != UpperCase.end())
        return tr("Servers from 1.2.0 on and before 1.5.15 wrote \"%1\"; today it is \"%2\".")
            .arg(shown, known.name);
    return tr("Servers spell this \"%1\".").arg(known.name);
}

EventFinding aboutName(const CatalogEvent *known, const QString &name)
{
    if (!known)
        return {Severity::Info, u"$.event"_s,
                tr("No stock Plug-N-Meet or LiveKit server sends an event \"%1\".")
                    .arg(visibleText(name, ShownName))};
    if (!known->until.isEmpty())
        return {Severity::Info, u"$.event"_s,
                tr("Only servers from %1 on and before %2 send this event.")
                    .arg(known->since, known->until)};
    return {Severity::Info, u"$.event"_s, oldSpellingText(name, *known)};
}

/// The encoding itself, whatever the event.
void checkEncoding(const json::Document &document, QList<EventFinding> &findings)
{
    for (const json::RepeatedKey &each : json::repeatedKeys(document.root(), MaxRepeatedKeys))
        findings.append({Severity::Warning, each.path, repeatedKeyText(each.key)});
    if (const auto offset = document.firstInvalidUtf8())
        findings.append({Severity::Warning, {}, tr("Byte %1 is not valid UTF-8.").arg(*offset)});
}

} // namespace

FindingsChecker::FindingsChecker(const EventCatalog &catalog)
    : m_catalog(catalog)
{
}

QList<EventFinding> FindingsChecker::check(const QByteArray &body, std::optional<qint64> nowSeconds,
                                           const HttpHeaders &headers) const
{
    const auto whole = [](Severity severity, const QString &text) {
        return EventFinding {severity, {}, text};
    };
    if (body.isEmpty())
        return {whole(Severity::Warning, tr("The body is empty."))};
    QList<EventFinding> findings;
    const QByteArray plain = plainBody(body, headers);
    if (plain != body)
        findings.append(
            whole(Severity::Warning, tr("The body is packed, which the servers never do.")));
    const json::Body parsed = json::parseBody(plain);
    const auto &[document, markSize] = parsed;
    if (markSize > 0)
        findings.append(whole(Severity::Warning, tr("The body begins with a byte order mark.")));
    if (!document.isValid())
        findings.append(whole(document.error()->beyondLimits ? Severity::Warning : Severity::Error,
                              (document.error()->beyondLimits
                                   ? tr("The body is more JSON than is read: %1 (at byte %2).")
                                   : tr("The body is not JSON: %1 (at byte %2)."))
                                  .arg(document.error()->message)
                                  .arg(document.error()->offset + markSize)));
    else if (!document.root().isObject())
        findings.append({Severity::Error, u"$"_s, tr("The body is JSON, but not an object.")});
    else if (const EventSchema own = m_catalog.ownSchemaFor(headers, document.root()); own.schema)
        checkSchema(document, own, nowSeconds, findings);
    else
        checkDocument(document, decodeEvent(parsed), nowSeconds, findings);
    return findings;
}

void FindingsChecker::checkDocument(const json::Document &document, const Event &event,
                                    std::optional<qint64> nowSeconds,
                                    QList<EventFinding> &findings) const
{
    if (event.name.isEmpty())
        findings.append({Severity::Warning, u"$.event"_s, tr("The body does not name an event.")});
    const CatalogEvent *known = m_catalog.find(canonicalEventName(event.name), event.sender);
    if (!event.name.isEmpty() && (!known || known->name != event.name || !known->until.isEmpty()))
        findings.append(aboutName(known, event.name));
    if (known) {
        checkSchema(document, {&m_catalog.schema(*known), known->node}, nowSeconds, findings);
        return;
    }
    checkEncoding(document, findings);
    if (event.id.isEmpty())
        findings.append({Severity::Info, u"$.id"_s,
                         tr("The body has no id, so repeated deliveries cannot be told apart.")});
}

void FindingsChecker::checkSchema(const json::Document &document, const EventSchema &schema,
                                  std::optional<qint64> nowSeconds,
                                  QList<EventFinding> &findings) const
{
    checkEncoding(document, findings);
    QSet<QString> told; // of one path, the same thing once
    for (const json::SchemaIssue &issue :
         json::SchemaChecker(*schema.schema).check(document.root(), schema.node, nowSeconds)) {
        const EventFinding finding = findingOf(issue, schema);
        const QString statement = finding.path + u'\n' + finding.text;
        const bool isName = !schema.own && issue.path == "$.event"_L1; // told already
        if (isName || told.contains(statement))
            continue;
        told.insert(statement);
        findings.append(finding);
    }
}

} // namespace hookglass

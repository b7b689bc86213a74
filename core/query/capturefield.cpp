// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/capturefield.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/exchange/redaction.h"
#include "core/http/formfields.h"
#include "core/http/requesthead.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MostText = 200; // characters of a cell
constexpr qsizetype MostValues = 20; // of a list
constexpr qsizetype MostBytes = 4 * MostText; // of a body, before it becomes text
constexpr auto Redacted = "[redacted]"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("CaptureField", text);
}

QString joined(const QStringList &texts)
{
    return visibleText(texts.join(u", "_s), MostText);
}

/// Signatures may stand in any text.
QString safeText(const QString &text)
{
    return visibleText(QString::fromUtf8(withoutSignatures(text.left(4 * MostText).toUtf8())),
                       MostText);
}

QString numberText(qint64 number, FilterUnit unit)
{
    switch (unit) {
    case FilterUnit::Plain:
    case FilterUnit::StatusCode:
        return QString::number(number);
    case FilterUnit::Size:
        return humanSize(number);
    case FilterUnit::Span:
        return humanDuration(number);
    case FilterUnit::Moment:
        return localDateTime(number);
    }
    return {};
}

QString flagsText(quint32 flags, const QStringList &words)
{
    QStringList found;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (flags & (1U << unsigned(i)))
            found.append(words.at(i));
    }
    return joined(found);
}

QString scalarText(const json::Value &value)
{
    return value.isString() ? value.startOfText(MostText + 1) : QString::fromUtf8(value.raw());
}

/// The scalars that a path leads to, in order.
QStringList valuesAt(const BodyPath &path, const json::Value &root)
{
    QStringList texts;
    path.any(root, [&](const json::Value &found) {
        return anyScalar(found, [&](const json::Value &one) {
            texts.append(scalarText(one));
            return texts.size() > MostValues; // enough
        });
    });
    return texts;
}

QString acceptedText(const Verification &verification)
{
    QStringList profiles;
    for (const Acceptance &each : verification.acceptedBy) {
        if (each.accepts)
            profiles.append(each.profile);
    }
    return joined(profiles);
}

/// Not their texts: those quote the body.
QString findingsText(const QList<EventFinding> &findings)
{
    QStringList texts;
    for (const EventFinding &each : findings.first(std::min(findings.size(), MostValues)))
        texts.append(severityId(each.severity) + u' ' + each.path);
    return joined(texts);
}

bool canBeColumn(const FilterRow &row)
{
    return !row.isPresence() && !row.isNamed("age"_L1); // it would be another one each second
}

Error unknownField(const QString &name)
{
    const QString similar = similarFilterField(name);
    return {similar.isEmpty() ? tr("There is no field \"%1\"").arg(visibleText(name, 60))
                              : tr("There is no field \"%1\"; did you mean \"%2\"?")
                                    .arg(visibleText(name, 60), similar)};
}

} // namespace

Result<CaptureField> CaptureField::parse(const QString &name)
{
    const QString wanted = name.trimmed();
    CaptureField field;
    field.m_row = findFilterRow(wanted);
    if (!field.m_row)
        return unknownField(wanted);
    if (!canBeColumn(*field.m_row))
        return Error {tr("\"%1\" cannot be a column").arg(wanted)};
    field.m_name = QString::fromLatin1(field.m_row->name);
    if (!field.m_row->isGroup())
        return field;
    const QString rest = wanted.mid(field.m_name.size());
    if (std::holds_alternative<FilterRow::HeaderGroup>(field.m_row->read)) {
        field.m_header = rest.mid(1).toLower().toLatin1();
        if (field.m_header.isEmpty() || rest.front() != u'.' || !isToken(field.m_header))
            return Error {tr("A header is named like \"header.user-agent\"")};
        field.m_name += u'.' + QString::fromLatin1(field.m_header);
        return field;
    }
    field.m_path =
        BodyPath::parse(rest.startsWith(u'.') ? QStringView(rest).mid(1) : QStringView(rest));
    if (!field.m_path)
        return Error {tr("A value in the body is named like \"body.participant.name\"")};
    const QString path = field.m_path->text();
    field.m_name += (path.startsWith(u'[') ? QString() : u"."_s) + path;
    return field;
}

QString CaptureField::summaryText(const CaptureSummary &capture) const
{
    if (const auto *text = std::get_if<FilterRow::Text>(&m_row->read))
        return safeText(capture.**text);
    if (const auto *textOf = std::get_if<FilterRow::TextOf>(&m_row->read))
        return safeText((*textOf)(capture));
    if (const auto *bytes = std::get_if<FilterRow::Bytes>(&m_row->read))
        return safeText(displayText(withoutQueryValues(capture.**bytes))); // a target may have some
    if (const auto *flags = std::get_if<FilterRow::Flags>(&m_row->read))
        return flagsText((*flags)(capture), m_row->words());
    if (const auto *number = std::get_if<FilterRow::Number>(&m_row->read)) {
        const std::optional<qint64> found = (*number)(capture, 0);
        return found ? numberText(*found, m_row->unit) : QString();
    }
    return {};
}

std::optional<qint64> CaptureField::number(const CaptureSummary &capture) const
{
    return std::get<FilterRow::Number>(m_row->read)(capture, 0);
}

QString CaptureField::payloadText(const FilterPayload &payload, const FilterPayload &masked) const
{
    if (m_path || m_row->isNamed("body"_L1))
        return bodyText(payload, masked);
    if (m_row->isNamed("header"_L1))
        return headerText(payload);
    if (m_row->isNamed("listener"_L1))
        return safeText(payload.listener);
    if (m_row->isNamed("key"_L1))
        return safeText(payload.verification.key);
    if (m_row->isNamed("accepted-by"_L1))
        return acceptedText(payload.verification);
    if (m_row->isNamed("finding"_L1))
        return findingsText(payload.findings);
    return {};
}

QString CaptureField::headerText(const FilterPayload &payload) const
{
    QStringList texts;
    for (const HttpHeader &header : payload.headers()) {
        if (texts.size() == MostValues)
            break;
        const QString value = displayText(maskedHeader(header, Redaction::Secrets));
        if (m_header.isEmpty())
            texts.append(displayText(header.name) + u": "_s + value);
        else if (header.name.compare(m_header, Qt::CaseInsensitive) == 0)
            texts.append(value);
    }
    return joined(texts);
}

QString CaptureField::bodyText(const FilterPayload &payload, const FilterPayload &masked) const
{
    if (!m_path)
        return visibleText(displayText(masked.body.left(MostBytes)), MostText);
    QStringList shown = valuesAt(*m_path, masked.bodyRoot());
    if (payload.body == masked.body)
        return joined(shown);
    const QStringList there = valuesAt(*m_path, payload.bodyRoot());
    if (there.size() != shown.size())
        return Redacted; // it is in what was masked as a whole
    for (qsizetype i = 0; i < shown.size(); ++i) {
        // Where no text may stand, null stands for a secret.
        if (shown.at(i) != there.at(i) && !shown.at(i).contains(Redacted))
            shown[i] = Redacted;
    }
    return joined(shown);
}

QList<FilterField> columnFields()
{
    QList<FilterField> fields = filterFields();
    fields.removeIf([](const FilterField &field) {
        const FilterRow *row = field.name.endsWith(u'.') ? nullptr : findFilterRow(field.name);
        return row && !canBeColumn(*row);
    });
    return fields;
}

} // namespace hookglass

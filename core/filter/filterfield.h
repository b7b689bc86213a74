// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"
#include "core/filter/filteramount.h"
#include "core/filter/filterpayload.h"
#include "core/filter/textmatcher.h"

#include <optional>
#include <span>
#include <variant>

namespace hookglass {

class EventCatalog;

/// What may stand left of an operator, for completion and help.
struct FilterField
{
    QString name {}; ///< "size"; a group of fields ends in a dot: "body."
    QString help {};
    QString example {}; ///< "size>10kb"
    QStringList words {}; ///< all values it can have, when they are known
    bool isOrdered = false; ///< < and > can be used
};

/// One row of the table of fields: what it is, and how it is read from a capture.
struct FilterRow
{
    using Text = QString CaptureSummary::*;
    using TextOf = const QString &(*)(const CaptureSummary &capture);
    using Bytes = QByteArray CaptureSummary::*;
    /// One bit for each of the words that are true of it.
    using Flags = quint32 (*)(const CaptureSummary &capture);
    using Number = std::optional<qint64> (*)(const CaptureSummary &capture, qint64 nowUs);
    /// Whether one of its texts matches.
    using Payload = bool (*)(const FilterPayload &payload, const TextMatcher &matcher);
    struct HeaderGroup
    {
    };
    struct BodyGroup
    {
    };
    struct Presence
    {
    };
    using Reader =
        std::variant<Text, TextOf, Bytes, Flags, Number, Payload, HeaderGroup, BodyGroup, Presence>;

    const char *name;
    const char *help;
    const char *example;
    Reader read;
    bool isWhole = false; ///< ":" wants the whole text too
    bool inWords = false; ///< a bare word is sought here too
    FilterUnit unit = FilterUnit::Plain; ///< of a Number
    FilterPart part = FilterPart::Head; ///< that a Payload needs
    QStringList (*words)() = nullptr; ///< all values, where they are known

    bool isNamed(QLatin1StringView other) const { return other == QLatin1StringView(name); }
    bool isNumber() const { return std::holds_alternative<Number>(read); }
    bool isFlags() const { return std::holds_alternative<Flags>(read); }
    bool isPresence() const { return std::holds_alternative<Presence>(read); }
    bool isGroup() const
    {
        return std::holds_alternative<HeaderGroup>(read) || std::holds_alternative<BodyGroup>(read);
    }
    /// "has:" asks for it; any other name behind that means a member of the body.
    bool isKnownToHas() const { return !isPresence() && !isNamed(QLatin1StringView("is")); }
    bool needsPayload() const { return isGroup() || std::holds_alternative<Payload>(read); }
};

std::span<const FilterRow> filterRows();
/// The row of a field, or of the group that "body.room.sid" belongs to; null when there is none.
const FilterRow *findFilterRow(QStringView name);
/// The field that was probably meant; empty when none is like it.
QString similarFilterField(const QString &name);

/// The table for people; the groups stand as "header." and "body.".
QList<FilterField> filterFields();
/// What can stand behind "body.", for completion.
QList<FilterField> bodyFilterFields(const EventCatalog &catalog);

/// Helps to find what was meant: of those alike the nearest one, else empty.
QString nearestWord(const QString &word, const QStringList &words);

} // namespace hookglass

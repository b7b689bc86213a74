// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterhighlight.h"

#include "core/base/text.h"
#include "core/filter/filternode.h"
#include "core/filter/partsdocument.h"
#include "core/filter/summarycolumns.h"

#include <QDeadlineTimer>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestForPattern = 256;

void collect(const FilterNode &node, bool isNegated, QList<FilterTerm> &terms)
{
    if (node.kind == FilterNode::Kind::Term && !isNegated)
        terms.append(node.term);
    for (const FilterNode &child : node.children)
        collect(child, isNegated != (node.kind == FilterNode::Kind::Not), terms);
}

bool hasColumn(const FilterTerm &term, QStringView name)
{
    return !term.target.path && term.target.header.isEmpty()
        && std::any_of(term.columns.begin(), term.columns.end(),
                       [name](const FilterTerm::Column &column) {
                           return name == QLatin1StringView(column.row->name);
                       });
}

/// Some patterns do, in long texts.
bool takesLong(const FilterTerm &term, qsizetype size)
{
    return size > LongestForPattern
        && std::any_of(term.values.begin(), term.values.end(),
                       [](const FilterValue &value) { return value.isRegex; });
}

/// Collects places in one body until there are enough, or it took too long.
class PlaceFinder
{
public:
    PlaceFinder(const BodyContent &body, const std::stop_token &stop, int mostMs)
        : m_body(body)
        , m_stop(stop)
        , m_deadline(mostMs)
    {
    }

    void find(const FilterTerm &term, const CaptureSummary &summary);
    QList<ByteRange> places() &&;

private:
    bool isOver();
    void addWords(const FilterTerm &term);
    void addValues(const FilterTerm &term);
    void addScalars(const json::Value &value, const QSet<QString> &texts);
    void add(const json::Value &value, const BodyPath::Text *text);
    json::Value root();

    const BodyContent &m_body;
    const std::stop_token &m_stop;
    const QDeadlineTimer m_deadline;
    std::optional<PartsDocument> m_parts; ///< of the body, once a term looks into them
    QList<ByteRange> m_places;
};

bool PlaceFinder::isOver()
{
    return m_places.size() >= FilterHighlight::MostPlaces || m_stop.stop_requested()
        || m_deadline.hasExpired();
}

void PlaceFinder::addWords(const FilterTerm &term)
{
    for (const TextMatcher &matcher : term.texts) {
        const qsizetype most = FilterHighlight::MostPlaces - m_places.size();
        for (const TextMatcher::Place &place : matcher.placesIn(m_body.bytes, qMax(most, 0)))
            m_places.append({place.begin, place.end});
    }
}

/// Where it stands in the document that is searched, or in the part that the outermost text is.
void PlaceFinder::add(const json::Value &value, const BodyPath::Text *text)
{
    std::shared_ptr<const BodyContent> part;
    qsizetype begin = value.offset();
    qsizetype end = begin + value.raw().size();
    for (const BodyPath::Text *each = text; each; each = each->outer) {
        begin += each->markSize;
        end += each->markSize;
        if (m_parts && !each->outer) {
            part = m_body.partContents.value(m_parts->partOf(each->value));
            break;
        }
        const json::TextOffsets offsets(each->value);
        begin = offsets.encoded(begin);
        end = offsets.encoded(end);
    }
    if (!m_parts) {
        m_places.append({m_body.inBytes(begin), m_body.inBytes(end)});
    } else if (part && part->document) {
        m_places.append({part->inBytes(begin), part->inBytes(end)});
    } else if (!text) {
        const BodyPart &whole = m_body.parts.at(m_parts->partOf(value));
        if (whole.end > whole.begin)
            m_places.append({whole.begin, whole.end});
    }
}

void PlaceFinder::addValues(const FilterTerm &term)
{
    const auto isMarked = [&](const json::Value &found, const BodyPath::Text *text) {
        anyScalar(found, [&](const json::Value &scalar) {
            if (term.matchesScalar(scalar))
                add(scalar, text);
            return isOver();
        });
        return isOver();
    };
    term.target.path->anyInside(root(), isMarked);
}

/// Of a JSON body, or of its parts.
json::Value PlaceFinder::root()
{
    if (m_body.kind == BodyContent::Kind::Parts && !m_parts)
        m_parts = PartsDocument::of(m_body.parts);
    const json::Document *document = m_parts ? &m_parts->document : m_body.document.get();
    return document && document->isValid() ? document->root() : json::Value();
}

/// Texts that say exactly one of these.
void PlaceFinder::addScalars(const json::Value &value, const QSet<QString> &texts)
{
    anyScalar(value, [&](const json::Value &scalar) {
        if (scalar.isString() && texts.contains(scalar.toString()))
            add(scalar, nullptr);
        return isOver();
    });
}

void PlaceFinder::find(const FilterTerm &term, const CaptureSummary &summary)
{
    if (isOver())
        return;
    if (term.target.path) {
        addValues(term);
        return;
    }
    if (hasColumn(term, u"body"))
        addWords(term);
    QSet<QString> texts; // as the columns say them, the body does
    const std::array known {
        std::pair(u"event"_s, &summary.event), std::pair(u"room"_s, &summary.roomId),
        std::pair(u"participant"_s, &summary.participant), std::pair(u"id"_s, &summary.eventId)};
    for (const auto &[name, text] : known) {
        if (term.target.row && hasColumn(term, name) && !text->isEmpty()
            && term.matchesText(QStringView(*text)))
            texts.insert(*text);
    }
    if (!texts.isEmpty() && m_body.kind == BodyContent::Kind::Json)
        addScalars(root(), texts);
}

QList<ByteRange> PlaceFinder::places() &&
{
    std::sort(m_places.begin(), m_places.end(), [](const ByteRange &one, const ByteRange &other) {
        return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
    });
    QList<ByteRange> merged;
    for (const ByteRange &place : std::as_const(m_places)) {
        if (!merged.isEmpty() && place.begin <= merged.last().end)
            merged.last().end = qMax(merged.last().end, place.end);
        else
            merged.append(place);
    }
    return merged;
}

} // namespace

FilterHighlight::FilterHighlight(const Filter &filter)
    : m_text(filter.text())
{
    if (filter.root())
        collect(*filter.root(), false, m_terms);
}

bool FilterHighlight::marksHeader(const HttpHeader &header) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&](const FilterTerm &term) {
        if (takesLong(term, header.value.size()))
            return false;
        if (!term.target.header.isEmpty())
            return term.matchesHeader(header);
        return hasColumn(term, u"header")
            && term.matchesText(displayText(QByteArray(header.name + ": " + header.value)));
    });
}

bool FilterHighlight::marksField(const QString &field, const QString &text) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&](const FilterTerm &term) {
        return !takesLong(term, text.size()) && hasColumn(term, field)
            && term.matchesText(QStringView(text));
    });
}

bool FilterHighlight::marksColumn(const QString &field, const CaptureSummary &summary,
                                  qint64 nowUs) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&](const FilterTerm &term) {
        return !term.target.path && term.target.header.isEmpty()
            && std::any_of(term.columns.begin(), term.columns.end(),
                           [&](const FilterTerm::Column &column) {
                               return field == QLatin1StringView(column.row->name)
                                   && SummaryColumns(summary, nowUs).matches(term, column);
                           });
    });
}

QList<ByteRange> FilterHighlight::placesInHead(const QByteArray &head) const
{
    QList<ByteRange> places;
    const qsizetype firstLine = qMax<qsizetype>(0, head.indexOf('\n'));
    const qsizetype method = qMax<qsizetype>(0, head.first(firstLine).indexOf(' '));
    const qsizetype target = head.first(firstLine).lastIndexOf(' ');
    if (method > 0 && marksField(u"method"_s, displayText(head.first(method))))
        places.append({0, method});
    if (target > method + 1
        && marksField(u"target"_s, displayText(head.sliced(method + 1, target - method - 1))))
        places.append({method + 1, target});
    for (qsizetype at = firstLine + 1, next = 0; !isEmpty() && at < head.size(); at = next) {
        const qsizetype end = head.indexOf('\n', at);
        next = end < 0 ? head.size() : end + 1;
        const qsizetype colon = head.indexOf(':', at);
        if (colon < at || colon >= next)
            continue;
        const QByteArray value = head.sliced(colon + 1, next - colon - 1).trimmed();
        const qsizetype begin = value.isEmpty() ? next : head.indexOf(value, colon + 1);
        if (begin < next && marksHeader({head.sliced(at, colon - at), value}))
            places.append({begin, begin + value.size()});
    }
    return places;
}

QList<ByteRange> FilterHighlight::placesIn(const BodyContent &body, const CaptureSummary &summary,
                                           const std::stop_token &stop, int mostMs) const
{
    PlaceFinder finder(body, stop, mostMs);
    for (const FilterTerm &term : m_terms)
        finder.find(term, summary);
    return std::move(finder).places();
}

} // namespace hookglass

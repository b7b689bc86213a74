// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodymodel.h"

#include "core/base/text.h"
#include "core/events/fieldmeaning.h"
#include "core/json/jsonpath.h"
#include "ui/fixedfont.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestShown = 400; // characters of a cell

QString shownBytes(QByteArrayView bytes)
{
    // Escapes are shown as they are; only what would act is made visible.
    return visibleText(displayText(bytes.first(qMin(bytes.size(), 4 * LongestShown))),
                       LongestShown);
}

} // namespace

BodyModel::BodyModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_colors(JsonColors::of(QPalette()))
    , m_font(fixedFont())
    , m_matchFont(m_font)
{
    m_matchFont.setBold(true);
    m_matchFont.setUnderline(true);
}

BodyModel::~BodyModel() = default;

void BodyModel::setContent(const BodyContent &content, const std::optional<QString> &part)
{
    beginResetModel();
    m_root.reset();
    m_content = content;
    m_matches.clear();
    m_part = part;
    m_root = BodyNode::root(m_content);
    m_hasError = content.document && content.document->error();
    endResetModel();
}

void BodyModel::setMatches(const QList<ByteRange> &matches)
{
    m_matches = matches;
    if (rowCount() > 0) // those inside are painted anew with it
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

/// A key, or a value that has nothing else in it than itself.
bool BodyModel::isMatch(const BodyNode &of, int column) const
{
    const bool isContainer = of.value().isObject() || of.value().isArray();
    if (m_matches.isEmpty() || column == Meaning || (column == Value && isContainer))
        return false;
    const ByteRange range = column == Name ? of.keyRange() : of.range();
    const auto match =
        std::lower_bound(m_matches.begin(), m_matches.end(), range.begin,
                         [](const ByteRange &each, qsizetype begin) { return each.end <= begin; });
    return match != m_matches.end() && match->begin < range.end;
}

const BodyNode *BodyModel::node(const QModelIndex &index) const
{
    return static_cast<const BodyNode *>(index.constInternalPointer());
}

QModelIndex BodyModel::indexFor(const BodyNode *node, int column) const
{
    return node ? createIndex(node->row(), column, node) : QModelIndex();
}

QModelIndex BodyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= Columns || row >= rowCount(parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, node(parent)->child(row));
    return m_root && row == 0 ? indexFor(m_root.get(), column) : createIndex(row, column, nullptr);
}

QModelIndex BodyModel::parent(const QModelIndex &index) const
{
    const BodyNode *of = index.isValid() ? node(index) : nullptr;
    return of ? indexFor(of->parent()) : QModelIndex();
}

int BodyModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return (m_root ? 1 : 0) + (m_hasError ? 1 : 0);
    const BodyNode *of = node(parent);
    return of && parent.column() == Name ? of->count() : 0;
}

int BodyModel::columnCount(const QModelIndex &) const
{
    return Columns;
}

bool BodyModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return rowCount() > 0;
    const BodyNode *of = node(parent);
    return of && parent.column() == Name && of->hasInside();
}

bool BodyModel::canFetchMore(const QModelIndex &parent) const
{
    const BodyNode *of = parent.isValid() && parent.column() == Name ? node(parent) : nullptr;
    return of && !m_opening && of->left(1) > 0;
}

void BodyModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        auto *of = const_cast<BodyNode *>(node(parent));
        openTo(*of, of->count() + Piece);
    }
}

/// So that the node has that many children, if there are as many.
void BodyModel::openTo(BodyNode &of, int count)
{
    const int more = of.left(count - of.count());
    if (more <= 0)
        return;
    m_opening = true; // who is told must not ask for more meanwhile
    beginInsertRows(indexFor(&of), of.count(), of.count() + more - 1);
    of.open(more);
    endInsertRows();
    m_opening = false;
}

void BodyModel::openWide(const QModelIndex &container)
{
    if (canFetchMore(container))
        openTo(*const_cast<BodyNode *>(node(container)), MostForOne);
}

ByteRange BodyModel::rangeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const BodyNode *of = node(index);
    return of ? of->range() : errorRange();
}

ByteRange BodyModel::errorRange() const
{
    if (!m_hasError)
        return {};
    const json::Document &document = *m_content.document;
    const qsizetype end = m_content.inBytes(document.bytes().size()); // which a part may have
    const qsizetype at = qMin(m_content.inBytes(document.error()->offset), end - 1);
    return {qMax(at, m_content.documentOffset), qMin(at + 1, end)};
}

QModelIndex BodyModel::indexAt(qsizetype byte)
{
    BodyNode *of = m_root.get();
    if (!of || !of->range().contains(byte))
        return m_hasError && byte >= errorRange().begin
                && byte < m_content.inBytes(m_content.document->bytes().size())
            ? index(rowCount() - 1, 0)
            : QModelIndex();
    for (;;) {
        const int row = of->rowAt(byte, MostForOne);
        if (row < 0)
            return indexFor(of);
        openTo(*of, row + 1);
        of = of->child(row);
    }
}

ByteRange BodyModel::tokenAt(const QModelIndex &container, qsizetype byte) const
{
    const BodyNode *of = container.isValid() ? node(container) : nullptr;
    if (!of || of->value().size() <= MostForOne)
        return {};
    const ByteRange around = of->range();
    const qsizetype at = m_content.inDocument(byte);
    for (const json::Token &token : json::tokensIn(*m_content.document, at, at + 1)) {
        const ByteRange range {m_content.inBytes(token.begin), m_content.inBytes(token.end)};
        // Else it is a text that the container stands in.
        if (range.contains(byte) && around.begin <= range.begin && range.end <= around.end)
            return range;
    }
    return {};
}

QModelIndex BodyModel::indexOf(const QString &path)
{
    BodyNode *of = m_root.get();
    QStringView rest = QStringView(path).sliced(path.startsWith(u'$') ? 1 : 0);
    while (of && !rest.isEmpty()) {
        const int row = of->rowOf(json::takeStep(rest), MostForOne);
        if (row < 0)
            break;
        openTo(*of, row + 1);
        of = of->child(row);
    }
    return indexFor(of);
}

QString BodyModel::nameOf(const BodyNode &of) const
{
    if (!of.parent())
        return m_part && !m_part->isEmpty() ? visibleText(*m_part, LongestShown) : tr("Body");
    if (of.value().rawKey().isEmpty())
        return u'[' + QString::number(of.row()) + u']';
    const QByteArrayView key = of.value().rawKey();
    return key.size() == 2 ? u"\"\""_s : shownBytes(key.sliced(1).chopped(1));
}

QString BodyModel::meaningOf(const BodyNode &of) const
{
    QStringList parts;
    if (of.isRepeated())
        parts.append(tr("repeated key"));
    if (of.holdsJson())
        parts.append(tr("JSON in a text"));
    if (const QString text = fieldMeaning(of.value(), of.schema()); !text.isEmpty())
        parts.append(text);
    if (of.value().isString() && of.value().raw().contains('\\') && !of.holdsJson())
        parts.append(u"“"_s + visibleText(of.value().startOfText(LongestShown), LongestShown)
                     + u"”"_s);
    return parts.join(u" · "_s);
}

QString BodyModel::tipOf(const BodyNode &of) const
{
    QStringList lines = of.schema() ? fieldHelp(*of.schema()) : QStringList();
    lines.append(isLong(of) ? shownBytes(of.value().rawKey())
                            : visibleText(pathOf(of), LongestShown));
    const ByteRange range = of.range();
    const QLocale locale;
    lines.append(
        tr("Bytes %1 to %2").arg(locale.toString(range.begin), locale.toString(range.end - 1)));
    QString tip;
    for (const QString &line :
         std::as_const(lines)) // as rich text, so that no tag is taken for one
        tip += u"<p>"_s + line.toHtmlEscaped() + u"</p>"_s;
    return tip;
}

QVariant BodyModel::colorOf(const BodyNode &of, int column) const
{
    if (column == Name)
        return of.isRepeated() ? m_colors.error : m_colors.key;
    if (column == Meaning)
        return m_colors.muted;
    switch (of.value().kind()) {
    case json::Kind::String:
        return m_colors.string;
    case json::Kind::Number:
        return m_colors.number;
    case json::Kind::Array:
    case json::Kind::Object:
        return m_colors.muted;
    default:
        return m_colors.literal;
    }
}

QVariant BodyModel::errorData(int column, int role) const
{
    const json::ParseError &error = *m_content.document->error();
    if (role == Qt::ForegroundRole)
        return m_colors.error;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const qsizetype at = m_content.inBytes(error.offset);
    const json::TextPlace place = m_content.errorPlace;
    const QString where =
        tr("line %1, column %2, byte %3").arg(place.line).arg(place.column).arg(at);
    if (role == Qt::ToolTipRole)
        return QString(u"<p>"_s + error.message.toHtmlEscaped() + u"</p><p>"_s + where + u"</p>"_s);
    return column == Name ? tr("Breaks here") : column == Value ? where : error.message;
}

QVariant BodyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BodyNode *of = node(index);
    if (!of)
        return errorData(index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return nameOf(*of);
        if (index.column() == Meaning)
            return meaningOf(*of);
        if (of->value().isObject())
            return of->value().size() > 0 ? u"{…}"_s : u"{}"_s;
        if (of->value().isArray())
            return of->value().size() > 0 ? u"[…]"_s : u"[]"_s;
        return shownBytes(of->value().raw());
    case Qt::ToolTipRole:
        return tipOf(*of);
    case Qt::FontRole:
        if (index.column() == Meaning)
            return {};
        return isMatch(*of, index.column()) ? m_matchFont : m_font;
    case Qt::BackgroundRole:
        return isMatch(*of, index.column()) ? QVariant(m_colors.match) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return isMatch(*of, index.column()) ? tr("matches the filter") : QString();
    case Qt::ForegroundRole:
        return colorOf(*of, index.column());
    default:
        return {};
    }
}

QVariant BodyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Value ? tr("Value") : tr("Meaning");
}

} // namespace hookglass

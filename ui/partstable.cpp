// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/partstable.h"

#include "core/base/text.h"
#include "core/base/textbytes.h"
#include "core/filter/filterwriter.h"
#include "core/json/jsonpath.h"
#include "ui/columnshares.h"
#include "ui/fixedfont.h"
#include "ui/jsoncolors.h"
#include "ui/matchmark.h"
#include "ui/partfields.h"
#include "ui/rowdelegate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

enum Column { Name, Value, Meaning };
constexpr qsizetype LongestValue = 400;
constexpr int NamePercent = 25; // of the room
constexpr int ValuePercent = 42;

QString shownValue(const BodyPart &part)
{
    const QByteArrayView start = beginningOfText(part.value, 4 * LongestValue);
    const bool isBinary = start.contains('\0') || !start.isValidUtf8();
    return isBinary ? PartsTable::tr("binary data") : visibleText(displayText(start), LongestValue);
}

QString meaningOf(const BodyPart &part)
{
    QStringList texts;
    if (!part.fileName.isEmpty())
        texts.append(PartsTable::tr("file %1").arg(displayText(part.fileName)));
    if (!part.type.isEmpty())
        texts.append(displayText(part.type));
    if (!part.coding.isEmpty() && part.coding != "identity")
        texts.append(PartsTable::tr("packed with %1").arg(displayText(part.coding)));
    texts.append(humanSize(part.value.size()));
    return texts.join(u" · "_s);
}

} // namespace

PartsTable::PartsTable(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("Name"), tr("Value"), tr("Meaning")});
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    new ColumnShares(*this, *header(), {NamePercent, ValuePercent});
    auto *copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(copy);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(copy, &QAction::triggered, this, [this] {
        if (currentPart() >= 0)
            QApplication::clipboard()->setText(valueOf(currentPart()).all());
    });
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (currentPart() >= 0)
            emit pointedAt(currentPart());
    });
}

qsizetype PartsTable::currentPart() const
{
    return currentItem() ? indexOfTopLevelItem(currentItem()) : -1;
}

void PartsTable::goTo(qsizetype part)
{
    if (QTreeWidgetItem *item = topLevelItem(int(part)))
        setCurrentItem(item);
}

void PartsTable::goToNamed(const QByteArray &name)
{
    const auto part = std::find_if(m_parts.begin(), m_parts.end(),
                                   [&name](const BodyPart &each) { return each.name == name; });
    goTo(part == m_parts.end() ? -1 : part - m_parts.begin());
}

QString PartsTable::nameOf(qsizetype part) const
{
    return partName(m_parts.at(part));
}

ByteRange PartsTable::currentRange() const
{
    const qsizetype part = currentPart();
    return part < 0 ? ByteRange() : ByteRange {m_parts.at(part).begin, m_parts.at(part).end};
}

QString PartsTable::currentField() const
{
    return m_fields.value(currentPart());
}

PointedValue PartsTable::valueOf(qsizetype which) const
{
    const BodyPart &part = m_parts.at(which);
    PointedValue pointed {.name = nameOf(which), .field = m_fields.value(which)};
    if (pointed.name.size() > LongestFieldName)
        pointed.wholeName = [name = part.name] {
            return displayText(name);
        };
    else if (!pointed.name.isEmpty())
        pointed.path = json::memberPath(u"$"_s, pointed.name);
    constexpr qsizetype MostBytes = 4 * BeginningOfValue;
    const bool isLong = part.value.size() > MostBytes;
    pointed.value = displayText(part.value.left(MostBytes));
    if (isLong) {
        pointed.value.truncate(BeginningOfValue);
        pointed.wholeValue = [value = part.value] {
            return displayText(value);
        };
    }
    if (!pointed.field.isEmpty())
        pointed.term = filterTermFor(pointed.field, pointed.value);
    return pointed;
}

void PartsTable::setParts(const QList<BodyPart> &parts, const QStringList &fields)
{
    clear();
    m_parts = parts;
    m_fields = fields;
    m_matched = QList<bool>(parts.size(), false);
    for (const BodyPart &part : parts) {
        const QStringList cells {visibleText(partName(part), LongestValue),
                                 shownValue(part), visibleText(meaningOf(part), LongestValue)};
        auto *item = new QTreeWidgetItem(this, cells);
        for (int column = 0; column < int(cells.size()); ++column)
            item->setToolTip(column, u"<p>"_s + cells[column].toHtmlEscaped() + u"</p>"_s);
        item->setFont(Value, fixedFont());
        item->setForeground(Meaning, JsonColors::of(palette()).muted);
    }
}

void PartsTable::setMatches(const QList<ByteRange> &matches)
{
    for (qsizetype row = 0; row < m_parts.size(); ++row) {
        const BodyPart &part = m_parts.at(row);
        const auto match = std::lower_bound(
            matches.begin(), matches.end(), part.begin,
            [](const ByteRange &each, qsizetype begin) { return each.end <= begin; });
        const bool isMatch = match != matches.end() && match->begin < part.end;
        if (std::exchange(m_matched[row], isMatch) != isMatch)
            showMatch(row);
    }
}

void PartsTable::showMatch(qsizetype row)
{
    markMatch(*this, model()->index(int(row), Value), fixedFont(), m_matched.at(row), palette());
}

void PartsTable::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const QBrush muted(JsonColors::of(palette()).muted);
    for (qsizetype row = 0; row < m_parts.size(); ++row) {
        topLevelItem(int(row))->setForeground(Meaning, muted);
        if (m_matched.at(row))
            showMatch(row);
    }
}

qsizetype PartsTable::partAt(qsizetype byte) const
{
    const auto part =
        std::lower_bound(m_parts.begin(), m_parts.end(), byte,
                         [](const BodyPart &each, qsizetype at) { return each.end <= at; });
    return part == m_parts.end() ? -1 : part - m_parts.begin();
}

bool PartsTable::showByte(qsizetype byte)
{
    const qsizetype part = partAt(byte);
    goTo(part);
    return part >= 0;
}

} // namespace hookglass

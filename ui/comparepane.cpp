// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparepane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "ui/columnshares.h"
#include "ui/comparemodel.h"
#include "ui/comparereading.h"
#include "ui/comparetable.h"
#include "ui/comparewords.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStandardItemModel>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// Nothing: it may not be shown.
std::optional<BodySource> sourceOf(const Capture &capture, bool secretsShown)
{
    if (!secretsShown && !capture.maskedBody)
        return std::nullopt;
    return BodySource {capture.request.body, capture.request.headers, !secretsShown,
                       capture.maskedBody.value_or(QByteArray())};
}

QString named(const Capture &capture)
{
    return u"#%1 %2 · %3"_s.arg(QString::number(capture.seq), visibleText(capture.event.name, 60),
                                localDateTime(capture.request.receivedAtUs));
}

/// Of a retry, whose body should be the same. A password or key is the same for all of a sender.
bool haveSameToken(const Capture &a, const Capture &b)
{
    const std::optional<QByteArray> token = firstHeader(a.request.headers, "Authorization");
    return token && token->count('.') == 2
        && token == firstHeader(b.request.headers, "Authorization");
}

} // namespace

ComparePane::ComparePane(const EventCatalog &catalog, QWidget *parent)
    : DetailPane(parent)
    , m_choice(new QComboBox(this))
    , m_sides(new QLabel(this))
    , m_words(new QLabel(this))
    , m_model(new CompareModel(this))
    , m_table(new CompareTable(*m_model, this))
    , m_reading(new CompareReading(catalog, this))
{
    for (QLabel *label : {m_sides, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    QFont bold = font();
    bold.setBold(true);
    m_words->setFont(bold);
    m_words->setAccessibleName(tr("Result of the comparison"));
    m_sides->setAccessibleName(tr("What is compared"));
    m_model->setDark(palette().color(QPalette::Base).lightness() < 128);
    auto *texts = new QHBoxLayout;
    texts->setContentsMargins(10, 0, 10, 4);
    constexpr int Gap = 16;
    texts->setSpacing(Gap);
    texts->addWidget(m_words, 1);
    texts->addWidget(m_sides, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeTools());
    layout->addLayout(texts);
    layout->addWidget(m_table, 1);
    for (const int step : {1, -1}) {
        auto *go = new QAction(step > 0 ? tr("Next difference") : tr("Previous difference"), this);
        go->setShortcut(step > 0 ? QKeySequence(Qt::Key_F7) : QKeySequence(Qt::SHIFT | Qt::Key_F7));
        connect(go, &QAction::triggered, this, [this, step] { goToDifference(step); });
        addAction(go);
    }
    connect(m_reading, &CompareReading::finished, this, &ComparePane::showDiff);
    connect(m_table, &CompareTable::bytesInLineChanged, this, &ComparePane::fitBytes);
    setCapture(nullptr);
}

QHBoxLayout *ComparePane::makeTools()
{
    m_choice->setAccessibleName(tr("Compare with"));
    m_choice->addItem(tr("the previous of this event type"), int(Counterpart::SameEvent));
    m_choice->addItem(tr("the previous of this room"), int(Counterpart::SameRoom));
    m_choice->addItem(tr("another with this id"), int(Counterpart::SameId));
    m_choice->addItem(tr("the other selected one"), int(Counterpart::Selected));
    setPairSelected(false);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ComparePane::ask);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 10, 4);
    auto *label = new QLabel(tr("Compare &with:"), this);
    label->setBuddy(m_choice);
    tools->addWidget(label);
    tools->addWidget(m_choice);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_onlyDifferences = addBox(*tools, tr("Only &differences"), true);
    m_fold = addBox(*tools, tr("Fold ids and ti&mes"), true);
    m_fold->setToolTip(tr("Leave out ids, times and tokens, which differ in every event"));
    m_order = addBox(*tools, tr("Member &order"), false);
    m_order->setToolTip(tr("Take members that have moved within their object for changes"));
    m_bytes = addBox(*tools, tr("As b&ytes"), false);
    connect(m_fold, &QCheckBox::toggled, this, &ComparePane::showRows);
    for (const QCheckBox *box : {m_onlyDifferences, m_order, m_bytes})
        connect(box, &QCheckBox::toggled, this, &ComparePane::compare);
    tools->addStretch(1);
    return tools;
}

QCheckBox *ComparePane::addBox(QHBoxLayout &line, const QString &text, bool checked)
{
    auto *box = new QCheckBox(text, this);
    box->setChecked(checked);
    line.addSpacing(6);
    line.addWidget(box);
    return box;
}

QVariantMap ComparePane::arrangement() const
{
    const bool isPair = counterpart() == Counterpart::Selected; // goes with the selection
    return {{u"with"_s, isPair ? qMax(0, m_choiceBefore) : m_choice->currentIndex()},
            {u"onlyDifferences"_s, m_onlyDifferences->isChecked()},
            {u"fold"_s, m_fold->isChecked()},
            {u"order"_s, m_order->isChecked()},
            {u"bytes"_s, m_bytes->isChecked()},
            {u"shares"_s, m_table->columns().kept()}};
}

void ComparePane::setArrangement(const QVariantMap &arrangement)
{
    const int with = arrangement.value(u"with"_s).toInt();
    if (with >= 0 && with < m_choice->findData(int(Counterpart::Selected)))
        m_choice->setCurrentIndex(with);
    m_onlyDifferences->setChecked(arrangement.value(u"onlyDifferences"_s, true).toBool());
    m_fold->setChecked(arrangement.value(u"fold"_s, true).toBool());
    m_order->setChecked(arrangement.value(u"order"_s).toBool());
    m_bytes->setChecked(arrangement.value(u"bytes"_s).toBool());
    m_table->columns().restore(arrangement.value(u"shares"_s));
}

void ComparePane::setCapture(const Capture *capture)
{
    const bool isSame = capture && m_capture && m_other && capture->seq == m_capture->seq;
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    if (!isSame)
        ask();
    else if (m_showsSecrets != secretsShown())
        compare(); // else one stays where one was
}

void ComparePane::showEvent(QShowEvent *event)
{
    DetailPane::showEvent(event);
    if (m_isStale)
        ask();
}

Counterpart ComparePane::counterpart() const
{
    return Counterpart(m_choice->currentData().toInt());
}

void ComparePane::setPairSelected(bool selected)
{
    const int row = m_choice->findData(int(Counterpart::Selected));
    static_cast<QStandardItemModel *>(m_choice->model())->item(row)->setEnabled(selected);
    if (selected && m_choice->currentIndex() != row) {
        m_choiceBefore = m_choice->currentIndex();
        m_choice->setCurrentIndex(row);
    } else if (selected) {
        ask(); // it may be another pair
    } else if (m_choice->currentIndex() == row) {
        m_choice->setCurrentIndex(qMax(0, m_choiceBefore));
    }
}

void ComparePane::setManySelected(bool selected)
{
    if (std::exchange(m_areManySelected, selected) != selected)
        ask();
}

/// What is shown is told away first, so that nobody takes it for the answer.
void ComparePane::ask()
{
    m_other.reset();
    m_reading->stop();
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const bool canCompare = m_capture && !m_areManySelected;
    say(canCompare               ? tr("Reading the other event…")
            : m_areManySelected ? tr("Select two events to compare them.")
                                 : tr("Select an event to compare it with another one."));
    if (canCompare)
        emit otherWanted(m_capture->seq, counterpart());
}

void ComparePane::setOther(const Capture &other)
{
    if (m_isStale || m_areManySelected)
        return; // it was asked for another capture
    m_other = other;
    compare();
}

void ComparePane::setNoOther(const QString &reason)
{
    if (m_isStale || m_areManySelected)
        return;
    m_other.reset();
    say(reason);
}

/// Instead of a comparison.
void ComparePane::say(const QString &text)
{
    m_reading->stop();
    m_diff = {};
    m_model->setRows({}, true);
    m_words->setText(text);
    m_sides->clear();
}

void ComparePane::compare()
{
    if (!m_capture || !m_other)
        return;
    say(tr("Comparing…"));
    startReading();
}

/// What is shown stays until it is read.
void ComparePane::startReading()
{
    if (!m_capture || !m_other)
        return;
    m_showsSecrets = secretsShown();
    const bool isLater = m_capture->seq > m_other->seq;
    const Capture &left = isLater ? *m_other : *m_capture;
    const Capture &right = isLater ? *m_capture : *m_other;
    const std::optional<BodySource> leftBody = sourceOf(left, secretsShown());
    const std::optional<BodySource> rightBody = sourceOf(right, secretsShown());
    if (!leftBody || !rightBody) {
        say(tr("A body is hidden because it has not been checked for secrets."));
        return;
    }
    m_sides->setText(tr("left: %1   right: %2").arg(named(left), named(right)));
    m_sides->setToolTip(u"<p>"_s + m_sides->text().toHtmlEscaped() + u"</p>"_s);
    m_bytesInLine = m_table->bytesInLine();
    m_reading->start({.left = *leftBody,
                      .right = *rightBody,
                      .options = {.orderOfMembers = m_order->isChecked(),
                                  .onlyDifferences = m_onlyDifferences->isChecked()},
                      .asBytes = m_bytes->isChecked() || haveSameToken(left, right),
                      .bytesInLine = m_bytesInLine});
}

/// Only rows of bytes depend on the width.
void ComparePane::fitBytes()
{
    if (m_diff.kind == BodyDiff::Kind::Bytes && !m_reading->isReading()
        && m_bytesInLine != m_table->bytesInLine())
        startReading();
}

void ComparePane::showDiff(const BodyDiff &diff)
{
    m_diff = diff;
    const auto isEncoded = [](const std::optional<Capture> &capture) {
        return capture && firstHeader(capture->request.headers, "Content-Encoding");
    };
    m_words->setText(comparisonWords(diff, isEncoded(m_capture) || isEncoded(m_other)));
    showRows();
    fitBytes(); // the width has changed meanwhile
}

void ComparePane::showRows()
{
    m_model->setRows(m_diff.diff.rows, m_fold->isChecked());
}

/// Behind the last one comes the first.
void ComparePane::goToDifference(int step)
{
    const int rows = m_model->rowCount();
    const int current = m_table->currentIndex().row(); // -1: none
    for (int i = 1; i <= rows; ++i) {
        const int from = current < 0 && step < 0 ? rows : current;
        const int row = ((from + step * i) % rows + rows) % rows;
        if (!m_model->isDifference(row))
            continue;
        const QModelIndex index = m_model->index(row, CompareModel::Name);
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
        return;
    }
}

void ComparePane::changeEvent(QEvent *event)
{
    DetailPane::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_model->setDark(palette().color(QPalette::Base).lightness() < 128);
    m_table->viewport()->update();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/repairview.h"

#include "core/verify/rawbodysnippets.h"
#include "core/verify/repairtext.h"
#include "ui/diffview.h"
#include "ui/fixedfont.h"
#include "ui/plainlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int SnippetLines = 14;
}

RepairView::RepairView(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_status(new PlainLabel(this))
    , m_cancel(new QPushButton(tr("Stop searching"), this))
    , m_diff(new DiffView(icons, this))
    , m_frameworks(new QComboBox(this))
    , m_code(new QPlainTextEdit(this))
{
    auto *heading = new QLabel(tr("What was done to the body"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_frameworks->setAccessibleName(tr("Framework"));
    for (const Snippet &snippet : rawBodySnippets())
        m_frameworks->addItem(snippet.framework, snippet.code);
    m_code->setReadOnly(true);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setTabChangesFocus(true);
    m_code->setAccessibleName(tr("Code that reads the raw body"));
    m_code->setFont(fixedFont());
    m_code->setFixedHeight(SnippetLines * QFontMetrics(m_code->font()).lineSpacing() + 16);
    auto *copy = new QPushButton(tr("Copy code"), this);
    auto *title = new QLabel(tr("Hash the bytes as they came, in:"), this);
    title->setBuddy(m_frameworks);

    auto *searching = new QHBoxLayout;
    searching->addWidget(m_status, 1);
    searching->addWidget(m_cancel, 0, Qt::AlignTop);
    auto *choice = new QHBoxLayout;
    choice->addWidget(title);
    choice->addWidget(m_frameworks);
    choice->addWidget(copy);
    choice->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addLayout(searching);
    column->addWidget(m_diff);
    column->addLayout(choice);
    column->addWidget(m_code);

    connect(&m_finder, &RepairFinder::found, this, &RepairView::show);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        stop();
        m_status->setText(tr("The search was stopped."));
    });
    connect(m_frameworks, &QComboBox::currentIndexChanged, this, &RepairView::showSnippet);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_code->toPlainText()); });
    showSnippet(0);
}

void RepairView::search(const Capture &capture, bool showSecrets)
{
    m_status->setText(tr("Searching for what was done to the body …"));
    m_cancel->show();
    m_finder.search(capture, showSecrets);
}

void RepairView::stop()
{
    m_finder.cancel();
    m_cancel->hide();
    m_diff->hide(); // it may be that of another event
}

void RepairView::show(const BodyRepair &repair, const ByteDiff &diff)
{
    m_cancel->hide();
    const bool isFound = repair.outcome == BodyRepair::Outcome::Found;
    QString status = describeRepair(repair);
    if (isFound && diff.pieces.isEmpty())
        status += u' ' + tr("The change lies within a secret, which is hidden.");
    m_status->setText(status);
    if (!diff.pieces.isEmpty())
        m_diff->setDiff(diff);
    m_diff->setVisible(!diff.pieces.isEmpty());
    emit found(repair);
}

void RepairView::showSnippet(int index)
{
    m_code->setPlainText(m_frameworks->itemData(index).toString());
}

} // namespace hookglass

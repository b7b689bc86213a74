// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/responsesdialog.h"

#include "ui/answerstext.h"
#include "ui/icons.h"
#include "ui/plaintable.h"
#include "ui/ruleeditor.h"
#include "ui/rulefiles.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString answerOf(const ResponseRule &rule)
{
    switch (rule.action) {
    case ResponseRule::Action::Answer:
        return QString::number(rule.answer.status);
    case ResponseRule::Action::AsVerifier:
        return ResponsesDialog::tr("200 or 401");
    case ResponseRule::Action::NoAnswer:
        return ResponsesDialog::tr("none");
    }
    return {};
}

QStringList cellsOf(const ResponseRule &rule)
{
    const QString all = ResponsesDialog::tr("everything");
    QString answer = answerOf(rule);
    if (rule.firstAttempts > 0)
        answer += ResponsesDialog::tr(", first %1").arg(rule.firstAttempts);
    return {rule.name, rule.filterText.isEmpty() ? all : rule.filterText, answer};
}

} // namespace

ResponsesDialog::ResponsesDialog(const Icons &icons, const ResponseRules &rules, QWidget *parent)
    : QDialog(parent)
    , m_icons(icons)
    , m_preset(new QComboBox(this))
    , m_help(new QLabel(this))
    , m_table(makePlainTable({tr("Rule"), tr("For"), tr("Answer")}, this))
    , m_editor(new RuleEditor(icons, this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_up(new QPushButton(tr("&Up"), this))
    , m_down(new QPushButton(tr("&Down"), this))
    , m_problem(new QLabel(this))
    , m_warnings(new QLabel(this))
{
    setWindowTitle(tr("Responses"));
    resize(840, 540);
    for (const ResponseRules::Preset &preset : ResponseRules::presets())
        m_preset->addItem(preset.title, preset.id);
    m_preset->addItem(tr("Rules of your own"), QString());
    makeLayout();
    connect(m_preset, &QComboBox::activated, this, &ResponsesDialog::choosePreset);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ResponsesDialog::showCurrent);
    connect(m_editor, &RuleEditor::edited, this, &ResponsesDialog::onEdited);
    setRules(rules.rules());
    m_preset->setFocus();
}

void ResponsesDialog::makeLayout()
{
    m_table->setAccessibleName(tr("Rules; the first that matches decides"));
    m_table->setFrameShape(QFrame::StyledPanel);
    m_help->setWordWrap(true);
    for (auto [label, tint] : {std::pair(m_problem, Tint::Bad), {m_warnings, Tint::Caution}}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        QPalette colors = label->palette();
        colors.setColor(QPalette::WindowText, m_icons.color(tint));
        label->setPalette(colors);
    }
    auto *presetLabel = new QLabel(tr("Answer &senders:"), this);
    presetLabel->setBuddy(m_preset);
    auto *order = new QLabel(
        tr("The first rule that matches decides. If none does, the answer is 200."), this);
    order->setWordWrap(true);
    auto *presetRow = new QHBoxLayout;
    presetRow->setSpacing(8);
    presetRow->addWidget(presetLabel);
    presetRow->addWidget(m_preset);
    presetRow->addWidget(m_help, 1);
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(14);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 6);
    grid->addLayout(presetRow, 0, 0, 1, 2);
    grid->addWidget(m_table, 1, 0);
    grid->addLayout(makeRuleButtons(), 2, 0);
    grid->addWidget(order, 3, 0);
    grid->addWidget(m_editor, 1, 1, 3, 1, Qt::AlignTop);
    grid->addWidget(m_problem, 4, 0, 1, 2);
    grid->addWidget(m_warnings, 5, 0, 1, 2);
    grid->addWidget(makeButtons(), 6, 0, 1, 2);
    grid->setRowStretch(1, 1);
}

QLayout *ResponsesDialog::makeRuleButtons()
{
    auto *add = new QPushButton(tr("&Add"), this);
    auto *layout = new QHBoxLayout;
    for (QPushButton *button : {add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(add, &QPushButton::clicked, this, &ResponsesDialog::addRule);
    connect(m_remove, &QPushButton::clicked, this, &ResponsesDialog::removeRule);
    connect(m_up, &QPushButton::clicked, this, [this] { moveRule(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveRule(1); });
    return layout;
}

QDialogButtonBox *ResponsesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    QPushButton *load = buttons->addButton(tr("&Load…"), QDialogButtonBox::ResetRole);
    m_save = buttons->addButton(tr("Sa&ve as…"), QDialogButtonBox::ResetRole);
    for (QPushButton *button : {load, m_save})
        button->setAutoDefault(false);
    connect(load, &QPushButton::clicked, this, [this] {
        if (const auto loaded = chooseAndLoadRules(this))
            setRules(loaded->rules());
    });
    connect(m_save, &QPushButton::clicked, this, [this] { chooseAndSaveRules(this, rules()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ResponsesDialog::setRules(const QList<ResponseRule> &rules)
{
    m_rules = rules;
    fillTable(0);
}

void ResponsesDialog::choosePreset()
{
    const QString id = m_preset->currentData().toString();
    if (!id.isEmpty())
        setRules(ResponseRules::preset(id).rules());
    else if (m_rules.isEmpty())
        addRule();
}

int ResponsesDialog::current() const
{
    return m_table->currentRow();
}

void ResponsesDialog::fillTable(int current)
{
    {
        const QSignalBlocker blocker(m_table);
        m_table->setRowCount(0);
        for (const ResponseRule &rule : std::as_const(m_rules))
            addPlainRow(*m_table, cellsOf(rule));
        m_table->setColumnWidth(0, 120);
        m_table->setColumnWidth(1, 130);
        m_table->setCurrentCell(qMin(current, int(m_rules.size()) - 1), 0);
    }
    showCurrent();
}

void ResponsesDialog::showCurrent()
{
    m_editor->setEnabled(current() >= 0);
    m_editor->setRule(m_rules.value(current()));
    updateState();
}

void ResponsesDialog::onEdited()
{
    if (current() < 0)
        return;
    m_rules[current()] = m_editor->rule();
    setPlainRow(*m_table, current(), cellsOf(m_rules.at(current())));
    updateState();
}

void ResponsesDialog::addRule()
{
    ResponseRule rule {.name = tr("rule %1").arg(m_rules.size() + 1)};
    rule.answer.status = 503;
    const int at = current() + 1;
    m_rules.insert(at, rule);
    fillTable(at);
    m_editor->setFocus();
}

void ResponsesDialog::removeRule()
{
    const int row = current();
    m_rules.removeAt(row);
    fillTable(row);
}

void ResponsesDialog::moveRule(int by)
{
    const int row = current();
    m_rules.swapItemsAt(row, row + by);
    fillTable(row + by);
}

void ResponsesDialog::updateState()
{
    const int row = current();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_rules.size());
    const ResponseRules::Preset *preset = presetOf(rules());
    m_preset->setCurrentIndex(m_preset->findData(preset ? preset->id : QString()));
    m_help->setText(preset ? preset->help : QString());
    showMessages();
}

void ResponsesDialog::showMessages()
{
    const QString problem = ruleProblem(rules());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const QStringList warnings = problem.isEmpty() ? rules().warnings() : QStringList();
    constexpr int MostShown = 4; // the window must fit on a small screen
    QStringList shown = warnings.mid(0, MostShown);
    if (const qsizetype more = warnings.size() - MostShown; more > 0)
        shown.append(more == 1 ? tr("1 more warning.") : tr("%1 more warnings.").arg(more));
    m_warnings->setText(shown.join(u'\n'));
    m_warnings->setVisible(!shown.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
}

} // namespace hookglass

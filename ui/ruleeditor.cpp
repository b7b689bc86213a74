// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ruleeditor.h"

#include "ui/filteredit.h"
#include "ui/fixedfont.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
using Action = ResponseRule::Action;
constexpr int MostAttempts = 100;
constexpr int TextLines = 3;
} // namespace

RuleEditor::RuleEditor(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_name(new QLineEdit(this))
    , m_filter(new FilterEdit(icons, this))
    , m_attempts(new QSpinBox(this))
    , m_action(new QComboBox(this))
    , m_status(new QSpinBox(this))
    , m_delay(new QSpinBox(this))
    , m_headers(new QPlainTextEdit(this))
    , m_body(new QPlainTextEdit(this))
{
    makeFields();
    makeLayout();
    connectFields();
    showAction();
}

void RuleEditor::makeFields()
{
    m_name->setMaxLength(60);
    m_filter->setAccessibleName(tr("Which deliveries the rule is for"));
    m_filter->setPlaceholderText(tr("every delivery; or such as event:room_*"));
    m_attempts->setRange(0, MostAttempts);
    m_attempts->setSpecialValueText(tr("every attempt of an event"));
    m_attempts->setPrefix(tr("only the first "));
    m_action->addItem(tr("with a status"), int(Action::Answer));
    m_action->addItem(tr("as my verifier would: 200 or 401"), int(Action::AsVerifier));
    m_action->addItem(tr("not at all: close the connection"), int(Action::NoAnswer));
    m_status->setRange(200, 599);
    m_delay->setRange(0, ResponseRule::MaxDelayMs);
    m_delay->setSingleStep(500);
    m_delay->setGroupSeparatorShown(true);
    m_delay->setSuffix(tr(" ms"));
    m_delay->setSpecialValueText(tr("at once"));
    m_headers->setAccessibleName(tr("Headers of the answer"));
    m_headers->setPlaceholderText(tr("one a line, such as Retry-After: 4"));
    m_body->setAccessibleName(tr("Body of the answer"));
    m_body->setPlaceholderText(tr("empty; senders do not read it"));
    for (QPlainTextEdit *edit : {m_headers, m_body}) {
        edit->setFont(fixedFont());
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * TextLines + 12);
    }
}

void RuleEditor::makeLayout()
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("&For:"), m_filter);
    m_form->addRow(tr("A&ttempts:"), m_attempts);
    m_form->addRow(tr("Ans&wer:"), m_action);
    m_form->addRow(tr("&Status:"), m_status);
    m_form->addRow(tr("A&fter:"), m_delay);
    m_form->addRow(tr("&Headers:"), m_headers);
    m_form->addRow(tr("&Body:"), m_body);
    setFocusProxy(m_name);
}

void RuleEditor::connectFields()
{
    for (QLineEdit *edit : {m_name, static_cast<QLineEdit *>(m_filter)})
        connect(edit, &QLineEdit::textChanged, this, &RuleEditor::onEdited);
    connect(m_filter, &QLineEdit::editingFinished, m_filter, &FilterEdit::compile);
    for (QSpinBox *spin : {m_attempts, m_status, m_delay})
        connect(spin, &QSpinBox::valueChanged, this, &RuleEditor::onEdited);
    connect(m_action, &QComboBox::currentIndexChanged, this, &RuleEditor::onEdited);
    for (QPlainTextEdit *edit : {m_headers, m_body})
        connect(edit, &QPlainTextEdit::textChanged, this, &RuleEditor::onEdited);
}

void RuleEditor::setRule(const ResponseRule &rule)
{
    m_filling = true;
    m_name->setText(rule.name);
    m_filter->setText(rule.filterText);
    m_filter->compile();
    m_attempts->setValue(rule.firstAttempts);
    m_action->setCurrentIndex(m_action->findData(int(rule.action)));
    m_status->setValue(rule.answer.status);
    m_delay->setValue(rule.delayMs);
    m_headers->setPlainText(textOfHeaders(rule.answer.headers));
    m_givenBody = rule.answer.body;
    m_body->setPlainText(QString::fromUtf8(m_givenBody));
    m_filling = false;
    showAction();
}

ResponseRule RuleEditor::rule() const
{
    ResponseRule rule {.name = m_name->text().trimmed(),
                       .filterText = m_filter->text().trimmed(),
                       .firstAttempts = m_attempts->value(),
                       .action = action(),
                       .delayMs = m_delay->value()};
    if (const Result<Filter> filter = Filter::compile(rule.filterText))
        rule.filter = *filter;
    if (rule.action == Action::Answer)
        rule.answer = {.status = m_status->value(),
                       .headers = headersOfText(m_headers->toPlainText()),
                       .body = body()};
    return rule;
}

/// The widget knows neither CRLF nor bytes that are no text: what nobody edited stays as it was.
QByteArray RuleEditor::body() const
{
    return m_body->document()->isModified() ? m_body->toPlainText().toUtf8() : m_givenBody;
}

ResponseRule::Action RuleEditor::action() const
{
    return Action(m_action->currentData().toInt());
}

void RuleEditor::onEdited()
{
    if (m_filling)
        return;
    showAction();
    emit edited();
}

void RuleEditor::showAction()
{
    const bool answers = action() == Action::Answer;
    for (QWidget *field : std::initializer_list<QWidget *> {m_status, m_headers, m_body})
        field->setEnabled(answers);
}

HttpHeaders headersOfText(const QString &text)
{
    HttpHeaders headers;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        headers.append(colon < 0 ? HttpHeader {{}, line.trimmed().toUtf8()}
                                 : HttpHeader {line.left(colon).trimmed().toUtf8(),
                                               line.mid(colon + 1).trimmed().toUtf8()});
    }
    return headers;
}

QString textOfHeaders(const HttpHeaders &headers)
{
    QStringList lines;
    for (const HttpHeader &header : headers)
        lines.append(QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value));
    return lines.join(u'\n');
}

} // namespace hookglass

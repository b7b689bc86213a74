// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/addcolumndialog.h"

#include "core/base/text.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int MostTitle = 60; // characters
}

AddColumnDialog::AddColumnDialog(const EventCatalog &catalog, QWidget *parent)
    : QDialog(parent)
    , m_field(new QLineEdit(this))
    , m_title(new QLineEdit(this))
    , m_help(new QLabel(this))
{
    setWindowTitle(tr("Add column"));
    m_field->setPlaceholderText(u"body.participant.name"_s);
    m_field->setMinimumWidth(m_field->fontMetrics().averageCharWidth() * 44);
    m_title->setMaxLength(MostTitle);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setMinimumHeight(2 * m_help->fontMetrics().lineSpacing()); // else the dialog jumps
    m_help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    offerFields(catalog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &AddColumnDialog::check);

    auto *form = new QFormLayout;
    form->addRow(tr("&Field:"), m_field);
    form->addRow(QString(), m_help);
    form->addRow(tr("&Title:"), m_title);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    check();
}

void AddColumnDialog::offerFields(const EventCatalog &catalog)
{
    for (const FilterField &field : columnFields() + bodyFilterFields(catalog))
        m_meanings.insert(field.name, field.help);
    m_meanings.insert(u"header.user-agent"_s, {});
    m_meanings.insert(u"header.content-type"_s, {});
    QStringList names = m_meanings.keys();
    names.sort();
    std::stable_partition(names.begin(), names.end(), // there are hundreds of the others
                          [](const QString &name) { return !name.startsWith(u"body."_s); });
    auto *completer = new QCompleter(names, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(12);
    m_field->setCompleter(completer);
}

void AddColumnDialog::check()
{
    const QString text = m_field->text().trimmed();
    const Result<CaptureField> field = CaptureField::parse(text);
    m_add->setEnabled(bool(field));
    m_title->setPlaceholderText(field ? field->name() : QString());
    if (text.isEmpty())
        m_help->setText(tr("A field of the filter language, a header or a value in the body"));
    else
        m_help->setText(field ? m_meanings.value(field->name()) : field.error().message);
}

FieldColumn AddColumnDialog::column() const
{
    const Result<CaptureField> field = CaptureField::parse(m_field->text());
    Q_ASSERT(field); // the button was enabled
    const QString title = m_title->text().trimmed();
    return {*field, title.isEmpty() ? field->name() : visibleText(title)};
}

} // namespace hookglass

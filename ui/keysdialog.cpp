// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keysdialog.h"

#include "ui/plaintable.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

KeysDialog::KeysDialog(const Credentials &credentials, const QString &filePath, QWidget *parent)
    : QDialog(parent)
    , m_credentials(credentials)
    , m_table(makePlainTable({tr("API key"), tr("Secret"), tr("Name")}, this))
    , m_key(new QLineEdit(this))
    , m_secret(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_reveal(new QCheckBox(tr("S&how secrets"), this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_replace(new QPushButton(tr("&Change"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setWindowTitle(tr("Keys"));
    resize(620, 440);
    auto *help = new QLabel(
        tr("The API key and secret of the server that sends the webhooks. Plug-N-Meet signs with "
           "client.api_key and client.secret, LiveKit with the key named in webhook.api_key."),
        this);
    help->setWordWrap(true);
    auto *place = new QLabel(this);
    place->setTextFormat(Qt::PlainText);
    place->setWordWrap(true);
    place->setText(
        filePath.isEmpty()
            ? tr("These keys last until the program ends.")
            : tr("Kept in %1, readable by you alone.").arg(QDir::toNativeSeparators(filePath)));
    m_table->setAccessibleName(tr("Keys"));
    m_table->setFrameShape(QFrame::StyledPanel);
    connect(m_table, &QTableWidget::currentCellChanged, this, &KeysDialog::loadRow);
    connect(m_reveal, &QCheckBox::toggled, this, [this](bool reveal) {
        m_secret->setEchoMode(reveal ? QLineEdit::Normal : QLineEdit::Password);
        fillTable();
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(help);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeEditor());
    layout->addWidget(place);
    layout->addWidget(buttons);
    fillTable();
    if (m_credentials.isEmpty())
        m_key->setFocus();
}

QWidget *KeysDialog::makeEditor()
{
    m_secret->setEchoMode(QLineEdit::Password);
    m_name->setPlaceholderText(tr("optional, for you"));
    for (QLineEdit *edit : {m_key, m_secret, m_name})
        connect(edit, &QLineEdit::textChanged, this, &KeysDialog::updateButtons);
    for (QPushButton *button : {m_add, m_replace, m_remove})
        button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &KeysDialog::addKey);
    connect(m_replace, &QPushButton::clicked, this, &KeysDialog::replaceKey);
    connect(m_remove, &QPushButton::clicked, this, &KeysDialog::removeKey);
    auto *editor = new QWidget(this);
    auto *form = new QFormLayout;
    form->addRow(tr("API &key:"), m_key);
    form->addRow(tr("&Secret:"), m_secret);
    form->addRow(tr("&Name:"), m_name);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_reveal);
    actions->addStretch();
    actions->addWidget(m_add);
    actions->addWidget(m_replace);
    actions->addWidget(m_remove);
    auto *layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addLayout(actions);
    return editor;
}

void KeysDialog::fillTable()
{
    const int current = m_table->currentRow();
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(0);
    for (const Credential &credential : std::as_const(m_credentials))
        addPlainRow(*m_table,
                    {credential.key,
                     m_reveal->isChecked() ? QString::fromUtf8(credential.secret)
                                           : QString(10, QChar(0x2022)),
                     credential.name});
    fitFirstColumns(*m_table, m_table->viewport()->width());
    if (current >= 0 && current < m_table->rowCount())
        m_table->setCurrentCell(current, 0);
    updateButtons();
}

void KeysDialog::loadRow(int row)
{
    if (row >= 0 && row < m_credentials.size()) {
        const Credential &credential = m_credentials.at(row);
        m_key->setText(credential.key);
        m_secret->setText(QString::fromUtf8(credential.secret));
        m_name->setText(credential.name);
    }
    updateButtons();
}

/// A secret is taken as it was typed or pasted, but for the line end that comes with many a copy.
Credential KeysDialog::edited() const
{
    return {m_key->text().trimmed(), m_secret->text().trimmed().toUtf8(), m_name->text().trimmed()};
}

void KeysDialog::addKey()
{
    m_credentials.append(edited());
    fillTable();
    for (QLineEdit *edit : {m_key, m_secret, m_name})
        edit->clear();
    m_key->setFocus();
}

void KeysDialog::replaceKey()
{
    m_credentials[m_table->currentRow()] = edited();
    fillTable();
}

void KeysDialog::removeKey()
{
    m_credentials.removeAt(m_table->currentRow());
    fillTable();
}

void KeysDialog::accept()
{
    if (m_replace->isEnabled())
        replaceKey();
    else if (m_add->isEnabled())
        addKey();
    QDialog::accept();
}

void KeysDialog::updateButtons()
{
    const Credential credential = edited();
    const bool complete = !credential.key.isEmpty() && !credential.secret.isEmpty();
    const int row = m_table->currentRow();
    const bool selected = row >= 0 && row < m_credentials.size();
    m_add->setEnabled(complete && !m_credentials.contains(credential));
    m_replace->setEnabled(complete && selected && m_credentials.at(row) != credential);
    m_remove->setEnabled(selected);
}

} // namespace hookglass

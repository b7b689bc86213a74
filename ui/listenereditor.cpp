// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listenereditor.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkInterface>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using Security = ListenerChoice::Security;
constexpr int NoteLines = 2; // else a form gives wrapped text too little room

/// What can be listened on: this machine alone, everything, and each address it has.
QStringList proposedAddresses()
{
    QStringList addresses {u"127.0.0.1"_s, u"0.0.0.0"_s, u"::1"_s, u"::"_s};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLinkLocal() && !addresses.contains(address.toString()))
            addresses.append(address.toString());
    }
    return addresses;
}

void offerAddresses(QComboBox &combo)
{
    combo.setEditable(true);
    combo.setInsertPolicy(QComboBox::NoInsert);
    combo.addItems(proposedAddresses());
    combo.setToolTip(
        ListenerEditor::tr("127.0.0.1 for this machine alone, 0.0.0.0 for every address"));
}

void offerSecurity(QComboBox &combo)
{
    combo.addItem(ListenerEditor::tr("HTTP"), int(Security::Http));
    combo.addItem(ListenerEditor::tr("HTTPS, self-signed certificate"), int(Security::SelfSigned));
    combo.addItem(ListenerEditor::tr("HTTPS, certificate of your own"), int(Security::Files));
}

QString securityNote(Security security)
{
    switch (security) {
    case Security::Http:
        return ListenerEditor::tr("Not encrypted: for this machine and networks you trust.");
    case Security::SelfSigned:
        return ListenerEditor::tr(
            "Plug-N-Meet 2.1.6 and newer takes any certificate. LiveKit, and Plug-N-Meet before "
            "2.1.6, verify it: they deliver nothing here, and LiveKit does not try again.");
    case Security::Files:
        return ListenerEditor::tr(
            "Plug-N-Meet 2.1.6 and newer takes any certificate. LiveKit, and Plug-N-Meet before "
            "2.1.6, deliver only if they trust this one and it names the host of the URL.");
    }
    return {};
}

} // namespace

ListenerEditor::ListenerEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_name(new QLineEdit(this))
    , m_address(new QComboBox(this))
    , m_port(new QSpinBox(this))
    , m_security(new QComboBox(this))
    , m_certificate(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_certificateRow(makeFileRow(m_certificate, tr("Choose the certificate file")))
    , m_keyRow(makeFileRow(m_key, tr("Choose the key file")))
    , m_fingerprint(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Cop&y"), this))
    , m_fingerprintRow(makeFingerprintRow())
    , m_note(new QLabel(this))
{
    offerAddresses(*m_address);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    offerSecurity(*m_security);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->setMinimumHeight(m_note->fontMetrics().lineSpacing() * NoteLines);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("A&ddress:"), m_address);
    m_form->addRow(tr("&Port:"), m_port);
    m_form->addRow(tr("&Security:"), m_security);
    m_form->addRow(tr("&Certificate:"), m_certificateRow);
    m_form->addRow(tr("&Key:"), m_keyRow);
    m_form->addRow(tr("&Fingerprint:"), m_fingerprintRow);
    m_form->addRow(QString(), m_note);
    const std::pair<QWidget *, QWidget *> rows[] = {
        {m_certificateRow, m_certificate}, {m_keyRow, m_key}, {m_fingerprintRow, m_fingerprint}};
    for (const auto &[row, edit] : rows)
        static_cast<QLabel *>(m_form->labelForField(row))->setBuddy(edit);
    setFocusProxy(m_name);
    connectFields();
    showSecurity();
}

void ListenerEditor::connectFields()
{
    for (QLineEdit *edit : {m_name, m_certificate, m_key})
        connect(edit, &QLineEdit::textChanged, this, &ListenerEditor::onEdited);
    connect(m_address, &QComboBox::currentTextChanged, this, &ListenerEditor::onEdited);
    connect(m_port, &QSpinBox::valueChanged, this, &ListenerEditor::onEdited);
    connect(m_security, &QComboBox::currentIndexChanged, this, &ListenerEditor::onEdited);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_fingerprint->text()); });
}

QWidget *ListenerEditor::makeFileRow(QLineEdit *edit, const QString &title)
{
    edit->setPlaceholderText(tr("a PEM file"));
    auto *browse = new QPushButton(tr("Choose…"), this);
    browse->setAutoDefault(false);
    browse->setAccessibleName(title);
    connect(browse, &QPushButton::clicked, this, [this, edit, title] {
        const QString path =
            QFileDialog::getOpenFileName(this, title, QFileInfo(edit->text()).path(),
                                         tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        if (!path.isEmpty())
            edit->setText(path);
    });
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    layout->addWidget(browse);
    return row;
}

QWidget *ListenerEditor::makeFingerprintRow()
{
    m_fingerprint->setReadOnly(true);
    m_fingerprint->setToolTip(
        tr("SHA-256 of the certificate, to compare with what a client shows"));
    m_copy->setAutoDefault(false);
    m_copy->setAccessibleName(tr("Copy the fingerprint"));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fingerprint, 1);
    layout->addWidget(m_copy);
    return row;
}

void ListenerEditor::setChoice(const ListenerChoice &choice)
{
    m_filling = true;
    m_name->setText(choice.name);
    m_address->setEditText(choice.address);
    m_port->setValue(choice.port);
    m_security->setCurrentIndex(m_security->findData(int(choice.security)));
    m_certificate->setText(choice.certificatePath);
    m_key->setText(choice.keyPath);
    m_filling = false;
    showSecurity();
}

ListenerChoice::Security ListenerEditor::security() const
{
    return Security(m_security->currentData().toInt());
}

ListenerChoice ListenerEditor::choice() const
{
    return {.name = m_name->text().trimmed(),
            .address = m_address->currentText().trimmed(),
            .port = quint16(m_port->value()),
            .security = security(),
            .certificatePath = m_certificate->text().trimmed(),
            .keyPath = m_key->text().trimmed()};
}

void ListenerEditor::onEdited()
{
    if (m_filling)
        return;
    showSecurity();
    emit edited(choice());
}

void ListenerEditor::showSecurity()
{
    const bool fromFiles = security() == Security::Files;
    const auto showRow = [this](QWidget *field, bool shown) {
        m_form->labelForField(field)->setVisible(shown);
        field->setVisible(shown);
    };
    showRow(m_certificateRow, fromFiles);
    showRow(m_keyRow, fromFiles);
    showRow(m_fingerprintRow, security() != Security::Http);
    m_note->setText(securityNote(security()));
}

void ListenerEditor::setFingerprint(const Result<QString> &fingerprint)
{
    m_fingerprint->setText(fingerprint ? *fingerprint : QString());
    m_fingerprint->setPlaceholderText(fingerprint ? QString() : fingerprint.error().message);
    m_fingerprint->setCursorPosition(0);
    m_copy->setEnabled(fingerprint && !fingerprint->isEmpty());
}

} // namespace hookglass

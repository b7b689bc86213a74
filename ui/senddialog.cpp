// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/senddialog.h"

#include "core/base/text.h"
#include "core/deliver/faulttext.h"
#include "core/deliver/samplechoices.h"
#include "core/events/eventcatalog.h"
#include "core/settings/settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int MaxCount = 1'000'000;
constexpr int FormWidth = 360; // px

void select(QComboBox &box, const QVariant &data)
{
    if (const int index = box.findData(data); index >= 0)
        box.setCurrentIndex(index);
}
} // namespace

SendDialog::SendDialog(const EventCatalog &catalog, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_catalog(std::make_unique<EventCatalog>(catalog))
    , m_seed(QRandomGenerator::global()->generate())
    , m_what(new QComboBox(this))
    , m_sender(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_events(new QListWidget(this))
    , m_url(new QLineEdit(this))
    , m_key(new QComboBox(this))
    , m_count(new QSpinBox(this))
    , m_fault(new QComboBox(this))
    , m_faultHelp(new QLabel(this))
    , m_previewLabel(new QLabel(this))
    , m_preview(new QPlainTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_result(new QLabel(this))
    , m_send(new QPushButton(tr("&Send"), this))
{
    setWindowTitle(tr("Send sample"));
    makeLayout();
    fillFaults();
    restore();
    connect(m_what, &QComboBox::currentIndexChanged, this, &SendDialog::onWhatChanged);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &SendDialog::onWhatChanged);
    connect(m_search, &QLineEdit::textChanged, this, &SendDialog::fillEvents);
    connect(m_events, &QListWidget::currentRowChanged, this, &SendDialog::updatePreview);
    connect(m_url, &QLineEdit::textChanged, this, &SendDialog::updateState);
    connect(m_fault, &QComboBox::currentIndexChanged, this, &SendDialog::explainFault);
    connect(m_send, &QPushButton::clicked, this, &SendDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_run.cancel(); });
    connect(&m_run, &SendRun::answeredOne, this, [this] {
        m_progress->setRange(0, int(m_run.total()));
        m_progress->setValue(int(m_run.answered()));
    });
    connect(&m_run, &SendRun::finished, this, &SendDialog::onFinished);
    explainFault();
    updateState();
}

SendDialog::~SendDialog() = default;

void SendDialog::makeLayout()
{
    auto *left = new QWidget(this);
    left->setFixedWidth(FormWidth);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addLayout(makeChoice());
    leftLayout->addWidget(m_events, 1);
    leftLayout->addLayout(makeTarget());

    m_previewLabel->setText(tr("&What is sent:"));
    m_previewLabel->setBuddy(m_preview);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setWordWrapMode(QTextOption::WrapAnywhere);
    m_preview->setAccessibleName(tr("What is sent"));
    auto *right = new QVBoxLayout;
    right->addWidget(m_previewLabel);
    right->addWidget(m_preview, 1);

    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFormat(tr("%v of %m"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_send, QDialogButtonBox::ActionRole);
    m_send->setDefault(true);
    m_stop->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &SendDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_result, 1);
    bottom->addWidget(m_progress, 1);
    bottom->addWidget(m_stop);
    bottom->addWidget(buttons);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(left);
    columns->addLayout(right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addLayout(bottom);
    resize(900, 600);
}

QFormLayout *SendDialog::makeChoice()
{
    m_what->addItem(tr("One event"), int(SendPlan::What::Event));
    m_what->addItem(tr("One of every event"), int(SendPlan::What::EveryEvent));
    m_what->addItem(tr("A whole meeting"), int(SendPlan::What::Meeting));
    m_sender->addItem(tr("Plug-N-Meet"), senderId(EventSender::PlugNMeet));
    m_sender->addItem(tr("LiveKit"), senderId(EventSender::LiveKit));
    m_search->setPlaceholderText(tr("part of a title or name"));
    m_search->setClearButtonEnabled(true);
    m_events->setAccessibleName(tr("Events"));
    m_events->setUniformItemSizes(true);
    auto *form = new QFormLayout;
    form->addRow(tr("S&ample:"), m_what);
    form->addRow(tr("Se&nder:"), m_sender);
    form->addRow(tr("F&ind:"), m_search);
    return form;
}

QFormLayout *SendDialog::makeTarget()
{
    m_url->setPlaceholderText(u"http://127.0.0.1:8787/"_s);
    m_count->setRange(1, MaxCount);
    m_count->setGroupSeparatorShown(true);
    m_faultHelp->setTextFormat(Qt::PlainText);
    m_faultHelp->setWordWrap(true);
    m_faultHelp->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_faultHelp->setMinimumHeight(m_faultHelp->fontMetrics().lineSpacing() * 2);
    auto *keys = new QPushButton(tr("&Keys…"), this);
    keys->setAutoDefault(false);
    connect(keys, &QPushButton::clicked, this, &SendDialog::keysRequested);
    auto *keyLine = new QHBoxLayout;
    keyLine->addWidget(m_key, 1);
    keyLine->addWidget(keys);
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *keyLabel = new QLabel(tr("Sign &by:"), this);
    keyLabel->setBuddy(m_key);
    auto *form = new QFormLayout;
    form->addRow(tr("&URL:"), m_url);
    form->addRow(keyLabel, keyLine);
    form->addRow(tr("Ti&mes:"), m_count);
    form->addRow(tr("&Fault:"), m_fault);
    form->addRow(QString(), m_faultHelp);
    return form;
}

void SendDialog::fillFaults()
{
    m_fault->addItem(tr("None"), QString());
    for (const QString &id : faultIds()) {
        m_fault->addItem(id, id);
        m_fault->setItemData(m_fault->count() - 1, describeFault(id), Qt::ToolTipRole);
    }
    m_fault->setMaxVisibleItems(20);
    m_fault->setStyleSheet(u"combobox-popup: 0;"_s); // or some styles show all of them at once
}

void SendDialog::explainFault()
{
    const QString fault = m_fault->currentData().toString();
    m_faultHelp->setText(fault.isEmpty() ? tr("Sound, as the server sends it.")
                                         : describeFault(fault));
    m_previewLabel->setText(fault.isEmpty() ? tr("&What is sent:")
                                            : tr("&What is sent, before it gets the fault:"));
    if (!m_showsHint)
        m_result->clear();
}

void SendDialog::fillEvents()
{
    const QString before = m_events->currentItem()
        ? m_events->currentItem()->data(Qt::UserRole).toString()
        : QString();
    {
        const QSignalBlocker blocker(m_events);
        m_events->clear();
        const auto choices = sampleChoices(*m_catalog, sender(), m_search->text());
        for (const SampleChoice &choice : choices) {
            auto *item = new QListWidgetItem(choice.title, m_events);
            item->setData(Qt::UserRole, choice.name);
            item->setToolTip(choice.name);
            if (choice.name == before)
                m_events->setCurrentItem(item);
        }
        if (m_events->currentRow() < 0)
            m_events->setCurrentRow(0);
    }
    updatePreview();
}

void SendDialog::onWhatChanged()
{
    const bool one = what() == SendPlan::What::Event;
    m_search->setEnabled(one);
    m_events->setEnabled(one);
    m_sender->setEnabled(what() != SendPlan::What::EveryEvent); // that is both
    fillEvents();
}

SendPlan::What SendDialog::what() const
{
    return SendPlan::What(m_what->currentData().toInt());
}

EventSender SendDialog::sender() const
{
    return senderFromId(m_sender->currentData().toString());
}

SendPlan SendDialog::plan() const
{
    const QListWidgetItem *event = m_events->currentItem();
    SendPlan plan {.what = what(),
                   .event = event
                       ? QString(senderId(sender()) + u'/' + event->data(Qt::UserRole).toString())
                       : QString(),
                   .sender = sender(),
                   .seed = m_seed,
                   .url = QUrl(m_url->text().trimmed(), QUrl::StrictMode),
                   .others = m_credentials,
                   .fault = m_fault->currentData().toString(),
                   .count = m_count->value()};
    if (const int key = m_key->currentIndex(); key >= 0 && key < m_credentials.size())
        plan.credential = m_credentials.at(key);
    if (!plan.fault.isEmpty())
        plan.guide = m_catalog->fieldGuide();
    return plan;
}

void SendDialog::updatePreview()
{
    m_preview->setPlainText(previewText(plan(), systemClockUs() / 1'000'000));
    m_preview->setLineWrapMode(what() == SendPlan::What::Event ? QPlainTextEdit::WidgetWidth
                                                               : QPlainTextEdit::NoWrap);
    m_result->clear();
    updateState();
}

void SendDialog::updateState()
{
    const bool running = m_run.isRunning();
    const bool nothing = what() == SendPlan::What::Event && !m_events->currentItem();
    const bool target = isWebhookUrl(QUrl(m_url->text().trimmed(), QUrl::StrictMode));
    m_send->setEnabled(!running && !m_credentials.isEmpty() && target && !nothing);
    m_progress->setVisible(running);
    m_stop->setVisible(running);
    m_result->setVisible(!running);
    if (running)
        return;
    QString hint;
    if (m_credentials.isEmpty())
        hint = tr("There is no key to sign with yet: add one under Keys.");
    else if (nothing)
        hint = tr("No event is called like that.");
    else if (m_ownUrl.isEmpty() && m_url->text().isEmpty())
        hint = tr("This window is not listening: start it, or give another URL.");
    else if (!target)
        hint = tr("The URL must begin with http:// or https:// and name a host.");
    if (!hint.isEmpty() || m_showsHint)
        m_result->setText(hint);
    m_showsHint = !hint.isEmpty();
}

void SendDialog::setCredentials(const Credentials &credentials)
{
    const QString before = m_key->count() > 0 && m_key->isEnabled()
        ? m_key->currentData().toString()
        : m_settings.get(settings::SendKey);
    m_credentials = credentials;
    m_key->clear();
    for (const Credential &credential : credentials)
        m_key->addItem(credential.name.isEmpty()
                           ? visibleText(credential.key)
                           : visibleText(QString(credential.key + u" – "_s + credential.name)),
                       credential.key);
    m_key->setEnabled(!credentials.isEmpty());
    select(*m_key, before);
    m_result->clear();
    updateState();
}

void SendDialog::setOwnUrl(const QString &url)
{
    if (m_url->text().isEmpty() || m_url->text() == m_ownUrl)
        m_url->setText(url);
    m_ownUrl = url;
    updateState();
}

void SendDialog::start()
{
    if (!m_send->isEnabled())
        return;
    remember();
    m_progress->setRange(0, 0);
    if (const Status started = m_run.start(plan()); !started)
        showResult(started.error().message);
    else
        updateState();
}

/// The next time other people meet.
void SendDialog::onFinished()
{
    m_seed = QRandomGenerator::global()->generate();
    updatePreview();
    showResult(m_run.summary());
    m_send->setFocus();
}

void SendDialog::showResult(const QString &text)
{
    m_result->setText(visibleText(text));
    m_showsHint = false;
}

void SendDialog::reject()
{
    m_run.cancel();
    remember();
    QDialog::reject();
}

void SendDialog::restore()
{
    select(*m_what, m_settings.get(settings::SendWhat));
    select(*m_sender, m_settings.get(settings::SendSender));
    select(*m_fault, m_settings.get(settings::SendFault));
    m_count->setValue(m_settings.get(settings::SendCount));
    m_url->setText(m_settings.get(settings::SendUrl));
    onWhatChanged();
    const QString event = m_settings.get(settings::SendEvent);
    for (int row = 0; row < m_events->count(); ++row) {
        if (m_events->item(row)->data(Qt::UserRole).toString() == event)
            m_events->setCurrentRow(row);
    }
    updatePreview();
}

void SendDialog::remember() const
{
    m_settings.set(settings::SendWhat, m_what->currentData().toInt());
    m_settings.set(settings::SendSender, m_sender->currentData().toString());
    m_settings.set(settings::SendFault, m_fault->currentData().toString());
    m_settings.set(settings::SendCount, m_count->value());
    m_settings.set(settings::SendKey, m_key->currentData().toString());
    const QString url = m_url->text().trimmed();
    m_settings.set(settings::SendUrl, url == m_ownUrl ? QString() : url);
    if (const QListWidgetItem *event = m_events->currentItem())
        m_settings.set(settings::SendEvent, event->data(Qt::UserRole).toString());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int TextWidth = 620;
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_command(new QPlainTextEdit(this))
    , m_copyButton(new QPushButton(tr("&Copy command"), this))
    , m_actionButton(new QPushButton(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.35);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setFixedWidth(TextWidth);
    }
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setFixedWidth(TextWidth);
    m_command->setTabChangesFocus(true);
    m_command->setAccessibleName(tr("Command to try"));
    connect(m_copyButton, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_command->toPlainText()); });
    connect(m_actionButton, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_copyButton);
    buttons->addWidget(m_actionButton);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch();
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addWidget(m_command, 0, Qt::AlignHCenter);
    layout->addLayout(buttons);
    layout->addStretch();
}

void EmptyState::showHidden(qsizetype captured, const Unseen &unseen)
{
    if (unseen.reason == Unseen::Reason::Failed) {
        tell(tr("Nothing was found"),
             tr("Not all events could be read. Events that match may be missing."), {},
             tr("&Clear filter"));
        return;
    }
    if (unseen) {
        tell(tr("Nothing was found before the search was stopped"),
             unseen.count
                 ? tr("Looked at %1 of %2 events: none of them matches the filter.")
                       .arg(QLocale().toString(captured - *unseen.count),
                            QLocale().toString(captured))
                 : tr("Events that match may be missing."),
             {}, tr("&Clear filter"));
        return;
    }
    tell(tr("The filter hides everything"),
         tr("None of the %1 captured events matches it.").arg(QLocale().toString(captured)), {},
         tr("&Clear filter"));
}

void EmptyState::showSearching(qsizetype captured)
{
    tell(tr("Searching…"),
         tr("Nothing has been found so far in %1 events.").arg(QLocale().toString(captured)), {},
         tr("&Clear filter"));
}

void EmptyState::showWaiting(const QString &url)
{
    tell(tr("Waiting for the first webhook"),
         tr("Point the webhook URL of your Plug-N-Meet or LiveKit server at\n%1\n"
            "or try it from a terminal:")
             .arg(url),
         u"curl %1--data '{\"event\":\"hello\"}' %2"_s.arg(
             url.startsWith("https:"_L1) ? u"--insecure "_s : QString(), url),
         tr("Send sa&mple…"));
}

void EmptyState::showStopped()
{
    tell(tr("Not listening"),
         tr("Nothing is received until you start. New events are added to this session."), {},
         tr("&Start listening"));
}

void EmptyState::tell(const QString &title, const QString &text, const QString &command,
                      const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_command->setPlainText(command);
    m_command->setVisible(!command.isEmpty());
    m_copyButton->setVisible(!command.isEmpty());
    const auto lines = int(command.count(u'\n')) + 1;
    m_command->setFixedHeight(m_command->fontMetrics().lineSpacing() * (lines + 1) + 12);
    m_actionButton->setText(action);
}

} // namespace hookglass

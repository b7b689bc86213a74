// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/responsescontrol.h"

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/answerstext.h"
#include "ui/listeningbar.h"
#include "ui/notices.h"
#include "ui/responsesdialog.h"

#include <QMenu>

namespace hookglass {

ResponsesControl::ResponsesControl(Inspector &inspector, Settings &settings, ListeningBar &bar,
                                   Notices &notices, const Icons &icons, QWidget *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_bar(bar)
    , m_notices(notices)
    , m_icons(icons)
    , m_window(window)
{
    connect(&m_bar, &ListeningBar::answersRequested, this, &ResponsesControl::openDialog);
    connect(&m_notices, &Notices::actionTriggered, this, [this](Notices::About about) {
        if (about == Notices::About::Answers)
            use({});
    });
    restore();
}

void ResponsesControl::addActions(QMenu &menu)
{
    menu.addAction(tr("&Responses…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), this,
                   &ResponsesControl::openDialog);
}

void ResponsesControl::restore()
{
    const QString json = m_settings.get(settings::ResponseRules);
    if (json.isEmpty())
        return;
    const Result<ResponseRules> rules = ResponseRules::parse(json.toUtf8());
    if (!rules) {
        m_notices.tell(Notices::About::Answers, Notices::Severity::Warning,
                       tr("The response rules in the settings cannot be read, so every sender is "
                          "answered 200. %1")
                           .arg(rules.error().message));
        return;
    }
    use(*rules);
    if (!isAlways200(*rules))
        m_notices.tell(Notices::About::Answers, Notices::Severity::Warning,
                       tr("Senders are not simply answered 200: \"%1\" is still in force from the "
                          "last time.")
                           .arg(answersTitle(*rules)),
                       tr("Answer &200"));
}

void ResponsesControl::use(const ResponseRules &rules)
{
    m_rules = rules;
    const bool usual = isAlways200(rules);
    m_settings.set(settings::ResponseRules, usual ? QString() : QString::fromUtf8(rules.toJson()));
    m_inspector.setResponseRules(rules);
    m_bar.setAnswers(answersTitle(rules), usual);
    m_notices.clear(Notices::About::Answers);
}

void ResponsesControl::openDialog()
{
    ResponsesDialog dialog(m_icons, m_rules, m_window);
    if (dialog.exec() == QDialog::Accepted)
        use(dialog.rules());
}

} // namespace hookglass

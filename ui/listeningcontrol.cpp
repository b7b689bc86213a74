// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listeningcontrol.h"

#include "core/inspector/inspector.h"
#include "core/receive/listensettings.h"
#include "core/verify/tlsidentityfile.h"
#include "ui/listenersdialog.h"
#include "ui/listeningbar.h"
#include "ui/notices.h"

#include <QMenu>

#include <utility>

namespace hookglass {

ListeningControl::ListeningControl(Inspector &inspector, Settings &settings, ListeningBar &bar,
                                   Notices &notices, const Icons &icons, QWidget *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_bar(bar)
    , m_notices(notices)
    , m_icons(icons)
    , m_window(window)
    , m_resolver(defaultTlsFolder())
{
    QString problem;
    m_listeners = loadListeners(settings, &problem);
    m_notices.tell(Notices::About::Listening, Notices::Severity::Warning, problem);
    m_bar.setPlanned(m_listeners);
    connect(&m_bar, &ListeningBar::startRequested, this, &ListeningControl::start);
    connect(&m_bar, &ListeningBar::stopRequested, this, &ListeningControl::stop);
    connect(&m_bar, &ListeningBar::listenersRequested, this, &ListeningControl::openDialog);
    // What stands in it already may take long to read: no sender waits for that.
    connect(&m_inspector, &Inspector::sessionChanged, this, &ListeningControl::onSessionInUse);
    connect(&m_inspector, &Inspector::listening, this, &ListeningControl::onListening);
    connect(&m_inspector, &Inspector::listenFailed, this, &ListeningControl::onFailed);
    connect(&m_inspector, &Inspector::stopped, this, &ListeningControl::onStopped);
}

void ListeningControl::addActions(QMenu &menu)
{
    menu.addAction(tr("&Start or stop listening"), QKeySequence(Qt::CTRL | Qt::Key_E), this,
                   &ListeningControl::toggle);
    menu.addAction(tr("&Listeners…"), QKeySequence(Qt::CTRL | Qt::Key_L), this,
                   &ListeningControl::openDialog);
}

void ListeningControl::setListeners(const ListenerChoices &listeners)
{
    m_listeners = listeners;
    m_lasting = false;
    m_bar.setPlanned(listeners);
}

void ListeningControl::start()
{
    if (!m_sessionInUse) {
        m_startWhenInUse = true;
        return;
    }
    if (m_paused) {
        m_startWhenResumed = true;
        return;
    }
    const Result<ResolvedListeners> resolved = m_resolver.resolve(m_listeners);
    if (!resolved) {
        onFailed(resolved.error());
        return;
    }
    ListenOptions options = loadLimits(m_settings);
    options.listeners = resolved->listeners;
    m_warnings = resolved->warnings;
    m_notices.clear(Notices::About::Listening);
    m_bar.showWorking();
    m_inspector.listen(options);
}

void ListeningControl::stop()
{
    m_bar.showWorking();
    m_inspector.stopListening();
}

void ListeningControl::pause()
{
    m_paused = true;
    m_startWhenResumed = m_bar.isListening() || std::exchange(m_startWhenStopped, false);
    stop();
}

void ListeningControl::resume()
{
    if (!std::exchange(m_paused, false))
        return;
    m_bar.showStopped();
    emit stateChanged();
    if (std::exchange(m_startWhenResumed, false))
        start();
}

void ListeningControl::toggle()
{
    if (m_bar.isListening())
        stop();
    else
        start();
}

void ListeningControl::openDialog()
{
    const auto fingerprintOf = [this](const ListenerChoices &choices, qsizetype index) {
        return m_resolver.fingerprint(choices, index);
    };
    ListenersDialog dialog(m_icons, m_listeners, m_lasting, fingerprintOf, m_window);
    if (dialog.exec() == QDialog::Accepted)
        applyListeners(dialog.listeners());
}

/// They take effect at once: nobody expects to stop and start for that.
void ListeningControl::applyListeners(const ListenerChoices &listeners)
{
    m_listeners = listeners;
    if (m_lasting)
        saveListeners(m_settings, listeners);
    m_bar.setPlanned(listeners);
    if (!m_bar.isListening())
        return;
    m_startWhenStopped = true;
    stop();
}

void ListeningControl::onSessionInUse()
{
    m_sessionInUse = true;
    if (std::exchange(m_startWhenInUse, false))
        start();
}

void ListeningControl::onListening(const QList<ListenerInfo> &listeners)
{
    m_notices.tell(Notices::About::Listening, Notices::Severity::Warning, m_warnings.join(u' '));
    m_bar.showListening(listeners);
    emit stateChanged();
}

void ListeningControl::onFailed(const Error &error)
{
    m_notices.tell(Notices::About::Listening, Notices::Severity::Problem, error.message);
    m_bar.showStopped(true);
    emit stateChanged();
}

void ListeningControl::onStopped()
{
    if (m_paused)
        m_bar.showWorking();
    else
        m_bar.showStopped();
    emit stateChanged();
    if (std::exchange(m_startWhenStopped, false))
        start();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storecontrol.h"

#include "core/base/text.h"
#include "core/inspector/inspector.h"
#include "core/receive/listensettings.h"
#include "ui/notices.h"
#include "ui/preferencesdialog.h"

#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

namespace hookglass {

namespace {

using About = Notices::About;
constexpr int MessageMs = 10'000;

Retention loadRetention(const Settings &settings)
{
    return {.maxCaptures = settings.get(settings::RetainCaptures),
            .maxBytes = settings.get(settings::RetainBytes),
            .maxAgeS = settings.get(settings::RetainSeconds)};
}

QString spaceText(qint64 bytesFree)
{
    return StoreControl::
        tr("The disk is almost full: %1 are left. Make space, or let Hookglass remove old events "
           "(Edit → Preferences) and compact the session file then (File menu). When the disk is "
           "full, senders are answered 503.")
            .arg(humanSize(bytesFree));
}

} // namespace

StoreControl::StoreControl(Inspector &inspector, Settings &settings, Notices &notices,
                           QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_notices(notices)
    , m_window(window)
{
    connectInspector();
    m_inspector.setRetention(loadRetention(settings));
}

void StoreControl::connectInspector()
{
    connect(&m_inspector, &Inspector::writeFailed, this, [this](const QString &message) {
        m_notices.tell(About::Writing, Notices::Severity::Problem, message);
    });
    connect(&m_inspector, &Inspector::writeRecovered, this,
            [this] { m_notices.clear(About::Writing); });
    connect(&m_inspector, &Inspector::spaceLow, this, [this](qint64 bytesFree) {
        m_notices.tell(About::Space, Notices::Severity::Warning, spaceText(bytesFree));
    });
    connect(&m_inspector, &Inspector::spaceEnough, this, [this] { m_notices.clear(About::Space); });
    connect(&m_inspector, &Inspector::sessionChanged, this, [this] {
        m_notices.clear(About::Writing); // that was another file
        m_notices.clear(About::Space);
    });
    connect(&m_inspector, &Inspector::sessionMigrated, this,
            [this](const QString &, const QString &backup) {
                m_window->statusBar()->showMessage(
                    tr("The session was brought up to date; as it was before, it is kept in %1")
                        .arg(backup),
                    MessageMs);
            });
    connect(&m_inspector, &Inspector::removed, this, &StoreControl::showRemoved);
}

void StoreControl::addActions(QMenu &menu)
{
    menu.addAction(tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this,
                   &StoreControl::openPreferences);
}

void StoreControl::openPreferences()
{
    PreferencesDialog dialog(loadLimits(m_settings), loadRetention(m_settings), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    saveLimits(m_settings, dialog.limits());
    useRetention(dialog.retention());
}

void StoreControl::useRetention(const Retention &retention)
{
    m_settings.set(settings::RetainCaptures, retention.maxCaptures);
    m_settings.set(settings::RetainBytes, retention.maxBytes);
    m_settings.set(settings::RetainSeconds, retention.maxAgeS);
    m_inspector.setRetention(retention);
}

void StoreControl::showRemoved(const RemovalReport &report)
{
    const QString count = QLocale().toString(report.captures);
    m_window->statusBar()->showMessage(report.captures == 1
                                           ? tr("1 older event removed")
                                           : tr("%1 older events removed").arg(count),
                                       MessageMs);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keyscontrol.h"

#include "core/inspector/inspector.h"
#include "core/verify/credentialsfile.h"
#include "ui/keysdialog.h"
#include "ui/listeningbar.h"
#include "ui/senddialog.h"

#include <QMenu>
#include <QMessageBox>

namespace hookglass {

KeysControl::KeysControl(Inspector &inspector, Settings &settings, ListeningBar &bar,
                         QWidget *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_bar(bar)
    , m_window(window)
{
    connect(&m_bar, &ListeningBar::keysRequested, this, &KeysControl::openKeys);
}

void KeysControl::addActions(QMenu &menu)
{
    menu.addAction(tr("&Keys…"), QKeySequence(Qt::CTRL | Qt::Key_K), this, &KeysControl::openKeys);
    menu.addAction(tr("Send sa&mple…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                   &KeysControl::openSamples);
}

void KeysControl::setCredentials(const Credentials &credentials, const QString &path)
{
    m_credentials = credentials;
    m_path = path;
    m_inspector.setCredentials(credentials);
    m_bar.setKeyCount(credentials.size());
    if (m_sendDialog)
        m_sendDialog->setCredentials(credentials);
}

void KeysControl::openKeys()
{
    KeysDialog dialog(m_credentials, m_path, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    setCredentials(dialog.credentials(), m_path);
    if (m_path.isEmpty())
        return;
    if (const Status saved = saveCredentialsFile(m_path, m_credentials); !saved)
        QMessageBox::warning(m_window, tr("Keys"), saved.error().message);
}

void KeysControl::openSamples()
{
    if (!m_sendDialog) {
        m_sendDialog = new SendDialog(m_inspector.catalog(), m_settings, m_window);
        m_sendDialog->setCredentials(m_credentials);
        updateOwnUrl();
        connect(m_sendDialog, &SendDialog::keysRequested, this, &KeysControl::openKeys);
    }
    m_sendDialog->show();
    m_sendDialog->raise();
    m_sendDialog->activateWindow();
}

void KeysControl::updateOwnUrl()
{
    if (m_sendDialog)
        m_sendDialog->setOwnUrl(m_bar.sampleUrl());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/credential.h"

#include <QObject>

class QMenu;
class QWidget;

namespace hookglass {

class Inspector;
class ListeningBar;
class SendDialog;
class Settings;

/// The keys of the window, and the two dialogs that work with them: the one that edits them and the
/// one that signs samples.
class KeysControl final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; `window` is the parent of the dialogs.
    KeysControl(Inspector &inspector, Settings &settings, ListeningBar &bar, QWidget *window);

    void addActions(QMenu &menu);
    /// `path` is where changes are saved; empty: nowhere.
    void setCredentials(const Credentials &credentials, const QString &path);
    void openKeys();
    void openSamples();
    /// Samples go where the window listens.
    void updateOwnUrl();

private:
    Inspector &m_inspector;
    Settings &m_settings;
    ListeningBar &m_bar;
    QWidget *m_window;
    Credentials m_credentials;
    QString m_path;
    SendDialog *m_sendDialog = nullptr; ///< made when it is first wanted
};

} // namespace hookglass

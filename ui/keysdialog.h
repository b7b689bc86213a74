// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/credential.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace hookglass {

/// Edits the API keys and secrets. Secrets are masked unless asked for; nothing is saved before
/// "Save".
class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `filePath` is only shown: the caller saves.
    KeysDialog(const Credentials &credentials, const QString &filePath, QWidget *parent = nullptr);

    const Credentials &credentials() const { return m_credentials; }
    /// Takes over what stands in the fields too: many press Save without Add or Change.
    void accept() override;

private:
    QWidget *makeEditor();
    void fillTable();
    void loadRow(int row);
    void addKey();
    void replaceKey();
    void removeKey();
    void updateButtons();
    Credential edited() const;

    Credentials m_credentials;
    QTableWidget *m_table;
    QLineEdit *m_key;
    QLineEdit *m_secret;
    QLineEdit *m_name;
    QCheckBox *m_reveal;
    QPushButton *m_add;
    QPushButton *m_replace;
    QPushButton *m_remove;
};

} // namespace hookglass

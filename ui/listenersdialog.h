// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerchoice.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace hookglass {

class Icons;
class ListenerEditor;

/// Edits where we listen. What cannot work is said at the listener, and cannot be accepted. The
/// caller saves.
class ListenersDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Tells the fingerprint of the certificate of one of the listeners; empty: it is made later.
    /// Must change nothing. Not asked at every letter.
    using FingerprintOf = std::function<Result<QString>(const ListenerChoices &, qsizetype index)>;

    /// `lasting`: they are kept in the settings, else until the program ends.
    ListenersDialog(const Icons &icons, const ListenerChoices &listeners, bool lasting,
                    FingerprintOf fingerprintOf, QWidget *parent = nullptr);

    const ListenerChoices &listeners() const { return m_listeners; }

private:
    void makeLayout(bool lasting);
    void fillTable();
    void fillRow(int row);
    void showCurrent();
    void change(const ListenerChoice &choice);
    void addListener();
    void removeListener();
    void updateState();
    void showFingerprint();
    int current() const;

    const Icons &m_icons;
    ListenerChoices m_listeners;
    const FingerprintOf m_fingerprintOf;
    QTableWidget *m_table;
    ListenerEditor *m_editor;
    QLabel *m_problem;
    QPushButton *m_remove;
    QPushButton *m_ok = nullptr;
    QTimer m_fingerprintTimer; ///< certificates are files: looked at when the typing pauses
};

} // namespace hookglass

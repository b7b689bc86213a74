// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerchoice.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace hookglass {

/// The fields of one listener. Every change is told at once.
class ListenerEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit ListenerEditor(QWidget *parent = nullptr);

    void setChoice(const ListenerChoice &choice);
    ListenerChoice choice() const;
    /// Of its certificate; what stands in the way of one when there is an error.
    void setFingerprint(const Result<QString> &fingerprint);

signals:
    void edited(const hookglass::ListenerChoice &choice);

private:
    QWidget *makeFileRow(QLineEdit *edit, const QString &title);
    QWidget *makeFingerprintRow();
    void connectFields();
    void onEdited();
    void showSecurity();
    ListenerChoice::Security security() const;

    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_address;
    QSpinBox *m_port;
    QComboBox *m_security;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QWidget *m_certificateRow;
    QWidget *m_keyRow;
    QLineEdit *m_fingerprint;
    QPushButton *m_copy;
    QWidget *m_fingerprintRow;
    QLabel *m_note;
    bool m_filling = false;
};

} // namespace hookglass

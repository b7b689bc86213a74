// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/sendrun.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace hookglass {

class EventCatalog;
class Settings;

/// Sends signed samples, sound or with a fault, to this window's own listener or elsewhere, and
/// tells how they were answered. Stays open beside the window, so that one sees them arrive.
/// Remembers the last choice, but no secret.
class SendDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `settings` must outlive the dialog.
    SendDialog(const EventCatalog &catalog, Settings &settings, QWidget *parent = nullptr);
    ~SendDialog() override;

    void setCredentials(const Credentials &credentials);
    /// Where this window listens; empty while it does not. Proposed unless another is chosen.
    void setOwnUrl(const QString &url);
    /// While something is being sent, that is stopped first.
    void reject() override;

signals:
    void keysRequested();

private:
    void makeLayout();
    QFormLayout *makeChoice();
    QFormLayout *makeTarget();
    void fillFaults();
    void fillEvents();
    void onWhatChanged();
    void explainFault();
    void updatePreview();
    void updateState();
    void start();
    void onFinished();
    void showResult(const QString &text);
    void restore();
    void remember() const;
    SendPlan plan() const;
    SendPlan::What what() const;
    EventSender sender() const;

    Settings &m_settings;
    const std::unique_ptr<const EventCatalog> m_catalog;
    Credentials m_credentials;
    QString m_ownUrl;
    quint32 m_seed = 0; ///< of what is shown, and sent next
    bool m_showsHint = false; ///< of what is missing, in place of a result
    SendRun m_run;
    QComboBox *m_what;
    QComboBox *m_sender;
    QLineEdit *m_search;
    QListWidget *m_events;
    QLineEdit *m_url;
    QComboBox *m_key;
    QSpinBox *m_count;
    QComboBox *m_fault;
    QLabel *m_faultHelp;
    QLabel *m_previewLabel;
    QPlainTextEdit *m_preview;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QLabel *m_result;
    QPushButton *m_send;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/receive/listenoptions.h"
#include "core/verify/credential.h"
#include "ui/icons.h"
#include "ui/statistics.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace hookglass {

class DetailTabs;
class EmptyState;
class FilterBar;
class Inspector;
class ListeningBar;
class SendDialog;
class Settings;
class TimelineModel;
class TimelineView;
class VerifyAgain;
struct Capture;
struct Error;

/// Wires the widgets to the inspector and to each other, and does nothing else.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Inspector &inspector, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// `path` is where the Keys dialog saves; empty: nowhere.
    void setCredentials(const Credentials &credentials, const QString &path);
    void setEndpoint(const QString &address, int port);
    void openSession(const QString &path);
    /// Listens as soon as the session is open.
    void startListening();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeLayout();
    void makeMenus();
    void connectInspector();
    void connectWidgets();
    void showCaptured(const QList<CaptureSummary> &captures);
    void showCurrent(qint64 seq);
    void showEmptyState();
    void updateStatus();
    void onSessionOpened(const QString &path);
    void openSessionDialog();
    void exportDialog();
    void keysDialog();
    void sendDialog();
    void restoreState();
    void emptyAction();

    Inspector &m_inspector;
    Settings &m_settings;
    Icons m_icons;
    Credentials m_credentials;
    QString m_credentialsPath;
    Statistics m_statistics;
    Filter m_filter;
    TimelineModel *m_model;
    ListeningBar *m_listeningBar;
    FilterBar *m_filterBar;
    TimelineView *m_timeline;
    EmptyState *m_emptyState;
    QStackedWidget *m_center;
    DetailTabs *m_details;
    VerifyAgain *m_verifyAgain;
    SendDialog *m_sendDialog = nullptr; ///< made when it is first wanted
    QSplitter *m_splitter;
    QLabel *m_sessionLabel;
    QLabel *m_countsLabel;
    QTimer m_statusTimer;
    qint64 m_currentSeq = 0;
    bool m_sessionOpen = false;
    bool m_listenWhenOpen = false;
};

} // namespace hookglass

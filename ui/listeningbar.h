// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenoptions.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace hookglass {

class Icons;

/// The top line: whether we listen and where, how many keys there are, and what is wrong. While
/// stopped, address and port can be changed.
class ListeningBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ListeningBar(const Icons &icons, QWidget *parent = nullptr);

    void setEndpoint(const QString &address, int port);
    QString address() const;
    int port() const;

    void showListening(const ListenerInfo &listener);
    void showStopped();
    void showWorking(); ///< starting or stopping
    void showProblem(const QString &message); ///< empty: none
    void setKeyCount(qsizetype count);
    void refreshIcons();

    bool isListening() const { return m_state == State::Listening; }
    QString url() const { return isListening() ? m_url : QString(); } ///< empty while stopped

signals:
    void startRequested();
    void stopRequested();
    void keysRequested();

private:
    enum class State { Stopped, Working, Listening };
    void enter(State state);
    void toggle();
    QWidget *makeUrlPage();
    QWidget *makeEndpointPage();

    const Icons &m_icons;
    State m_state = State::Stopped;
    QString m_url;
    QString m_problem;
    qsizetype m_keyCount = 0;
    QLabel *m_stateIcon;
    QLabel *m_stateText;
    QStackedWidget *m_pages;
    QLineEdit *m_urlEdit;
    QToolButton *m_copyButton;
    QLineEdit *m_addressEdit;
    QSpinBox *m_portEdit;
    QPushButton *m_keysButton;
    QPushButton *m_startButton;
    QWidget *m_problemLine;
    QLabel *m_problemIcon;
    QLabel *m_problemText;
};

} // namespace hookglass

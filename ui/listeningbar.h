// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenerchoice.h"
#include "core/receive/listenoptions.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace hookglass {

class Icons;

/// The top line: whether we listen and where, what is answered, and how many keys there are.
class ListeningBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ListeningBar(const Icons &icons, QWidget *parent = nullptr);

    /// Where it would listen; shown while it does not.
    void setPlanned(const ListenerChoices &listeners);
    void showListening(const QList<ListenerInfo> &listeners);
    void showStopped(bool failed = false); ///< failed: it wanted to listen and could not
    void showWorking(); ///< starting or stopping
    void setKeyCount(qsizetype count);
    /// `text` tells what senders are answered; `usual`: 200, whatever comes.
    void setAnswers(const QString &text, bool usual);
    void refreshIcons();

    bool isListening() const { return m_state == State::Listening; }
    QString url() const { return isListening() ? m_url : QString(); } ///< empty while stopped

    /// Where samples can be sent: to a plain HTTP listener, if there is one. Empty while stopped.
    QString sampleUrl() const { return isListening() ? m_sampleUrl : QString(); }

signals:
    void startRequested();
    void stopRequested();
    void keysRequested();
    void answersRequested();
    void listenersRequested();

private:
    enum class State { Stopped, Failed, Working, Listening };
    void enter(State state);
    void toggle();
    void fillMenu(const QList<ListenerInfo> &listeners);
    QWidget *makeUrlPage();
    QWidget *makePlanPage();

    const Icons &m_icons;
    State m_state = State::Stopped;
    QString m_url;
    QString m_sampleUrl;
    qsizetype m_keyCount = 0;
    bool m_usualAnswers = true;
    QLabel *m_stateIcon;
    QLabel *m_stateText;
    QStackedWidget *m_pages;
    QLineEdit *m_urlEdit;
    QToolButton *m_copyButton;
    QToolButton *m_moreButton;
    QMenu *m_moreMenu;
    QLabel *m_planLabel;
    QPushButton *m_answersButton;
    QPushButton *m_keysButton;
    QPushButton *m_startButton;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compaction.h"

#include "core/base/text.h"
#include "core/inspector/inspector.h"
#include "ui/listeningcontrol.h"
#include "ui/notices.h"
#include "ui/stoppableprogress.h"

#include <QAction>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int MessageMs = 60'000; // whoever waits for a large file may look away
} // namespace

Compaction::Compaction(Inspector &inspector, ListeningControl &listening, Notices &notices,
                       QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_listening(listening)
    , m_notices(notices)
    , m_window(window)
    , m_action(new QAction(tr("&Compact session file…"), this))
    , m_progress(new StoppableProgress(
          {.name = tr("Compacting the session"),
           .toolTip = tr("The free space in the file goes back to the disk; "
                         "events are still received meanwhile"),
           .stopName = tr("Stop compacting the session"),
           .stopToolTip = tr("Stop; what has been given back stays so")},
          *window->statusBar(), this))
{
    connect(m_action, &QAction::triggered, this, &Compaction::ask);
    connect(m_progress, &StoppableProgress::stopAsked, &m_inspector, &Inspector::stopCompacting);
    connectInspector();
    setState(State::Idle);
}

void Compaction::connectInspector()
{
    connect(&m_inspector, &Inspector::sessionOpened, this, [this] {
        m_sessionOpen = true;
        setState(m_state);
    });
    connect(&m_inspector, &Inspector::sessionChanged, this, [this] {
        if (m_state == State::StoppingToListen)
            setState(State::Idle); // it was asked for of another file
    });
    connect(&m_inspector, &Inspector::stopped, this, &Compaction::onListeningStopped);
    connect(&m_inspector, &Inspector::compacting, m_progress, [this](int percent) {
        if (percent < 0)
            m_progress->showBefore(tr("Removing deleted events…"));
        else
            m_progress->show(percent);
    });
    connect(&m_inspector, &Inspector::compacted, this, &Compaction::onCompacted);
    connect(&m_inspector, &Inspector::compactionStopped, this, &Compaction::onStopped);
    connect(&m_inspector, &Inspector::compactsAtOnceOnly, this, &Compaction::askAtOnce);
    connect(&m_inspector, &Inspector::compactFailed, this, &Compaction::onFailed);
}

void Compaction::addActions(QMenu &menu)
{
    menu.addAction(m_action);
}

qint64 Compaction::usedBytes() const
{
    const QString path = m_inspector.sessionPath();
    return QFileInfo(path).size() + QFileInfo(QString(path + "-wal"_L1)).size();
}

bool Compaction::confirms(const QString &information)
{
    QMessageBox box(QMessageBox::Question, tr("Compact session file"),
                    tr("Give the free space in the session file back to the disk?"),
                    QMessageBox::Cancel, m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        tr("The session takes %1 now. %2").arg(humanSize(usedBytes()), information));
    const auto *compact = box.addButton(tr("C&ompact"), QMessageBox::AcceptRole);
    const QString session = m_inspector.sessionPath();
    box.exec();
    if (box.clickedButton() != compact)
        return false;
    if (m_inspector.sessionPath() == session)
        return true;
    m_window->statusBar()->showMessage(
        tr("Nothing was compacted: another session has been opened meanwhile"), MessageMs);
    return false;
}

void Compaction::ask()
{
    if (!confirms(tr("Events are still received meanwhile, and it can be stopped at any time.")))
        return;
    m_notices.clear(Notices::About::Session);
    setState(State::Working);
    m_bytesBefore = usedBytes();
    m_inspector.compact();
}

void Compaction::askAtOnce()
{
    setState(State::Idle);
    if (!confirms(tr("It was begun by an older version and must be written anew once: Hookglass "
                     "stops listening for as long as copying the file takes, and this cannot be "
                     "interrupted. From then on it is compacted while events are received.")))
        return;
    setState(State::StoppingToListen);
    m_listening.pause(); // answered by stopped() also when nobody listens
}

void Compaction::onListeningStopped()
{
    if (m_state != State::StoppingToListen)
        return;
    setState(State::WorkingAtOnce);
    m_bytesBefore = usedBytes();
    m_window->statusBar()->showMessage(tr("Compacting the session file…"));
    m_inspector.compactAtOnce();
}

void Compaction::onCompacted(qint64 bytes)
{
    setState(State::Idle);
    const qint64 saved = m_bytesBefore - bytes;
    m_window->statusBar()->showMessage(
        saved > 0
            ? tr("%1 given back to the disk: the session file takes %2 now")
                  .arg(humanSize(saved), humanSize(bytes))
            : tr("There was nothing to give back: the session file takes %1").arg(humanSize(bytes)),
        MessageMs);
}

void Compaction::onStopped(qint64 bytes)
{
    setState(State::Idle);
    m_window->statusBar()->showMessage(
        tr("Stopped before all was given back: the session file takes %1 now")
            .arg(humanSize(bytes)),
        MessageMs);
}

void Compaction::onFailed(const Error &error)
{
    if (m_state == State::WorkingAtOnce)
        m_window->statusBar()->clearMessage();
    setState(State::Idle);
    m_notices.tell(Notices::About::Session, Notices::Severity::Problem, error.message);
}

void Compaction::setState(State state)
{
    m_state = state;
    m_action->setEnabled(m_sessionOpen && state == State::Idle);
    if (state != State::Working)
        m_progress->hide();
    if (state == State::Idle)
        m_listening.resume();
}

} // namespace hookglass

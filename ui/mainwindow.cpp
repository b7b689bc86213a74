// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "core/base/clock.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionfile.h"
#include "core/verify/credentialsfile.h"
#include "ui/detailtabs.h"
#include "ui/emptystate.h"
#include "ui/exportdialog.h"
#include "ui/filterbar.h"
#include "ui/helpmenu.h"
#include "ui/keysdialog.h"
#include "ui/listeningbar.h"
#include "ui/senddialog.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"
#include "ui/verifyagain.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

MainWindow::MainWindow(Inspector &inspector, Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(new TimelineModel(m_icons, this))
    , m_sessionLabel(new QLabel(this))
    , m_countsLabel(new QLabel(this))
{
    m_icons.setPalette(palette());
    m_listeningBar = new ListeningBar(m_icons, this);
    m_filterBar = new FilterBar(m_icons, this);
    m_timeline = new TimelineView(*m_model, this);
    m_emptyState = new EmptyState(this);
    m_center = new QStackedWidget(this);
    m_details = new DetailTabs(m_icons, m_inspector.catalog(), this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_verifyAgain = new VerifyAgain(m_inspector, *m_model, *m_timeline, m_statistics, this);
    makeLayout();
    makeMenus();
    connectInspector();
    connectWidgets();
    restoreState();
    m_statusTimer.start(1s);
    showEmptyState();
    updateStatus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout()
{
    setWindowTitle(tr("Hookglass"));
    m_center->addWidget(m_emptyState);
    m_center->addWidget(m_timeline);
    m_splitter->addWidget(m_center);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_listeningBar);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    setMinimumSize(720, 480);
    resize(1180, 780);
    m_splitter->setSizes({440, 300});
    m_sessionLabel->setTextFormat(Qt::PlainText);
    m_sessionLabel->setContentsMargins(8, 0, 0, 0);
    m_sessionLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_sessionLabel, 1);
    m_verifyAgain->addProgress(*statusBar());
    statusBar()->addPermanentWidget(m_countsLabel);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New session"), QKeySequence::New, this,
                    [this] { openSession(newSessionPath(systemClockUs())); });
    file->addAction(tr("&Open session…"), QKeySequence::Open, this, &MainWindow::openSessionDialog);
    file->addAction(tr("&Export…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this,
                    &MainWindow::exportDialog);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu *capture = menuBar()->addMenu(tr("&Capture"));
    capture->addAction(tr("&Start or stop listening"), QKeySequence(Qt::CTRL | Qt::Key_E), this,
                       [this] {
                           if (m_listeningBar->isListening())
                               m_inspector.stopListening();
                           else
                               startListening();
                       });
    capture->addAction(tr("&Keys…"), QKeySequence(Qt::CTRL | Qt::Key_K), this,
                       &MainWindow::keysDialog);
    capture->addAction(tr("Send sa&mple…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                       &MainWindow::sendDialog);
    m_verifyAgain->addActions(*capture);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(tr("&Filter"), QKeySequence(Qt::CTRL | Qt::Key_F), m_filterBar,
                    &FilterBar::focusField);
    view->addAction(tr("&Clear filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                    m_filterBar, &FilterBar::clear);
    view->addAction(tr("&Timeline"), QKeySequence(Qt::CTRL | Qt::Key_T), m_timeline,
                    [this] { m_timeline->setFocus(); });
    view->addAction(tr("Follow the &newest event"), QKeySequence(Qt::CTRL | Qt::Key_End),
                    m_timeline, &TimelineView::followTail);

    menuBar()->addMenu(new HelpMenu(m_inspector, this));
}

void MainWindow::connectInspector()
{
    connect(&m_inspector, &Inspector::sessionChanged, this, [this] {
        m_model->clear();
        m_statistics.reset();
    });
    connect(&m_inspector, &Inspector::sessionOpened, this, &MainWindow::onSessionOpened);
    connect(&m_inspector, &Inspector::sessionOpenFailed, this,
            [this](const QString &, const Error &error) {
                m_listeningBar->showProblem(error.message);
            });
    connect(&m_inspector, &Inspector::summariesLoaded, this,
            [this](const QList<CaptureSummary> &summaries) {
                for (const CaptureSummary &summary : summaries)
                    m_statistics.add(summary);
                m_model->append(summaries);
            });
    connect(&m_inspector, &Inspector::captured, this, &MainWindow::showCaptured);
    connect(&m_inspector, &Inspector::listening, this, [this](const QList<ListenerInfo> &all) {
        m_listeningBar->showListening(all.first());
        showEmptyState();
    });
    connect(&m_inspector, &Inspector::listenFailed, this, [this](const Error &error) {
        m_listeningBar->showStopped();
        m_listeningBar->showProblem(error.message);
        showEmptyState();
    });
    connect(&m_inspector, &Inspector::stopped, this, [this] {
        m_listeningBar->showStopped();
        showEmptyState();
    });
    connect(&m_inspector, &Inspector::writeFailed, m_listeningBar, &ListeningBar::showProblem);
    connect(&m_inspector, &Inspector::loadFailed, this,
            [this](const Error &error) { statusBar()->showMessage(error.message, 8000); });
    connect(&m_inspector, &Inspector::reverificationsStored, this, [this] {
        if (m_currentSeq > 0)
            m_inspector.loadCapture(m_currentSeq);
    });
    connect(&m_inspector, &Inspector::captureLoaded, this, [this](const Capture &capture) {
        if (capture.seq == m_currentSeq) // else the user has moved on
            m_details->setCapture(&capture);
    });
}

void MainWindow::connectWidgets()
{
    connect(m_listeningBar, &ListeningBar::startRequested, this, &MainWindow::startListening);
    connect(m_listeningBar, &ListeningBar::stopRequested, this, [this] {
        m_listeningBar->showWorking();
        m_inspector.stopListening();
    });
    connect(m_listeningBar, &ListeningBar::keysRequested, this, &MainWindow::keysDialog);
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const Filter &filter) {
        m_filter = filter;
        m_model->setFilter(filter);
    });
    connect(m_model, &TimelineModel::countsChanged, this, [this] {
        showEmptyState();
        updateStatus();
    });
    connect(m_details, &DetailTabs::reverifyRequested, this,
            [this](qint64 seq) { m_verifyAgain->start({seq}); });
    connect(m_verifyAgain, &VerifyAgain::countsChanged, this, &MainWindow::updateStatus);
    connect(m_timeline, &TimelineView::currentCaptureChanged, this, &MainWindow::showCurrent);
    connect(m_emptyState, &EmptyState::actionTriggered, this, &MainWindow::emptyAction);
    connect(&m_statusTimer, &QTimer::timeout, this, &MainWindow::updateStatus);
}

void MainWindow::restoreState()
{
    restoreGeometry(m_settings.get(settings::WindowGeometry));
    m_splitter->restoreState(m_settings.get(settings::WindowSplitter));
    m_timeline->horizontalHeader()->restoreState(m_settings.get(settings::TimelineHeader));
    setEndpoint(m_settings.get(settings::BindAddress), m_settings.get(settings::Port));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(settings::WindowGeometry, saveGeometry());
    m_settings.set(settings::WindowSplitter, m_splitter->saveState());
    m_settings.set(settings::TimelineHeader, m_timeline->horizontalHeader()->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_icons.setPalette(palette());
    m_listeningBar->refreshIcons();
    m_filterBar->refreshIcons();
    m_details->refreshIcons();
    m_model->refreshIcons();
    if (m_currentSeq > 0)
        m_inspector.loadCapture(m_currentSeq);
}

void MainWindow::setCredentials(const Credentials &credentials, const QString &path)
{
    m_credentials = credentials;
    m_credentialsPath = path;
    m_inspector.setCredentials(credentials);
    m_listeningBar->setKeyCount(credentials.size());
    if (m_sendDialog)
        m_sendDialog->setCredentials(credentials);
}

void MainWindow::setEndpoint(const QString &address, int port)
{
    m_listeningBar->setEndpoint(address, port);
}

void MainWindow::openSession(const QString &path)
{
    m_inspector.openSession(path);
}

void MainWindow::onSessionOpened(const QString &path)
{
    m_sessionOpen = true;
    m_sessionLabel->setText(QFileInfo(path).fileName());
    m_sessionLabel->setToolTip(
        QString(u"<p>"_s + QDir::toNativeSeparators(path).toHtmlEscaped() + u"</p>"_s));
    setWindowTitle(tr("%1 – Hookglass").arg(QFileInfo(path).completeBaseName()));
    if (std::exchange(m_listenWhenOpen, false))
        startListening();
    showEmptyState();
}

void MainWindow::startListening()
{
    if (!m_sessionOpen) {
        m_listenWhenOpen = true;
        return;
    }
    ListenOptions options;
    options.listeners.first().address = m_listeningBar->address();
    options.listeners.first().port = quint16(m_listeningBar->port());
    options.limits.request.maxHeadBytes = m_settings.get(settings::MaxHeadBytes);
    options.limits.request.maxBodyBytes = m_settings.get(settings::MaxBodyBytes);
    m_listeningBar->showProblem({});
    m_listeningBar->showWorking();
    m_inspector.listen(options);
}

void MainWindow::showCaptured(const QList<CaptureSummary> &captures)
{
    for (const CaptureSummary &capture : captures)
        m_statistics.add(capture);
    m_model->append(captures);
    m_listeningBar->showProblem({}); // what is captured was written
}

void MainWindow::showCurrent(qint64 seq)
{
    m_currentSeq = seq;
    if (seq > 0)
        m_inspector.loadCapture(seq);
    else
        m_details->setCapture(nullptr);
}

void MainWindow::showEmptyState()
{
    const bool hasRows = m_model->rowCount() > 0;
    m_center->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_timeline) : m_emptyState);
    if (m_sendDialog)
        m_sendDialog->setOwnUrl(m_listeningBar->url());
    if (m_model->capturedCount() > 0)
        m_emptyState->showHidden(m_model->capturedCount());
    else if (m_listeningBar->isListening())
        m_emptyState->showWaiting(m_listeningBar->url());
    else
        m_emptyState->showStopped();
}

void MainWindow::emptyAction()
{
    if (m_model->capturedCount() > 0)
        m_filterBar->clear();
    else if (m_listeningBar->isListening())
        sendDialog();
    else
        startListening();
}

void MainWindow::updateStatus()
{
    m_countsLabel->setText(
        m_statistics.text(m_model->capturedCount(), m_model->rowCount(), systemClockUs()));
    m_filterBar->setCounts(m_model->rowCount(), m_model->capturedCount());
}

void MainWindow::openSessionDialog()
{
    QString folder = m_settings.get(settings::LastFolder);
    if (folder.isEmpty())
        folder = QFileInfo(m_inspector.sessionPath()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open session"), folder,
                                                      tr("Hookglass sessions (*.hookglass)"));
    if (path.isEmpty())
        return;
    m_settings.set(settings::LastFolder, QFileInfo(path).absolutePath());
    m_inspector.stopListening(); // old evidence gets nothing new before the user says so
    openSession(path);
}

void MainWindow::exportDialog()
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    ExportDialog dialog(m_inspector.catalog(), m_inspector.sessionPath(), m_filter,
                        m_model->rowCount(), m_model->capturedCount(), folder, this);
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path, qint64 written) {
        statusBar()->showMessage(tr("Exported %1 events to %2").arg(written).arg(path), 10'000);
    });
    dialog.exec();
}

void MainWindow::sendDialog()
{
    if (!m_sendDialog) {
        m_sendDialog = new SendDialog(m_inspector.catalog(), m_settings, this);
        m_sendDialog->setOwnUrl(m_listeningBar->url());
        m_sendDialog->setCredentials(m_credentials);
        connect(m_sendDialog, &SendDialog::keysRequested, this, &MainWindow::keysDialog);
    }
    m_sendDialog->show();
    m_sendDialog->raise();
    m_sendDialog->activateWindow();
}

void MainWindow::keysDialog()
{
    KeysDialog dialog(m_credentials, m_credentialsPath, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    setCredentials(dialog.credentials(), m_credentialsPath);
    if (m_credentialsPath.isEmpty())
        return;
    if (const Status saved = saveCredentialsFile(m_credentialsPath, m_credentials); !saved)
        QMessageBox::warning(this, tr("Keys"), saved.error().message);
}

} // namespace hookglass

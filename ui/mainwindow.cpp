// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "core/base/clock.h"
#include "core/filter/filterhighlight.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/accessibleviews.h"
#include "ui/capturednames.h"
#include "ui/cellfilter.h"
#include "ui/checkprogress.h"
#include "ui/colouring.h"
#include "ui/compaction.h"
#include "ui/comparison.h"
#include "ui/currentevent.h"
#include "ui/deletion.h"
#include "ui/detailslayout.h"
#include "ui/detailtabs.h"
#include "ui/emptystate.h"
#include "ui/eventcopy.h"
#include "ui/eventwindows.h"
#include "ui/filterbar.h"
#include "ui/filtermemory.h"
#include "ui/helpmenu.h"
#include "ui/hiddennote.h"
#include "ui/highlightbar.h"
#include "ui/keyscontrol.h"
#include "ui/listeningbar.h"
#include "ui/listeningcontrol.h"
#include "ui/marking.h"
#include "ui/notices.h"
#include "ui/overviewcontrol.h"
#include "ui/overviewstrip.h"
#include "ui/owncolumns.h"
#include "ui/pinning.h"
#include "ui/responsescontrol.h"
#include "ui/roomsteps.h"
#include "ui/selectionhistory.h"
#include "ui/sessioncontrol.h"
#include "ui/storecontrol.h"
#include "ui/taborder.h"
#include "ui/tailactions.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinefeed.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"
#include "ui/timemenu.h"
#include "ui/verifyagain.h"
#include "ui/viewmenu.h"

#include <QEvent>
#include <QLabel>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace hookglass {

MainWindow::MainWindow(Inspector &inspector, Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(new TimelineModel(m_icons, this))
    , m_countsLabel(new QLabel(this))
{
    installAccessibleViews();
    m_icons.setPalette(palette());
    m_listeningBar = new ListeningBar(m_icons, this);
    m_notices = new Notices(m_icons, this);
    m_filterBar = new FilterBar(m_icons, this);
    m_filterBar->setCatalog(m_inspector.catalog());
    m_filterBar->setCaptures([this] { return m_model->captures(); });
    m_filterMemory = new FilterMemory(m_settings, m_icons, *m_filterBar);
    m_timeline = new TimelineView(*m_model, this);
    m_highlightBar = new HighlightBar(m_icons, m_inspector.catalog(), *m_model, *m_timeline, this);
    m_emptyState = new EmptyState(this);
    m_center = new QStackedWidget(this);
    m_details = new DetailTabs(m_icons, m_inspector.catalog(), this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_feed = new TimelineFeed(m_inspector, *m_model, m_statistics, this);
    m_current = new CurrentEvent(m_inspector, {*m_model, *m_timeline, *m_feed}, *m_details,
                                 *statusBar(), this);
    m_session = new SessionControl(m_inspector, m_settings, *m_model, *m_notices, this);
    m_listening =
        new ListeningControl(m_inspector, m_settings, *m_listeningBar, *m_notices, m_icons, this);
    m_responses =
        new ResponsesControl(m_inspector, m_settings, *m_listeningBar, *m_notices, m_icons, this);
    m_store = new StoreControl(m_inspector, m_settings, *m_notices, this);
    m_keys = new KeysControl(m_inspector, m_settings, *m_listeningBar, this);
    new CapturedNames(m_inspector, *m_model, *m_filterBar, this);
    new CellFilter(*m_model, *m_timeline, *m_filterBar, this);
    m_verifyAgain = new VerifyAgain(m_inspector, *m_timeline, this);
    auto *marking = new Marking(m_inspector, *m_model, *m_timeline, this);
    m_pinning = new Pinning(*marking, *m_timeline, this);
    m_colouring =
        new Colouring(m_inspector, m_settings, *m_model, *m_timeline, *marking, m_icons, this);
    m_deletion = new Deletion(m_inspector, *m_model, *m_timeline, this);
    m_tail = new TailActions(*m_model, *m_timeline, m_icons, this);
    m_tail->addButtons(*m_filterBar);
    m_roomSteps = new RoomSteps(*m_model, *m_timeline, *statusBar(), this);
    m_history = new SelectionHistory(this);
    m_windows =
        new EventWindows(m_inspector, {*m_model, *m_timeline, *m_feed}, m_settings, m_icons, this);
    m_ownColumns = new OwnColumns(*m_model, *m_timeline, m_inspector.catalog(), this);
    addCopyEventActions(*m_timeline, *m_details, m_inspector.catalog());
    m_time = new TimeMenu(*m_model, *m_timeline, m_settings, this);
    new Comparison(m_inspector, *m_model, *m_timeline, m_details->compare(), this);
    m_compaction = new Compaction(m_inspector, *m_listening, *m_notices, this);
    m_overview =
        new OverviewControl(m_settings, m_icons, *m_model, *m_timeline, *m_filterBar, this);
    makeLayout();
    makeMenus();
    connectInspector();
    connectWidgets();
    restoreState();
    m_statusTimer.start(1s);
    showEmptyState();
    updateStatus();
    setTabOrderAsRead(*centralWidget());
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout()
{
    setWindowTitle(tr("Hookglass"));
    m_center->addWidget(m_emptyState);
    m_center->addWidget(m_timeline);
    auto *events = new QWidget(this);
    auto *eventsLayout = new QVBoxLayout(events);
    eventsLayout->setContentsMargins(0, 0, 0, 0);
    eventsLayout->setSpacing(0);
    eventsLayout->addWidget(&m_overview->strip());
    eventsLayout->addWidget(m_center, 1);
    m_splitter->addWidget(events);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_listeningBar);
    layout->addWidget(m_notices);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_highlightBar);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    setMinimumSize(720, 480);
    resize(1180, 780);
    m_splitter->setSizes({440, 300});
    m_detailsLayout = new DetailsLayout(*m_splitter, m_settings, this);
    new CheckProgress(m_inspector, *statusBar(), this);
    m_verifyAgain->addProgress(*statusBar());
    connect(new HiddenNote(*m_model, *m_details, *m_filterBar, *m_timeline, *statusBar()),
            &HiddenNote::broughtBack, m_current, &CurrentEvent::goTo);
    statusBar()->addPermanentWidget(m_countsLabel);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_session->addActions(*file);
    m_compaction->addActions(*file);
    file->addSeparator();
    // Not all desktops have a standard key for it.
    file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_deletion->addActions(*edit);
    m_store->addActions(*edit);
    QMenu *capture = menuBar()->addMenu(tr("&Capture"));
    m_listening->addActions(*capture);
    m_responses->addActions(*capture);
    m_keys->addActions(*capture);
    m_verifyAgain->addActions(*capture);
    QMenu *mark = menuBar()->addMenu(tr("&Mark"));
    m_pinning->addActions(*mark);
    m_colouring->addActions(*mark);
    auto *view = new ViewMenu(*m_filterBar, *m_filterMemory, *m_highlightBar, *m_timeline,
                              *m_details, *m_overview, this);
    m_tail->addActions(*view);
    m_roomSteps->addActions(*view);
    m_history->addActions(*view);
    m_windows->addActions(*view);
    view->addSeparator();
    m_detailsLayout->addActions(*view);
    m_time->addActions(*view);
    m_timeline->columns().addActions(*view);
    m_ownColumns->addActions(*view);
    menuBar()->addMenu(view);
    menuBar()->addMenu(new HelpMenu(m_inspector, this));
}

void MainWindow::connectInspector()
{
    connect(&m_inspector, &Inspector::sessionOpened, this, &MainWindow::showEmptyState);
    connect(m_feed, &TimelineFeed::recounted, this, &MainWindow::updateStatus);
}

void MainWindow::connectWidgets()
{
    connect(m_listening, &ListeningControl::stateChanged, this, &MainWindow::showEmptyState);
    connect(m_filterBar, &FilterBar::filterChanged, m_model, &TimelineModel::setFilter);
    connect(m_model, &TimelineModel::filtering, m_filterBar, &FilterBar::showProgress);
    connect(m_model, &TimelineModel::filtered, m_filterBar, &FilterBar::showDone);
    connect(m_filterBar, &FilterBar::stopRequested, m_model, &TimelineModel::stopScan);
    connect(m_filterBar, &FilterBar::leftDownwards, m_timeline, [this] { m_timeline->setFocus(); });
    connect(m_timeline, &TimelineView::typed, m_filterBar, &FilterBar::type);
    connect(m_timeline, &TimelineView::escapePressed, m_filterBar, &FilterBar::stopOrClear);
    connect(m_model, &TimelineModel::countsChanged, this, &MainWindow::showEmptyState);
    connect(m_model, &TimelineModel::countsChanged, this, &MainWindow::updateStatus);
    const auto say = [this](const QString &message) {
        statusBar()->showMessage(message, 8000);
    };
    connect(m_model, &TimelineModel::filterFailed, this,
            [say](const Error &error) { say(error.message); });
    connect(m_ownColumns, &OwnColumns::rejected, this, say);
    connect(m_highlightBar, &HighlightBar::failed, this, say);
    connectDetails(m_details);
    connect(m_windows, &EventWindows::opened, this, &MainWindow::connectDetails);
    connect(m_windows, &EventWindows::opened, m_deletion,
            [this](const DetailTabs *details) { m_deletion->addKeys(*details->window()); });
    connect(m_details, &DetailTabs::statusChanged, this,
            [this, last = QString()](const QString &text) mutable {
                // Nothing to say is no reason to take away what somebody else says.
                if (!text.isEmpty() || statusBar()->currentMessage() == last)
                    statusBar()->showMessage(text);
                last = text;
            });
    connect(m_timeline, &TimelineView::currentCaptureChanged, m_history, &SelectionHistory::select);
    connect(m_history, &SelectionHistory::wanted, m_current, &CurrentEvent::goTo);
    connect(&m_inspector, &Inspector::sessionChanged, m_history, &SelectionHistory::clear);
    connect(m_emptyState, &EmptyState::actionTriggered, this, &MainWindow::emptyAction);
    connect(&m_statusTimer, &QTimer::timeout, this, &MainWindow::updateStatus);
}

void MainWindow::connectDetails(DetailTabs *details)
{
    connect(details, &DetailTabs::reverifyRequested, this,
            [this](qint64 seq) { m_verifyAgain->start({seq}); });
    connect(details, &DetailTabs::captureActivated, m_current, &CurrentEvent::goTo);
    connect(details, &DetailTabs::filterRequested, m_filterBar, &FilterBar::combine);
    connect(details, &DetailTabs::columnRequested, m_ownColumns, &OwnColumns::addField);
    details->setCurrentPane(m_details->currentPane()); // which one looks at
    details->setHighlight(FilterHighlight(m_model->filter()));
    connect(m_filterBar, &FilterBar::filterChanged, details,
            [details](const Filter &filter) { details->setHighlight(FilterHighlight(filter)); });
    details->setColourRules(m_colouring->rules());
    connect(m_colouring, &Colouring::rulesChanged, details, &DetailTabs::setColourRules);
}

void MainWindow::restoreState()
{
    restoreGeometry(m_settings.get(settings::WindowGeometry));
    m_detailsLayout->restore();
    m_details->setArrangement(m_settings.get(settings::DetailPanes));
    m_ownColumns->restore(m_settings.get(settings::FieldColumns)); // before what counts columns
    m_timeline->columns().restore(m_settings.get(settings::TimelineColumns),
                                  m_settings.get(settings::ColumnsChosen));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(settings::WindowGeometry, saveGeometry());
    m_detailsLayout->save();
    m_settings.set(settings::DetailPanes, m_details->arrangement());
    m_settings.set(settings::TimelineColumns, m_timeline->columns().state());
    m_settings.set(settings::FieldColumns, m_ownColumns->state());
    m_settings.set(settings::ColumnsChosen, m_timeline->columns().areChosen());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_icons.setPalette(palette());
    m_listeningBar->refreshIcons();
    m_notices->refreshIcons();
    m_filterBar->refreshIcons();
    m_tail->refreshIcons();
    m_filterMemory->refreshIcons();
    m_highlightBar->refreshIcons();
    m_details->refreshIcons();
    m_windows->refreshIcons();
    m_model->refreshIcons();
}

void MainWindow::setCredentials(const Credentials &credentials, const QString &path)
{
    m_keys->setCredentials(credentials, path);
}

void MainWindow::setListeners(const ListenerChoices &listeners)
{
    m_listening->setListeners(listeners);
}

void MainWindow::openSession(const QString &path)
{
    m_session->open(path);
}

void MainWindow::startListening()
{
    m_listening->start();
}

void MainWindow::showEmptyState()
{
    // Frozen, it is not the filter that hides what comes.
    const bool hasRows = m_model->rowCount() + m_model->heldCount() > 0
        || (m_model->isFrozen() && m_model->capturedCount() == 0);
    m_center->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_timeline) : m_emptyState);
    m_keys->updateOwnUrl();
    if (m_model->showsPart())
        m_emptyState->showSearching(m_model->capturedCount());
    else if (m_model->capturedCount() > 0)
        m_emptyState->showHidden(m_model->capturedCount(), m_model->unseen());
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
        m_keys->openSamples();
    else
        startListening();
}

void MainWindow::updateStatus()
{
    m_countsLabel->setText(
        m_statistics.text(m_model->capturedCount(), m_model->rowCount(), systemClockUs()));
    m_filterBar->setCounts(m_model->rowCount(), m_model->capturedCount(), m_model->unseen());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detailtabs.h"

#include "ui/bodypane.h"
#include "ui/comparepane.h"
#include "ui/findbar.h"
#include "ui/headerspane.h"
#include "ui/icons.h"
#include "ui/summarypane.h"
#include "ui/taborder.h"
#include "ui/tokenpane.h"
#include "ui/wirepane.h"

#include <QAbstractScrollArea>
#include <QKeyEvent>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
const auto ShownTab = u"shown"_s; // no pane has that key
constexpr qsizetype ShownAtOnce = 256 * 1024;
} // namespace

DetailTabs::DetailTabs(const Icons &icons, const EventCatalog &catalog, QWidget *parent)
    : QTabWidget(parent)
    , m_icons(icons)
    , m_summary(new SummaryPane(icons))
    , m_wire(new WirePane)
    , m_body(new BodyPane(catalog))
    , m_compare(new ComparePane(catalog))
    , m_reveal(new QToolButton(this))
    , m_find(new FindBar(*this))
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &DetailTabs::showNext);
    setDocumentMode(true);
    setAccessibleName(tr("Details of the selected event"));
    m_reveal->setObjectName(u"revealSecrets"_s);
    m_reveal->setText(tr("Show secrets"));
    m_reveal->setAccessibleName(tr("Show secrets"));
    m_reveal->setToolTip(tr("Show the tokens' signatures and the secrets in the body of this event "
                            "(Ctrl+Shift+H)"));
    m_reveal->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    m_reveal->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reveal->setAutoRaise(true);
    m_reveal->setCheckable(true);
    setCornerWidget(m_reveal);
    connect(m_reveal, &QToolButton::toggled, this, &DetailTabs::showCapture);

    connect(m_summary, &SummaryPane::pathActivated, this, &DetailTabs::showInBody);
    connect(m_summary, &SummaryPane::captureActivated, this, &DetailTabs::captureActivated);
    auto *token = new TokenPane(icons);
    token->setCatalog(catalog);
    connect(token, &TokenPane::reverifyRequested, this, &DetailTabs::reverifyRequested);
    add(m_summary);
    add(m_body);
    add(new HeadersPane(catalog));
    add(token);
    m_wire->setCatalog(catalog);
    add(m_wire);
    add(m_compare);
    connect(m_body, &BodyPane::matched, m_summary, &SummaryPane::setBodyMatches);
    connect(m_body, &BodyPane::matched, m_wire,
            [this](const BodyContent &content, const QList<ByteRange> &places) {
                m_wire->setBodyMatches(content.isDecoded() ? QList<ByteRange>() : places);
            });
    connect(m_wire, &WirePane::bodyMenuAboutToShow, this, [this](QMenu *menu, qsizetype byte) {
        if (!m_toShow.contains(m_body)) // else it still has another one
            m_body->addValueActionsAt(*menu, byte);
    });
    refreshIcons();
    setCapture(nullptr);
    setTabOrderAsRead(*this);
    tabBar()->installEventFilter(this);
    // What was pointed at is in another tab.
    connect(this, &QTabWidget::currentChanged, this, [this] { emit statusChanged({}); });
}

void DetailTabs::add(DetailPane *pane)
{
    m_panes.append(pane);
    addTab(pane, pane->title());
    connect(pane, &DetailPane::filterRequested, this, &DetailTabs::filterRequested);
    connect(pane, &DetailPane::columnRequested, this, &DetailTabs::columnRequested);
    connect(pane, &DetailPane::statusChanged, this, [this, pane](const QString &text) {
        if (pane == currentWidget())
            emit statusChanged(text);
    });
    connect(pane, &DetailPane::contentChanged, m_find, &FindBar::refresh);
    connect(pane, &DetailPane::found, m_find,
            [this, pane](qsizetype places) { m_find->setCount(pane, places); });
}

QVariantMap DetailTabs::arrangement() const
{
    QVariantMap all;
    for (DetailPane *pane : m_panes)
        all.insert(pane->key(), pane->arrangement());
    all.insert(ShownTab, currentPane());
    return all;
}

QString DetailTabs::currentPane() const
{
    return static_cast<const DetailPane *>(currentWidget())->key();
}

void DetailTabs::setCurrentPane(const QString &key)
{
    for (DetailPane *pane : std::as_const(m_panes)) {
        if (pane->key() == key)
            setCurrentWidget(pane);
    }
}

bool DetailTabs::secretsShown() const
{
    return m_reveal->isChecked();
}

void DetailTabs::setArrangement(const QVariantMap &arrangement)
{
    if (arrangement.isEmpty())
        return;
    for (DetailPane *pane : std::as_const(m_panes))
        pane->setArrangement(arrangement.value(pane->key()).toMap());
    setCurrentPane(arrangement.value(ShownTab).toString());
}

void DetailTabs::refreshIcons()
{
    m_reveal->setIcon(m_icons.icon(u"key"_s));
    if (m_capture) // once the panes have the palette, too
        QTimer::singleShot(0, this, &DetailTabs::showCapture);
}

void DetailTabs::setCapture(const Capture *capture)
{
    const bool isAnother = !capture || !m_capture || m_capture->seq != capture->seq;
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    m_retry.reset();
    m_reveal->setEnabled(capture);
    if (isAnother && m_reveal->isChecked())
        m_reveal->setChecked(false); // shows the capture
    else
        showCapture();
    emit captureChanged();
}

/// Those of another body, until those of this one come.
void DetailTabs::forgetMatches()
{
    const std::pair shown {m_capture ? m_capture->seq : 0, m_reveal->isChecked()};
    if (std::exchange(m_shown, shown) == shown)
        return;
    m_summary->setBodyMatches({}, {});
    m_wire->setBodyMatches({});
}

void DetailTabs::showCapture()
{
    forgetMatches();
    m_toShow = m_panes;
    if (auto *current = qobject_cast<DetailPane *>(currentWidget()); m_toShow.removeOne(current))
        m_toShow.prepend(current);
    const bool isLarge = m_capture && m_capture->request.body.size() > ShownAtOnce;
    do
        showNext();
    while (!isLarge && !m_toShow.isEmpty());
}

/// With a large body each pane has a turn of its own, the one that is seen first.
void DetailTabs::showNext()
{
    if (m_toShow.isEmpty())
        return;
    DetailPane *pane = m_toShow.takeFirst();
    pane->setSecretsShown(m_reveal->isChecked());
    pane->setCapture(m_capture ? &*m_capture : nullptr);
    if (pane == m_summary)
        m_summary->setRetry(m_retry);
    if (m_toShow.isEmpty())
        m_find->refresh();
    else
        m_turn.start(0);
}

/// Where the details have the focus, Ctrl+F finds in them; elsewhere it is the window's.
bool DetailTabs::event(QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        return QTabWidget::event(event);
    if (event->type() == QEvent::KeyPress)
        m_find->open();
    event->accept();
    return true;
}

/// Whoever takes a tab by its mnemonic goes there.
bool DetailTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == tabBar() && event->type() == QEvent::Shortcut)
        QMetaObject::invokeMethod(this, &DetailTabs::focusPane, Qt::QueuedConnection); // once it is
    return QTabWidget::eventFilter(watched, event);
}

/// Its main view is the first that scrolls.
void DetailTabs::focusPane()
{
    QWidget *pane = currentWidget();
    QWidget *chosen = nullptr;
    for (QWidget *each = pane->nextInFocusChain(); each != pane; each = each->nextInFocusChain()) {
        const bool takes = pane->isAncestorOf(each) && each->isVisible() && each->isEnabled()
            && (each->focusPolicy() & Qt::TabFocus);
        if (!takes)
            continue;
        chosen = chosen ? chosen : each;
        if (qobject_cast<QAbstractScrollArea *>(each)) {
            chosen = each;
            break;
        }
    }
    (chosen ? chosen : tabBar())->setFocus(Qt::ShortcutFocusReason);
}

void DetailTabs::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    m_find->place();
}

void DetailTabs::setRetry(const std::optional<RetrySeen> &retry)
{
    m_retry = retry;
    m_summary->setRetry(retry);
}

void DetailTabs::setMarks(const Marks &marks)
{
    if (!m_capture)
        return;
    m_capture->marks = marks;
    m_summary->setCapture(&*m_capture); // the others show none, and stay as they are
    m_summary->setRetry(m_retry);
}

void DetailTabs::setHighlight(const FilterHighlight &highlight)
{
    for (DetailPane *pane : std::as_const(m_panes))
        pane->setHighlight(highlight);
}

void DetailTabs::setColourRules(const ColourRules &rules)
{
    m_summary->setColourRules(rules);
    if (m_capture)
        setMarks(m_capture->marks);
}

void DetailTabs::showInBody(const QString &path)
{
    setCurrentWidget(m_body);
    m_body->showPath(path);
}

} // namespace hookglass

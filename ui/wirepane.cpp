// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wirepane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/bodysearch.h"
#include "core/exchange/wiretext.h"
#include "ui/bytesview.h"
#include "ui/eventcopy.h"
#include "ui/timelinetext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype MostFound = 10'000;
} // namespace

WirePane::WirePane(QWidget *parent)
    : DetailPane(parent)
    , m_requestTitle(new QLabel(this))
    , m_answerTitle(new QLabel(this))
    , m_request(new BytesView(this))
    , m_answer(new BytesView(this))
    , m_sides(new QSplitter(Qt::Horizontal, this))
    , m_whiteSpace(new QCheckBox(tr("Show &white space"), this))
    , m_hex(new QCheckBox(tr("He&xadecimal"), this))
{
    m_request->setAccessibleName(tr("The request as it came"));
    m_answer->setAccessibleName(tr("The answer as it was sent"));
    m_sides->addWidget(makeSide(m_requestTitle, m_request));
    m_sides->addWidget(makeSide(m_answerTitle, m_answer));
    m_sides->setChildrenCollapsible(false);
    m_sides->setStretchFactor(0, 3);
    m_sides->setStretchFactor(1, 2);
    for (BytesView *view : {m_request, m_answer}) {
        connect(m_whiteSpace, &QCheckBox::toggled, view, &BytesView::setWhitespaceShown);
        connect(m_hex, &QCheckBox::toggled, view, [view](bool on) {
            view->setMode(on ? ByteLines::Mode::Hex : ByteLines::Mode::Text);
        });
        connect(view, &BytesView::menuAboutToShow, this, [this, view](QMenu *menu, qsizetype byte) {
            if (view == m_request && byte >= m_head.size())
                emit bodyMenuAboutToShow(menu, byte - m_head.size());
            menu->addSeparator();
            if (m_capture && m_catalog)
                addCopyEventActions(*menu, *m_capture, *m_catalog, secretsShown());
        });
    }
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 10, 4);
    tools->addWidget(m_whiteSpace);
    tools->addWidget(m_hex);
    tools->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_sides, 1);
    setCapture(nullptr);
}

QWidget *WirePane::makeSide(QLabel *title, BytesView *view)
{
    title->setTextFormat(Qt::PlainText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    title->setContentsMargins(10, 2, 10, 4);
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(view, 1);
    return side;
}

QVariantMap WirePane::arrangement() const
{
    return {{u"whiteSpace"_s, m_whiteSpace->isChecked()},
            {u"hex"_s, m_hex->isChecked()},
            {u"sides"_s, m_sides->saveState()}};
}

void WirePane::setArrangement(const QVariantMap &arrangement)
{
    m_whiteSpace->setChecked(arrangement.value(u"whiteSpace"_s).toBool());
    m_hex->setChecked(arrangement.value(u"hex"_s).toBool());
    m_sides->restoreState(arrangement.value(u"sides"_s).toByteArray());
    m_sides->setChildrenCollapsible(false); // the state has that, too
}

void WirePane::setCapture(const Capture *capture)
{
    const auto redaction = secretsShown() ? Redaction::None : Redaction::Secrets;
    const QByteArray request = capture ? requestBytes(*capture, redaction) : QByteArray();
    const QByteArray answer = capture ? answerAsSent(*capture, redaction) : QByteArray();
    const qint64 seq = capture ? capture->seq : 0;
    if (seq != m_seq || request != m_request->bytes()) // else one stays where one was
        m_request->setBytes(request);
    if (seq != m_seq || answer != m_answer->bytes())
        m_answer->setBytes(answer);
    m_seq = seq;
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    m_head = capture ? requestHead(*capture, redaction) : QByteArray();
    showMatches();
    m_requestTitle->clear();
    m_answerTitle->clear();
    if (capture)
        showTitles(*capture);
}

void WirePane::setHighlight(const FilterHighlight &highlight)
{
    m_highlight = highlight;
    showMatches();
}

void WirePane::setBodyMatches(const QList<ByteRange> &places)
{
    m_bodyMatches = places;
    showMatches();
}

void WirePane::showMatches()
{
    QList<ByteRange> places = m_highlight.placesInHead(m_head);
    for (const ByteRange &place : std::as_const(m_bodyMatches))
        places.append({place.begin + m_head.size(), place.end + m_head.size()});
    m_request->setMatches(places);
}

qsizetype WirePane::find(const QString &text)
{
    if (text.isEmpty())
        m_answer->unmark(std::exchange(m_shownFound, {}));
    m_found = findInBytes(m_answer->bytes(), text, MostFound);
    return m_found.size();
}

void WirePane::showFound(qsizetype which)
{
    m_shownFound = m_found.value(which);
    m_answer->setSelection(m_shownFound);
}

void WirePane::showTitles(const Capture &capture)
{
    const HttpRequest &request = capture.request;
    const bool isMasked = !secretsShown()
        && (requestHead(capture, Redaction::Secrets) != request.head
            || capture.maskedBody != request.body);
    QString title = tr("Request: %1 of head, %2 of body")
                        .arg(humanSize(request.head.size()), humanSize(request.body.size()));
    if (isMasked)
        title += tr("; secrets are hidden");
    m_requestTitle->setText(title);
    const Answer &answer = capture.answer;
    if (answer.status == 0)
        m_answerTitle->setText(tr("No answer was given"));
    else if (request.isRefused()) // it got its answer as it was refused, and nobody took the time
        m_answerTitle->setText(tr("Answer: %1").arg(answerText(answer.status, answer.rule)));
    else if (answer.afterUs > 0)
        m_answerTitle->setText(
            tr("Answer: %1, after %2")
                .arg(answerText(answer.status, answer.rule), humanDuration(answer.afterUs)));
    else
        m_answerTitle->setText(
            tr("Answer: %1, not given yet").arg(answerText(answer.status, answer.rule)));
    m_answerTitle->setToolTip(
        tr("The time is counted from the last byte of the request. Put together from the rule as "
           "it is stored; the connection may have added a header "
           "\"Connection: close\"."));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagnosislist.h"

#include "core/base/text.h"
#include "core/filter/filterhighlight.h"
#include "core/verify/verificationtext.h"
#include "ui/matchmark.h"
#include "ui/plainlabel.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype MostText = 4000;

QLabel *textLabel(const QString &text, QWidget *parent)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(visibleText(line, MostText));
    return new PlainLabel(parent, lines.join(u'\n'));
}

/// Expected and found, unless the row of a check says the same.
QStringList factsOf(const Diagnosis &diagnosis, const QList<Check> &checks)
{
    const Evidence &evidence = diagnosis.evidence;
    const bool isSaid = std::any_of(checks.begin(), checks.end(), [&](const Check &check) {
        return check.expected == evidence.expected && check.actual == evidence.actual;
    });
    QStringList facts;
    if (!isSaid && !evidence.expected.isEmpty())
        facts.append(DiagnosisList::tr("Expected: %1").arg(evidence.expected));
    if (!isSaid && !evidence.actual.isEmpty())
        facts.append(DiagnosisList::tr("Found: %1").arg(evidence.actual));
    return facts;
}
} // namespace

DiagnosisList::DiagnosisList(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
}

void DiagnosisList::setVerification(const Verification &verification)
{
    for (QWidget *card : std::as_const(m_cards)) {
        card->hide(); // it may be in the middle of an event of its own
        card->deleteLater();
    }
    m_cards.clear();
    m_titles.clear();
    for (const Diagnosis &each : verification.diagnosis) {
        m_cards.append(makeCard(each, m_cards.isEmpty(), factsOf(each, verification.checks)));
        layout()->addWidget(m_cards.last());
    }
    setVisible(!m_cards.isEmpty());
}

void DiagnosisList::setHighlight(const FilterHighlight &highlight)
{
    for (const auto &[cause, title] : std::as_const(m_titles))
        markMatch(*title, highlight.marksField(u"cause"_s, cause));
}

QWidget *DiagnosisList::makeCard(const Diagnosis &diagnosis, bool first, const QStringList &facts)
{
    auto *card = new QFrame(this);
    card->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(4);
    const QString certainty =
        diagnosis.certainty == Certainty::Certain ? tr("certain") : tr("likely");
    QString heading = tr("%1 (%2)").arg(causeId(diagnosis.cause), certainty);
    if (first)
        heading = tr("Fix this first: %1").arg(heading);
    QLabel *title = textLabel(heading, card);
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    m_titles.append({causeId(diagnosis.cause), title});
    column->addWidget(title);
    column->addWidget(textLabel(diagnosis.explanation, card));
    if (const QStringList lines = facts + describeEvidence(diagnosis.evidence); !lines.isEmpty())
        column->addWidget(textLabel(lines.join(u'\n'), card));
    if (!diagnosis.remedy.isEmpty())
        column->addWidget(textLabel(tr("What to do: %1").arg(diagnosis.remedy), card));
    return card;
}

} // namespace hookglass

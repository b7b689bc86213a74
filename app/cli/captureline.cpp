// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/captureline.h"

#include "app/cli/answertext.h"
#include "core/base/clock.h"
#include "core/base/text.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qsizetype UsualLength = 200;

/// A column; a text that is wider still has a space behind it.
void append(QString &line, const QString &text, qsizetype width)
{
    line += text;
    line.resize(line.size() + qMax(width - text.size(), qsizetype(1)), u' ');
}
} // namespace

QByteArray CaptureLine::of(const CaptureSummary &capture)
{
    QString line;
    line.reserve(UsualLength);
    line += u'#';
    append(line, QString::number(capture.seq), 5);
    appendTimeOfDay(line, capture.receivedAtUs);
    line += u"  ";
    append(line, capture.refused ? u"refused"_s : verdictId(capture.verdict), 12);
    append(line, visibleText(capture.event, 40), 31);
    line += visibleText(capture.summary, 200);
    if (!capture.refused && capture.verdict == Verdict::Failed && !capture.cause.isEmpty())
        line += u"  [" + capture.cause + u']';
    if (const QString answer = answerText(capture); !answer.isEmpty())
        line.append(u"  ").append(answer);
    return line.toUtf8();
}

/// As localTime() has it.
void CaptureLine::appendTimeOfDay(QString &line, qint64 epochUs)
{
    using namespace std::chrono;
    const milliseconds time = floor<milliseconds>(microseconds(epochUs));
    const seconds second = floor<seconds>(time);
    if (m_second != second.count()) {
        m_second = second.count();
        m_secondText = localTime(microseconds(second).count()).chopped(3);
    }
    line += m_secondText;
    line += QStringView(QString::number(1000 + (time - second).count())).last(3);
}

} // namespace hookglass::cli

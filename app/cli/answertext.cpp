// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/answertext.h"

#include "core/base/text.h"
#include "core/capture/prediction.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {

QString historyText(const DeliveryHistory &history)
{
    if (history.retryOf != 0)
        return u"retry of #"_s + QString::number(history.retryOf);
    if (history.attempt > 1) // the one before is not in the session
        return u"attempt "_s + QString::number(history.attempt);
    return history.duplicateOf == 0 ? QString()
                                    : u"duplicate of #"_s + QString::number(history.duplicateOf);
}

} // namespace

QString answerText(const CaptureSummary &capture)
{
    if (capture.refused)
        return {};
    QStringList parts;
    if (const QString history = historyText(capture.history); !history.isEmpty())
        parts << history;
    if (capture.rule != u"default") {
        const QString status =
            capture.status == 0 ? u"no answer"_s : QString::number(capture.status);
        parts << u"\u2192 %1 (%2)"_s.arg(status, visibleText(capture.rule));
        const Prediction prediction = predict(capture);
        if (prediction.kind != Prediction::Kind::Delivered && !prediction.next.isEmpty())
            parts << prediction.next;
    }
    return parts.join(u", "_s);
}

} // namespace hookglass::cli

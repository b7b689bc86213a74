// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/retrypolicy.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int LiveKitAttempts = 5;
constexpr qint64 LongestWaitS = 30; // without Retry-After
constexpr qint64 LongestRetryAfterS = 1'000'000'000; // beyond it a number means nothing

/// "Wed, 25 Nov 2026 18:00:00 GMT", the only form that the senders read.
std::optional<qint64> readDate(const QByteArray &text)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return date.toSecsSinceEpoch();
}
} // namespace

AnswerMeaning meaningOf(int status)
{
    switch (status) {
    case 0:
    case 429:
        return AnswerMeaning::TryAgain;
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return AnswerMeaning::Redirect;
    case 501:
        return AnswerMeaning::Final;
    default:
        break;
    }
    if (status >= 200 && status <= 299)
        return AnswerMeaning::Delivered;
    return status >= 500 ? AnswerMeaning::TryAgain : AnswerMeaning::Final;
}

bool mindsRetryAfter(int status)
{
    return status == 429 || status == 503;
}

std::optional<qint64> retryAfterS(const HttpHeaders &headers, qint64 nowUs)
{
    const std::optional<QByteArray> header = firstHeader(headers, "Retry-After");
    if (!header)
        return std::nullopt;
    bool isNumber = false;
    qint64 seconds = header->toLongLong(&isNumber);
    if (!isNumber) {
        const std::optional<qint64> date = readDate(*header);
        if (!date)
            return std::nullopt;
        seconds = std::max(*date - nowUs / 1'000'000, qint64(0));
    }
    return seconds < 0 ? std::nullopt : std::optional(std::min(seconds, LongestRetryAfterS));
}

qint64 retryWaitS(int attempt, int status, std::optional<qint64> retryAfterS)
{
    if (retryAfterS && mindsRetryAfter(status))
        return *retryAfterS;
    // 1, 2, 4, 8 s…
    return attempt >= 6 ? LongestWaitS : qint64(1) << (std::max(attempt, 1) - 1);
}

RetryPolicy retryPolicyOf(EventSender sender, const QString &eventId)
{
    switch (sender) {
    case EventSender::PlugNMeet:
        return eventId.isEmpty() ? RetryPolicy {LiveKitAttempts, false}
                                 : RetryPolicy {PlugNMeetAttempts, true};
    case EventSender::LiveKit:
        return {LiveKitAttempts, true};
    case EventSender::Unknown:
        break;
    }
    return {LiveKitAttempts, false};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

namespace hookglass {

/// What the timeline, filters and statistics need of a capture: everything but head and body.
struct CaptureSummary
{
    qint64 seq = 0;
    qint64 receivedAtUs = 0;
    QByteArray method {};
    QByteArray target {};
    QString peer {};
    qint64 bodySize = 0; ///< bytes
    bool refused = false;
    Verdict verdict = Verdict::Unattempted; ///< the present one
    QString cause {}; ///< id of the first diagnosis, empty when there is none
    std::optional<Verdict> firstVerdict {}; ///< at arrival, when it was judged again since
    EventSender sender = EventSender::Unknown;
    QString event {};
    QString eventId {};
    std::optional<qint64> createdAt {}; ///< Unix seconds
    QString roomId {};
    QString participant {};
    QString summary {}; ///< of a refused request: the reason
    int status = 0; ///< of the answer; 0: none was given
    QString rule {}; ///< that chose the answer
    std::optional<qint64> retryAfterS {}; ///< that the answer asked for, seconds
    qint64 answeredAfterUs = 0;
    DeliveryHistory history {};
    Marks marks {};
    bool operator==(const CaptureSummary &) const = default;

    /// What was answered, or is planned to be, of a capture whose arrival is known.
    void setAnswer(const Answer &answer);
    /// A response rule holds the answer back; it comes later.
    bool isAnswerHeld() const { return answeredAfterUs == 0 && !refused; }
    /// Arrival minus the time the event says it was made, µs; nothing when it says none. The
    /// sender's clock has whole seconds.
    std::optional<qint64> senderLatencyUs() const
    {
        return senderLatencyUs(receivedAtUs, createdAt);
    }
    static std::optional<qint64> senderLatencyUs(qint64 receivedAtUs,
                                                 std::optional<qint64> createdAt);
};

inline std::optional<qint64> CaptureSummary::senderLatencyUs(qint64 receivedAtUs,
                                                             std::optional<qint64> createdAt)
{
    constexpr qint64 MaxSeconds = 100'000'000'000; // year 5138: beyond it the field is nonsense
    if (!createdAt || *createdAt <= 0 || *createdAt > MaxSeconds)
        return std::nullopt;
    return receivedAtUs - *createdAt * 1'000'000;
}

CaptureSummary summarize(const Capture &capture);
/// Id of the first diagnosis; empty when there is none.
QString causeOf(const Verification &verification);

} // namespace hookglass

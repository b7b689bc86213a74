// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/deliveryhistory.h"
#include "core/capture/marks.h"
#include "core/events/event.h"
#include "core/http/httpanswer.h"
#include "core/verify/verification.h"

#include <optional>

namespace hookglass {

/// What we answered. `afterUs` counts from the arrival of the request's last byte to the moment the
/// answer was handed to the connection; 0 while it is not known.
struct Answer
{
    int status = 0; ///< 0: none was given
    QString rule {}; ///< name of the rule that chose it
    qint64 afterUs = 0;
    HttpHeaders
        headers {}; ///< of a response rule; Content-Length and Connection are not among them
    QByteArray body {};
};

/// A later judgement, with other keys; the first one stays.
struct Reverification
{
    qint64 judgedAtUs = 0;
    Verification verification {};
};

/// One delivery: what came, what it proved, what it says, what we answered. A value with implicitly
/// shared members: cheap to copy, safe to hand to another thread. A refused request has neither
/// verification nor event.
struct Capture
{
    /// The present judgement: the latest one.
    const Verification &presentVerification() const
    {
        return reverified ? reverified->verification : verification;
    }

    qint64 seq = 0; ///< number in its session, from 1; 0 until it is committed
    HttpRequest request {};
    Verification verification {};
    std::optional<Reverification> reverified {}; ///< the latest, if any
    Event event {};
    Answer answer {};
    DeliveryHistory history {};
    Marks marks {};
    /// Body and target as they may be shown and copied unasked; only where somebody prepared them.
    std::optional<QByteArray> maskedBody {};
    std::optional<QByteArray> maskedTarget {};
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

namespace hookglass {

constexpr qsizetype MostBodyParts = 2'000;

/// One field of a form or one part of a multipart body.
struct BodyPart
{
    QByteArray name {};
    QByteArray value {}; ///< decoded; of a part its content
    QByteArray type {}; ///< that a part says it has
    QByteArray fileName {};
    QByteArray coding {}; ///< that a part says it is packed with: it is not undone
    qsizetype begin = 0; ///< of the value in the body, as it came
    qsizetype end = 0;
};

/// "application/json" of "Application/JSON; charset=utf-8"; empty when there is no Content-Type.
QByteArray mediaType(const HttpHeaders &headers);

/// The fields of a form (application/x-www-form-urlencoded) or the parts of a multipart body, as
/// the Content-Type tells; empty for any other. At most MostBodyParts; a part without its end goes
/// to the end of the body.
QList<BodyPart> bodyParts(const QByteArray &body, const HttpHeaders &headers);

} // namespace hookglass

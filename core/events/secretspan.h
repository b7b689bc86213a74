// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace hookglass {

/// Bytes of a body that must not be shown or passed on.
struct SecretSpan
{
    qsizetype offset = 0;
    qsizetype length = 0;
    bool text = true; ///< the inside of a string; else a whole value that is not one
    QString path {}; ///< "$.room.metadata.webhook_url"; "$" when it is no field of its own
};

/// The body with "[redacted]" in place of each span, or null where no text may stand. `spans` are
/// in the order of the body and do not overlap.
QByteArray withoutSecrets(const QByteArray &body, const QList<SecretSpan> &spans);

/// Masks the signature of everything that looks like a JWT; header and claims stay readable.
QByteArray withoutSignatures(const QByteArray &bytes);

/// Where those signatures stand.
QList<SecretSpan> tokenSignatures(QByteArrayView bytes);

} // namespace hookglass

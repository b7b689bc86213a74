// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace hookglass {

/// One field of a query or a form, decoded, and where it stands.
struct FormField
{
    QByteArray name {};
    QByteArray value {};
    qsizetype begin = 0; ///< of the name
    qsizetype valueBegin = 0;
    qsizetype end = 0; ///< of the value
};

/// One name or value: "+" is a space, a broken escape stays as it is.
QByteArray formDecoded(QByteArrayView text);

/// Splits "a=1&b=%20" and decodes it; fields keep their order and are never dropped. At most `most` of
/// them.
QList<FormField> formFields(QByteArrayView encoded, qsizetype most = 2'000);

/// The query of a target, behind its first "?"; empty when it has none.
QByteArrayView queryOf(QByteArrayView target);

/// "/hook?room=…&…": with the names of its parameters only, for where nobody knows which of the
/// values is a secret.
QByteArray withoutQueryValues(QByteArrayView target);

} // namespace hookglass

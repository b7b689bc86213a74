// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/formfields.h"

#include "core/base/textbytes.h"

namespace hookglass {

namespace {

constexpr qsizetype LongestEmpty = 12; // name of a parameter without a value

} // namespace

QByteArray formDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isEscape = text[at] == '%' && at + 2 < text.size() && hexDigit(text[at + 1]) >= 0
            && hexDigit(text[at + 2]) >= 0;
        if (isEscape) {
            bytes += char(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2]));
            at += 2;
        } else {
            bytes += text[at] == '+' ? ' ' : text[at];
        }
    }
    return bytes;
}

QList<FormField> formFields(QByteArrayView encoded, qsizetype most)
{
    QList<FormField> fields;
    for (qsizetype at = 0; at < encoded.size() && fields.size() < most;) {
        const qsizetype next = encoded.indexOf('&', at);
        const qsizetype end = next < 0 ? encoded.size() : next;
        if (end > at) {
            const QByteArrayView field = encoded.sliced(at, end - at);
            const qsizetype equals = field.indexOf('=');
            const QByteArrayView name = field.first(equals < 0 ? field.size() : equals);
            const QByteArrayView value = equals < 0 ? QByteArrayView() : field.sliced(equals + 1);
            fields.append({formDecoded(name), formDecoded(value), at, end - value.size(), end});
        }
        at = end + 1;
    }
    return fields;
}

QByteArrayView queryOf(QByteArrayView target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
}

QByteArray withoutQueryValues(QByteArrayView target)
{
    const QByteArrayView query = queryOf(target);
    QByteArray names = target.chopped(query.size()).toByteArray();
    for (const FormField &field : formFields(query)) {
        const QByteArrayView whole = query.sliced(field.begin, field.end - field.begin);
        names += names.endsWith('?') ? "" : "&";
        const qsizetype sign = whole.indexOf('=');
        const bool hasValue = whole.size() > sign + 1 && whole[sign + 1] != '=';
        // Without one it may be a value, and with nothing behind the sign one in Base64.
        const bool hasName = hasValue || sign <= LongestEmpty;
        names += hasName ? whole.first(sign + 1) : QByteArrayView();
        names += hasValue || !hasName || sign < 0 ? "…" : "";
    }
    return names;
}

} // namespace hookglass

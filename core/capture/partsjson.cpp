// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/partsjson.h"

#include "core/base/text.h"
#include "core/json/writer.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MostBytes = 8 * 1024 * 1024;

/// Two that differ have different ones.
QString fingerprint(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes.toByteArray());
    return u"%1 bytes, SHA-256 %2"_s.arg(QString::number(bytes.size()),
                                         QString::fromLatin1(hash.result().toHex()));
}

/// Takes off what it needs.
QString textOf(QByteArrayView bytes, qsizetype &left)
{
    if (bytes.size() > left || bytes.contains('\0') || !bytes.isValidUtf8())
        return fingerprint(bytes);
    left -= bytes.size();
    return displayText(bytes);
}

} // namespace

json::Document partsAsJson(const QList<BodyPart> &parts)
{
    json::Writer writer;
    qsizetype left = MostBytes;
    writer.beginObject();
    for (const BodyPart &part : parts) {
        writer.key(textOf(part.name, left));
        const QString value = textOf(part.value, left);
        if (part.fileName.isEmpty() && part.type.isEmpty() && part.coding.isEmpty()) {
            writer.string(value);
            continue;
        }
        writer.beginObject();
        writer.memberIfNotEmpty(u"file", textOf(part.fileName, left));
        writer.memberIfNotEmpty(u"type", textOf(part.type, left));
        writer.memberIfNotEmpty(u"coding", textOf(part.coding, left));
        writer.member(u"content", value);
        writer.endObject();
    }
    writer.endObject();
    return json::Document::parse(writer.take());
}

} // namespace hookglass

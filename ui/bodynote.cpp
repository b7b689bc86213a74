// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodynote.h"

#include "core/base/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BodyPane", text);
}

QString partsNote(const BodyContent &content)
{
    const qsizetype count = content.parts.size();
    if (content.type.startsWith(u"multipart/"_s))
        return count == 1 ? tr("1 part") : tr("%1 parts").arg(count);
    return count == 1 ? tr("1 field") : tr("%1 fields").arg(count);
}

QString kindNote(const BodyContent &content, const BodyImage &image)
{
    switch (content.kind) {
    case BodyContent::Kind::Json:
        return content.document->isValid() ? tr("JSON") : tr("broken JSON");
    case BodyContent::Kind::Parts:
        return partsNote(content);
    case BodyContent::Kind::Image:
        return image.note;
    case BodyContent::Kind::Text:
        return tr("text");
    case BodyContent::Kind::Binary:
    case BodyContent::Kind::Empty:
        break;
    }
    return tr("binary data");
}

} // namespace

QString bodyNote(const BodyContent &content, const BodyImage &image)
{
    if (content.kind == BodyContent::Kind::Empty)
        return {};
    QStringList parts {kindNote(content, image), humanSize(content.plainSize)};
    if (content.isDecoded())
        parts.append(
            tr("unpacked from %1 of %2")
                .arg(humanSize(content.arrivedSize), QString::fromLatin1(content.codings)));
    if (content.codingFault)
        parts.prepend(content.codingFault->text());
    if (!content.type.isEmpty())
        parts.append(visibleText(content.type, 80));
    return parts.join(u" · "_s);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodynote.h"

#include "core/base/text.h"
#include "core/capture/capture.h"

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

QString noBodyText(const Capture *capture, bool hasBytes, bool hasTree)
{
    if (!capture)
        return tr("Select an event to see its body.");
    if (hasBytes)
        return hasTree ? tr("Tree, Raw and Hex are switched off.")
                       : tr("This body has no tree, and Raw and Hex are switched off.");
    if (!capture->request.body.isEmpty())
        return tr("The body is hidden because it has not been checked for secrets.");
    return capture->request.isRefused() ? tr("The request was refused before its body was read.")
                                        : tr("The request has no body.");
}

} // namespace hookglass

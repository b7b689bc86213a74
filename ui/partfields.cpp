// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/partfields.h"

#include "core/base/text.h"
#include "core/filter/filterwriter.h"
#include "core/filter/partsdocument.h"

namespace hookglass {

QString partName(const BodyPart &part)
{
    constexpr qsizetype MostBytes = 4; // of a character
    return displayText(part.name.left(MostBytes * (LongestFieldName + 1)));
}

QStringList fieldsOfParts(const QList<BodyPart> &parts)
{
    QStringList fields;
    for (const BodyPart &part : parts) {
        const QString name = partName(part);
        fields.append(name.size() <= LongestFieldName && isTextPart(part)
                          ? bodyFieldName({{.name = name}})
                          : QString());
    }
    return fields;
}

} // namespace hookglass

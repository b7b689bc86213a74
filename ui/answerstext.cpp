// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/answerstext.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace hookglass {

const ResponseRules::Preset *presetOf(const ResponseRules &rules)
{
    const QByteArray json = rules.toJson();
    for (const ResponseRules::Preset &preset : ResponseRules::presets()) {
        if (ResponseRules::preset(preset.id).toJson() == json)
            return &preset;
    }
    return nullptr;
}

bool isAlways200(const ResponseRules &rules)
{
    return rules.rules().isEmpty();
}

QString answersTitle(const ResponseRules &rules)
{
    if (isAlways200(rules))
        return QStringLiteral("200");
    if (const ResponseRules::Preset *preset = presetOf(rules))
        return preset->title;
    if (rules.rules().size() == 1)
        return visibleText(rules.rules().first().name, 40);
    return QCoreApplication::translate("Answers", "%1 rules").arg(rules.rules().size());
}

} // namespace hookglass

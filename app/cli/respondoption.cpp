// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/respondoption.h"

#include "app/cli/command.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qint64 MaxRuleFile = 2 * 1024 * 1024;

QStringList presetIds()
{
    QStringList ids;
    for (const ResponseRules::Preset &preset : ResponseRules::presets())
        ids.append(preset.id);
    return ids;
}
} // namespace

QString presetNames()
{
    return presetIds().join(u", "_s);
}

Result<ResponseRules> readResponseRules(const QString &fileOrPreset)
{
    if (fileOrPreset.isEmpty())
        return ResponseRules();
    if (QFile::exists(fileOrPreset)) {
        const Result<QByteArray> file = readFile(fileOrPreset, MaxRuleFile);
        if (!file)
            return file.error();
        const Result<ResponseRules> rules = ResponseRules::parse(*file);
        if (!rules)
            return Error {u"%1: %2"_s.arg(fileOrPreset, rules.error().message)};
        return rules;
    }
    if (!presetIds().contains(fileOrPreset))
        return Error {u"--respond: there is no file \"%1\", and no preset of that name. The "
                      "presets are %2."_s.arg(fileOrPreset, presetNames())};
    return ResponseRules::preset(fileOrPreset);
}

} // namespace hookglass::cli

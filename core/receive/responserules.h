// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/receive/responserule.h"

namespace hookglass {

/// The answer that a rule chose. `answer.status` 0: close without an answer.
struct ChosenAnswer
{
    HttpAnswer answer {};
    QString rule = QStringLiteral("default");
    int delayMs = 0;
};

/// An ordered list of rules: the first that matches decides, and 200 stands behind the last. A
/// value; kept as a JSON file, {"rules":[{"name":…,"filter":…,"status":…,…}]}.
class ResponseRules
{
public:
    struct Preset
    {
        QString id {}; ///< "fail-once"
        QString title {};
        QString help {};
    };

    ResponseRules() = default; ///< 200 to everything
    explicit ResponseRules(const QList<ResponseRule> &rules);

    /// The error names the rule, the member and what is wrong with it.
    static Result<ResponseRules> parse(const QByteArray &json);
    static const QList<Preset> &presets();
    static ResponseRules preset(const QString &id); ///< of presets()

    QByteArray toJson() const;
    const QList<ResponseRule> &rules() const { return m_rules; }

    /// For a capture as it has come, with its history; ages count from then.
    ChosenAnswer choose(const Capture &capture) const;
    /// What the user should know before using these rules, in sentences; empty: nothing.
    QStringList warnings() const;

private:
    QList<ResponseRule> m_rules;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/receive/responserule.h"

namespace hookglass {

/// Reads a file of response rules, strictly: what it does not know or cannot use is an error that
/// names the line, the rule and the member. One instance reads one file.
class RuleReader
{
public:
    explicit RuleReader(const QByteArray &json);
    Result<QList<ResponseRule>> read();

private:
    struct Member;
    using ReadMember = Status (RuleReader::*)(ResponseRule &rule, const json::Value &value) const;
    static const QList<Member> &members();

    Status checkDocument() const;
    Result<ResponseRule> readRule(const json::Value &value);

    Status readName(ResponseRule &rule, const json::Value &value) const;
    Status readFilter(ResponseRule &rule, const json::Value &value) const;
    Status readFirstAttempts(ResponseRule &rule, const json::Value &value) const;
    Status readAction(ResponseRule &rule, const json::Value &value) const;
    Status readStatus(ResponseRule &rule, const json::Value &value) const;
    Status readHeaders(ResponseRule &rule, const json::Value &value) const;
    Status readBody(ResponseRule &rule, const json::Value &value) const;
    Status readDelay(ResponseRule &rule, const json::Value &value) const;
    Result<int> number(const json::Value &value, int minimum, int maximum) const;

    Error wrong(const json::Value &at, const QString &what) const; ///< with a member: in its name
    Error problem(qsizetype offset, const QString &what) const;

    const json::Document m_document;
    int m_ruleNumber = 0; ///< from 1, while a rule is read
    QString m_ruleName;
};

} // namespace hookglass

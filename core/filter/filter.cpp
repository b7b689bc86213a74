// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"

#include "core/filter/filterparser.h"
#include "core/filter/filtertext.h"
#include "core/filter/summarycolumns.h"

#include <QCoreApplication>

namespace hookglass {

Result<Filter> Filter::compile(const QString &text)
{
    return read(text, FilterParser(text));
}

Result<Filter> Filter::compileTyped(const QString &text)
{
    return read(text, FilterParser(text, FilterParser::Ending::Typed));
}

Result<Filter> Filter::read(const QString &text, FilterParser &&parser)
{
    Result<std::optional<FilterNode>> root = parser.parse();
    if (!root)
        return root.error();
    Filter filter;
    if (root->has_value()) {
        root.value()->numberTerms();
        filter.m_root = std::make_shared<const FilterNode>(std::move(*root.value()));
    }
    if (filter.text().size() > FilterParser::MaxLength) // it may need more quotes
        return Error {QCoreApplication::translate("Filter", "The filter is too long."), 0,
                      text.size()};
    return filter;
}

FilterParts Filter::needs() const
{
    return m_root ? m_root->parts : FilterParts();
}

bool Filter::dependsOnTime() const
{
    return m_root && m_root->dependsOnTime();
}

FilterAnswer Filter::answer(const CaptureSummary &capture, qint64 nowUs) const
{
    return m_root ? m_root->answer(SummaryColumns(capture, nowUs), nullptr) : FilterAnswer::Yes;
}

bool Filter::matches(const CaptureSummary &capture, const FilterPayload &payload,
                     qint64 nowUs) const
{
    return !m_root || m_root->answer(SummaryColumns(capture, nowUs), &payload) == FilterAnswer::Yes;
}

bool Filter::matches(const Capture &capture, qint64 nowUs) const
{
    return !m_root || matches(summarize(capture), FilterPayload(capture), nowUs);
}

QString Filter::text() const
{
    return m_root ? filterText(*m_root) : QString();
}

QString Filter::describe() const
{
    return m_root ? filterDescription(*m_root) : QString();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filtercolumns.h"

namespace hookglass {

/// The columns of a summary, which must outlive it.
class SummaryColumns final : public FilterColumns
{
public:
    SummaryColumns(const CaptureSummary &capture, qint64 nowUs)
        : m_capture(capture)
        , m_nowUs(nowUs)
    {
    }

    bool matches(const FilterTerm &term, const FilterTerm::Column &column) const override;
    bool has(const FilterRow &row) const override;
    bool hasBody() const override { return m_capture.bodySize > 0; }

private:
    const CaptureSummary &m_capture;
    const qint64 m_nowUs;
};

} // namespace hookglass

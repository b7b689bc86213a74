// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/body.h"

#include <map>
#include <memory>

namespace hookglass {

/// The JSON in the texts of one body, as of a room's metadata or a field of a form: parsed when the
/// first path goes into a text, and kept for those of other terms. The body must outlive it.
class InnerBodies
{
public:
    /// What is in the text; not valid when that is no JSON.
    std::shared_ptr<const json::Body> of(const json::Value &text);
    size_t count() const { return m_kept.size(); }

    static constexpr qsizetype MostBytes = 16 * 1024 * 1024; ///< for what is kept
    static constexpr qsizetype BytesEach = 512; ///< for each, beside its text and its nodes

private:
    /// By where the text stands: in the body, or in one that is kept too.
    std::map<const char *, std::shared_ptr<const json::Body>> m_kept;
    qsizetype m_bytes = 0;
    bool m_isFull = false; ///< for good: what is not kept leaves its place to other texts
};

} // namespace hookglass

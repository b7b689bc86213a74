// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/noticeline.h"

#include <map>

namespace hookglass {

/// What must not be overlooked, below the top line: at most one sentence about each thing.
class Notices final : public QWidget
{
    Q_OBJECT

public:
    enum class About { Session, Listening, Writing, Space, Answers };
    using Severity = NoticeLine::Severity;

    explicit Notices(const Icons &icons, QWidget *parent = nullptr);

    /// Replaces what was said about it; an empty text takes it away.
    void tell(About about, Severity severity, const QString &text, const QString &action = {});
    void clear(About about);
    void refreshIcons();

signals:
    void actionTriggered(hookglass::Notices::About about);

private:
    NoticeLine *makeLine(About about);

    const Icons &m_icons;
    std::map<About, NoticeLine *> m_lines; ///< made when first wanted
};

} // namespace hookglass

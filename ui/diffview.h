// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace hookglass {

class Icons;
struct ByteDiff;

/// Two lines of bytes, as signed and as arrived, with what differs marked. Always plain text.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(const Icons &icons, QWidget *parent = nullptr);

    void setDiff(const ByteDiff &diff);

private:
    void appendLine(const ByteDiff &diff, bool asSigned);

    const Icons &m_icons;
};

} // namespace hookglass

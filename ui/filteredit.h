// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

#include <QLineEdit>
#include <QTimer>

namespace hookglass {

class FilterCompleter;
class Icons;

/// A field for a filter. It compiles when the typing pauses and hands on what is valid. An icon
/// shows whether it is; what is wrong is underlined.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(const Icons &icons, QWidget *parent = nullptr);

    enum class State { Empty, Incomplete, Wrong, Valid };

    State state() const { return m_state; }
    FilterCompleter &completer() { return *m_completer; }
    /// The last valid one.
    const Filter &filter() const { return m_filter; }
    const QString &problem() const { return m_problem; } ///< empty: it is valid, or incomplete
    /// Does not wait for the pause; nothing more is being typed.
    void compile();
    /// Its text if that is valid and not half typed, else that of the last valid filter.
    QString validText() const;
    /// While its filter is being looked for: how much of that is done, from 0 to 1; nothing: it is
    /// not.
    void setBusy(std::optional<double> share);
    bool isBusy() const { return m_busy.has_value(); }
    void refreshIcons();

protected:
    void paintEvent(QPaintEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

signals:
    void filterChanged(const hookglass::Filter &filter);
    void problemChanged(const QString &problem);

private:
    Result<Filter> readTyped() const;
    void take(const Result<Filter> &filter);
    void underline(const Error &error);

    const Icons &m_icons;
    QAction *m_stateAction;
    FilterCompleter *m_completer; ///< child
    Filter m_filter;
    State m_state = State::Empty;
    QString m_problem;
    QString m_missing; ///< while it is incomplete
    std::optional<double> m_busy;
    bool m_composing = false; ///< an input method shows what is not in the text yet
    bool m_underlined = false;
    QTimer m_delay; ///< typing feels live, yet not every letter filters
};

} // namespace hookglass

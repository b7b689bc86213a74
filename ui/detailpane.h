// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filterhighlight.h"
#include "core/filter/filterwriter.h"

#include <QVariantMap>
#include <QWidget>

namespace hookglass {

struct Capture;

/// One tab about the current capture. Panes know values, never the window. What they show is masked
/// unless the user asked for the secrets.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0; ///< with its mnemonic
    virtual QString key() const = 0; ///< its name in the settings
    /// How the user has arranged it, to be kept in the settings. What cannot be read back is left
    /// as it is.
    virtual QVariantMap arrangement() const { return {}; }
    virtual void setArrangement(const QVariantMap &) { }
    /// Null: nothing is selected. The capture need not outlive the call.
    virtual void setCapture(const Capture *capture) = 0;

    /// Marks what the filter of the timeline matches, of this capture and those to come.
    virtual void setHighlight(const FilterHighlight &) { }

    /// Counts the places where a text stands in what it shows, for the find bar. `Searching`: it
    /// takes longer, and found() tells. An empty text ends it: what showFound() marked goes.
    static constexpr qsizetype Searching = -1;
    virtual qsizetype find(const QString &) { return 0; }
    /// Goes to one of the places that were counted last.
    virtual void showFound(qsizetype) { }

    /// Holds from the next setCapture() on.
    void setSecretsShown(bool shown) { m_secretsShown = shown; }
    bool secretsShown() const { return m_secretsShown; }

signals:
    /// A term is to come to the filter of the timeline.
    void filterRequested(const QString &term, hookglass::FilterUse use);
    /// A field of the filter language is to become a column of the timeline.
    void columnRequested(const QString &field);
    /// What the user points at, in one line, for the status bar; empty: nothing.
    void statusChanged(const QString &text);
    /// It shows something else now: what was found before is no longer there.
    void contentChanged();
    /// How often the text stands there that find() was asked for last.
    void found(qsizetype places);

private:
    bool m_secretsShown = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accessibleviews.h"

#include "ui/bytesview.h"
#include "ui/overviewstrip.h"

#include <QAccessibleWidget>
#include <QScrollArea>

namespace hookglass {

namespace {

class AccessibleBytes final : public QAccessibleWidget
{
public:
    explicit AccessibleBytes(BytesView *view)
        : QAccessibleWidget(view, QAccessible::EditableText)
        , m_view(*view)
    {
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_view.currentLine() : QAccessibleWidget::text(which);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        return state;
    }

private:
    const BytesView &m_view; ///< the interface goes with it
};

QAccessibleInterface *accessibleView(const QString &, QObject *object)
{
    if (auto *bytes = qobject_cast<BytesView *>(object))
        return new AccessibleBytes(bytes);
    if (auto *strip = qobject_cast<OverviewStrip *>(object))
        return new QAccessibleWidget(strip, QAccessible::Chart);
    if (auto *area = qobject_cast<QScrollArea *>(object))
        return new QAccessibleWidget(area, QAccessible::Pane);
    return nullptr;
}

} // namespace

void installAccessibleViews()
{
    QAccessible::installFactory(accessibleView);
}

} // namespace hookglass

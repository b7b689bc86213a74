// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QVariant>

class QAbstractItemView;
class QHeaderView;

namespace hookglass {

/// Lets the columns of a view share the room there is, until the user draws one of them or they are
/// restored as they were kept. Owned by the view.
class ColumnShares final : public QObject
{
    Q_OBJECT

public:
    /// Each of the first columns gets so many percent, the last one the rest.
    ColumnShares(QAbstractItemView &view, QHeaderView &header, QList<int> percents);

    /// For the settings: their widths; null while they share.
    QVariant kept() const;
    /// What is no list of sensible widths changes nothing.
    void restore(const QVariant &kept);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void share();

    QAbstractItemView &m_view;
    QHeaderView &m_header;
    const QList<int> m_percents;
    bool m_isSharing = false;
    bool m_areDrawn = false;
};

} // namespace hookglass

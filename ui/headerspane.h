// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "ui/detailpane.h"
#include "ui/viewsearch.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace hookglass {

class ColumnShares;
class EventCatalog;

/// The head of the request: its line, the headers in the order in which they came with what each is
/// for, the parameters of the query, and what is known of the connection.
class HeadersPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit HeadersPane(const EventCatalog &catalog, QWidget *parent = nullptr);

    QString title() const override { return tr("&Headers"); }
    QString key() const override { return QStringLiteral("headers"); }
    QVariantMap arrangement() const override;
    void setArrangement(const QVariantMap &arrangement) override;
    void setCapture(const Capture *capture) override;
    qsizetype find(const QString &text) override { return m_search.find(*this, text); }
    void showFound(qsizetype which) override { m_search.show(which); }
    void setHighlight(const FilterHighlight &highlight) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTable();
    QTreeWidgetItem *addGroup(const QString &title);
    void addRow(QTreeWidgetItem *group, const QStringList &cells, const QString &field = {});
    void showMatches();
    void showHeaders(const Capture &capture);
    void showQuery(const QByteArray &target);
    void showConnection(const Capture &capture);
    void showMenu(const QPoint &at);

    const EventCatalog &m_catalog;
    std::optional<Capture> m_capture;
    QLabel *m_requestLine;
    QTreeWidget *m_table;
    ColumnShares *m_columns; ///< of the table
    QByteArray m_head; ///< as it may be copied
    bool m_showsSecrets = false;
    ViewSearch m_search;
    FilterHighlight m_highlight;
};

} // namespace hookglass

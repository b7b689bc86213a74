// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/detailpane.h"

class QLabel;
class QTableWidget;

namespace hookglass {

/// Request line and headers, in order of arrival, duplicates kept.
class HeadersPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit HeadersPane(QWidget *parent = nullptr);

    QString title() const override { return tr("&Headers"); }
    void setCapture(const Capture *capture) override;

private:
    QLabel *m_requestLine;
    QTableWidget *m_table;
    QByteArray m_head;
};

} // namespace hookglass

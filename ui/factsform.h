// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QGridLayout;

namespace hookglass {

/// Names and values in two columns, values selectable and always plain text.
class FactsForm final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsForm(QWidget *parent = nullptr);

    void clear();
    /// Nothing is added for an empty value.
    void add(const QString &name, const QString &value);

private:
    QGridLayout *m_layout;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fieldcolumns.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hookglass {

/// Asks which field is to be a column, and under which title.
class AddColumnDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `catalog` gives the paths in bodies that are offered.
    explicit AddColumnDialog(const EventCatalog &catalog, QWidget *parent = nullptr);

    /// What was chosen; once the dialog was accepted.
    FieldColumn column() const;

private:
    void offerFields(const EventCatalog &catalog);
    void check();

    QLineEdit *m_field;
    QLineEdit *m_title;
    QLabel *m_help;
    QPushButton *m_add;
    QHash<QString, QString> m_meanings; ///< by name of the field
};

} // namespace hookglass

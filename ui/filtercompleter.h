// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace hookglass {

/// Offers names of fields and values below a field for a filter while somebody types in it, or when
/// Ctrl+Space is pressed. Child of the field.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    explicit FilterCompleter(QLineEdit &edit);

    /// Beside those that every filter has: paths in the body.
    void setMoreFields(const QStringList &names) { m_moreFields = names; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(bool whenNothingIsTyped);
    void choose(const QString &candidate);

    QLineEdit &m_edit;
    QCompleter *m_completer;
    QStringListModel *m_model;
    QStringList m_moreFields;
};

} // namespace hookglass

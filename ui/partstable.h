// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "ui/valuemenu.h"

#include <QTreeWidget>

namespace hookglass {

/// The fields of a form or the parts of a multipart body, decoded, as plain text. Ctrl+C copies the
/// value.
class PartsTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit PartsTable(QWidget *parent = nullptr);

    /// `fields`: see fieldsOfParts().
    void setParts(const QList<BodyPart> &parts, const QStringList &fields = {});
    /// Marks those that the filter matches; the places in order, none touching another.
    void setMatches(const QList<ByteRange> &matches);
    /// Goes to the part that has the byte in its value or before it; false: none has.
    bool showByte(qsizetype byte);
    void goTo(qsizetype part); ///< if there is one
    void goToNamed(const QByteArray &name); ///< the first of that name
    qsizetype currentPart() const; ///< -1: there is none
    QString nameOf(qsizetype part) const; ///< see partName()
    ByteRange currentRange() const; ///< of its value; empty: there is no current part
    QString currentField() const; ///< "body.user"; empty: it has none
    PointedValue valueOf(qsizetype part) const;
    /// The part that has the byte in its value or before it; -1: none has.
    qsizetype partAt(qsizetype byte) const;

signals:
    void pointedAt(qsizetype part);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMatch(qsizetype row);

    QList<BodyPart> m_parts;
    QStringList m_fields; ///< of each part
    QList<bool> m_matched; ///< each part
};

} // namespace hookglass

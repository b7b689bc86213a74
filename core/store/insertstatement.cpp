// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/insertstatement.h"

#include "core/store/sqlerror.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// What QSQLITE stores as NULL. QVariant only knows it of what was made without a value.
bool isNull(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QString>())
        return value.toString().isNull();
    if (value.metaType() == QMetaType::fromType<QByteArray>())
        return value.toByteArray().isNull();
    return value.isNull();
}

/// To SQLite: QVariant takes a null number for 0, and a null text for an empty one.
bool isSame(const QVariant &a, const QVariant &b)
{
    return a.metaType() == b.metaType() && a == b && isNull(a) == isNull(b);
}

} // namespace

/// By names: of a number QSqlQuery makes a name each time.
bool InsertStatement::prepare(const QString &table, const QStringList &columns)
{
    m_bound = QVariantList(columns.size());
    m_names.clear();
    for (const QString &column : columns)
        m_names.append(u':' + column);
    return m_query.prepare(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
        table, columns.join(u", "), m_names.join(u", ")));
}

Status InsertStatement::run(std::span<QVariant> values)
{
    Q_ASSERT(qsizetype(values.size()) == m_names.size());
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        QVariant &value = values[size_t(i)];
        if (isSame(value, m_bound[i]))
            continue;
        m_query.bindValue(m_names[i], value);
        m_bound[i] = std::move(value);
    }
    if (!m_query.exec())
        return sqlError(m_query.lastError());
    return success();
}

} // namespace hookglass

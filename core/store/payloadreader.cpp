// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/payloadreader.h"

#include <QCoreApplication>
#include <QSqlError>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Reading some that nobody wants costs less than looking for the next one that is wanted.
constexpr qint64 MostUnwanted = 2;

QString statement(PayloadParts parts, std::optional<qsizetype> largestBody)
{
    const auto body = parts & PayloadPart::Body ? ", body"_L1 : ", NULL"_L1;
    const auto head = parts & PayloadPart::Head
        ? ", head, listener FROM payload JOIN capture USING (seq)"_L1
        : ", NULL, NULL FROM payload"_L1;
    const QString size =
        largestBody ? u" AND length(body) <= %1"_s.arg(*largestBody) : QString(); // reads no body
    return u"SELECT payload.seq"_s + body + head + u" WHERE payload.seq BETWEEN ? AND ?"_s + size
        + u" ORDER BY payload.seq"_s;
}

} // namespace

PayloadReader::PayloadReader(SessionFile file, PayloadParts parts)
    : m_file(std::move(file))
    , m_parts(parts)
    , m_query(m_file.database())
{
}

Result<std::unique_ptr<PayloadReader>> PayloadReader::open(const QString &path, PayloadParts parts,
                                                           std::optional<qsizetype> largestBody)
{
    Result<SessionFile> file = SessionFile::open(path, SessionAccess::ReadOnly);
    if (!file)
        return file.error();
    std::unique_ptr<PayloadReader> reader(new PayloadReader(std::move(file.value()), parts));
    reader->m_query.setForwardOnly(true);
    if (!reader->m_query.prepare(statement(parts, largestBody)))
        return reader->readError();
    return reader;
}

Error PayloadReader::readError() const
{
    return {QCoreApplication::translate("SessionReader", "Cannot read the session: %1.")
                .arg(m_query.lastError().databaseText())};
}

Status PayloadReader::read(const QList<qint64> &seqs,
                           const std::function<bool(StoredPayload &)> &take)
{
    QSqlDatabase database = m_file.database();
    database.transaction(); // one snapshot, and one lock, for all of them; without it they are many
    Result<bool> goesOn = true;
    for (const qint64 *first = seqs.data(), *const end = first + seqs.size(); first != end;) {
        const qint64 *last = first;
        while (last + 1 != end && last[1] - last[0] <= MostUnwanted + 1)
            ++last;
        goesOn = readRun(first, last + 1, take);
        if (!goesOn || !*goesOn)
            break;
        first = last + 1;
    }
    database.rollback();
    return goesOn ? success() : Status(goesOn.error());
}

Result<bool> PayloadReader::readRun(const qint64 *first, const qint64 *end,
                                    const std::function<bool(StoredPayload &)> &take)
{
    m_query.bindValue(0, *first);
    m_query.bindValue(1, *(end - 1));
    if (!m_query.exec())
        return readError();
    bool goesOn = true;
    while (goesOn && m_query.next()) {
        StoredPayload payload {.seq = m_query.value(0).toLongLong()};
        while (first != end && *first < payload.seq)
            ++first;
        if (first == end || *first != payload.seq)
            continue; // between two that are wanted
        payload.body = m_query.value(1).toByteArray();
        payload.head = m_query.value(2).toByteArray();
        payload.listener = m_query.value(3).toString();
        goesOn = take(payload);
    }
    const bool failed = m_query.lastError().isValid();
    if (failed)
        return readError();
    m_query.finish();
    return goesOn;
}

} // namespace hookglass

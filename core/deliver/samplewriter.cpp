// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samplewriter.h"

namespace hookglass {

namespace {

QString camelCase(QStringView name)
{
    QString camel;
    bool upper = false;
    for (const QChar character : name) {
        if (character == u'_')
            upper = true;
        else
            camel += std::exchange(upper, false) ? character.toUpper() : character;
    }
    return camel;
}

} // namespace

void SampleWriter::key(QStringView name)
{
    m_writer.key(m_sender == EventSender::LiveKit ? camelCase(name) : name.toString());
}

SampleWriter &SampleWriter::beginObject(QStringView name)
{
    if (!name.isEmpty())
        key(name);
    m_writer.beginObject();
    return *this;
}

SampleWriter &SampleWriter::endObject()
{
    m_writer.endObject();
    return *this;
}

SampleWriter &SampleWriter::beginArray(QStringView name)
{
    key(name);
    m_writer.beginArray();
    return *this;
}

SampleWriter &SampleWriter::endArray()
{
    m_writer.endArray();
    return *this;
}

SampleWriter &SampleWriter::text(QStringView name, QStringView text, Zero zero)
{
    if (!text.isEmpty() || zero == Zero::Present) {
        key(name);
        m_writer.string(text);
    }
    return *this;
}

SampleWriter &SampleWriter::int64(QStringView name, qint64 number, Zero zero)
{
    if (number != 0 || zero == Zero::Present) {
        key(name);
        m_writer.string(QString::number(number));
    }
    return *this;
}

SampleWriter &SampleWriter::number(QStringView name, qint64 number, Zero zero)
{
    if (number != 0 || zero == Zero::Present) {
        key(name);
        m_writer.integer(number);
    }
    return *this;
}

SampleWriter &SampleWriter::decimal(QStringView name, qint64 scaled, int decimals)
{
    QByteArray digits = QByteArray::number(scaled).rightJustified(decimals + 1, '0');
    digits.insert(digits.size() - decimals, '.');
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.endsWith('.'))
        digits.chop(1);
    key(name);
    m_writer.raw(digits);
    return *this;
}

SampleWriter &SampleWriter::flag(QStringView name, bool value)
{
    if (value) {
        key(name);
        m_writer.boolean(true);
    }
    return *this;
}

SampleWriter &SampleWriter::texts(QStringView name, const QStringList &texts)
{
    key(name);
    m_writer.beginArray();
    for (const QString &text : texts)
        m_writer.string(text);
    m_writer.endArray();
    return *this;
}

} // namespace hookglass

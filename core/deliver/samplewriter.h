// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/json/writer.h"

namespace hookglass {

/// Writes a body as the servers' encoder does: on one line without spaces, 64-bit integers as
/// texts, zero values left out unless the field is an `optional` one, names as the sender spells
/// them. Names are given in snake_case and written in camelCase for LiveKit.
class SampleWriter
{
public:
    /// What becomes of "", 0 and false.
    enum class Zero : quint8 { Absent, Present };

    explicit SampleWriter(EventSender sender)
        : m_sender(sender)
    {
    }

    SampleWriter &beginObject(QStringView name = {});
    SampleWriter &endObject();
    SampleWriter &beginArray(QStringView name);
    SampleWriter &endArray();

    SampleWriter &text(QStringView name, QStringView text, Zero zero = Zero::Absent);
    SampleWriter &int64(QStringView name, qint64 number, Zero zero = Zero::Absent);
    SampleWriter &number(QStringView name, qint64 number, Zero zero = Zero::Absent);
    /// `scaled` / 10^`decimals`, in its shortest form; zero is written.
    SampleWriter &decimal(QStringView name, qint64 scaled, int decimals);
    SampleWriter &flag(QStringView name, bool value);
    SampleWriter &texts(QStringView name, const QStringList &texts);

    EventSender sender() const { return m_sender; }
    const QByteArray &bytes() { return m_writer.bytes(); }

private:
    void key(QStringView name);

    const EventSender m_sender;
    json::Writer m_writer;
};

} // namespace hookglass

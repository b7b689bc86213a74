// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/event.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// In the order of the enums. They are looked up for every capture: texts that nobody allocates.
const std::array SenderIds {u"unknown"_s, u"plugnmeet"_s, u"livekit"_s};
const std::array SeverityIds {u"info"_s, u"warning"_s, u"error"_s};

template <typename Enum, size_t Size>
Enum fromId(const std::array<QString, Size> &ids, QStringView id)
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? Enum {} : Enum(found - ids.begin());
}
} // namespace

QString senderId(EventSender sender)
{
    return SenderIds[size_t(sender)];
}

QString severityId(Severity severity)
{
    return SeverityIds[size_t(severity)];
}

EventSender senderFromId(QStringView id)
{
    return fromId<EventSender>(SenderIds, id);
}

Severity severityFromId(QStringView id)
{
    return fromId<Severity>(SeverityIds, id);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/roommetadata.h"

#include "core/json/document.h"
#include "core/json/writer.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QByteArray quoted(const QString &text)
{
    return json::Writer().string(text).bytes();
}

QByteArray truth(bool value)
{
    return value ? "true" : "false";
}

} // namespace

QString roomMetadata(const RoomMetadata &facts)
{
    QFile file(u":/hookglass/samples/room-metadata.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // it is part of the program
    const json::Document document = json::Document::parse(opened ? file.readAll() : QByteArray());
    const json::Value root = document.root();
    QList<std::pair<json::Value, QByteArray>> changes {
        {root["room_title"], quoted(facts.title)},
        {root["welcome_message"], quoted(facts.welcome)},
        {root["is_recording"], truth(facts.recording)},
        {root["is_active_rtmp"], truth(facts.broadcasting)},
        {root["started_at"], quoted(QString::number(facts.startedAt))},
        {root["metadata_id"], quoted(facts.metadataId)},
        {root["extra_data"]["course"], quoted(facts.course)},
    };
    // From the back, so that the offsets before still hold.
    std::sort(changes.begin(), changes.end(),
              [](const auto &a, const auto &b) { return a.first.offset() > b.first.offset(); });
    QByteArray metadata = document.bytes();
    for (const auto &[value, text] : std::as_const(changes)) {
        if (value)
            metadata.replace(value.offset(), value.raw().size(), text);
    }
    return QString::fromUtf8(metadata);
}

} // namespace hookglass

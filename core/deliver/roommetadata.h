// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// What differs between the metadata of rooms in samples.
struct RoomMetadata
{
    QString title {};
    QString welcome {};
    QString course {}; ///< stands in extra_data
    QString metadataId {};
    bool recording = false;
    bool broadcasting = false;
    qint64 startedAt = 0; ///< Unix seconds
};

/// The JSON that a Plug-N-Meet room carries in its metadata string: the built-in one of the
/// resources with these values, and every other byte as it is.
QString roomMetadata(const RoomMetadata &facts);

} // namespace hookglass

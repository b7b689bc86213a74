// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/text.h"
#include "core/verify/repair.h"

#include <QByteArrayView>

#include <optional>

namespace hookglass {

/// A body and what stands around its document: byte order mark, white space, document, white space.
/// Views of the body.
struct BodyEnvelope
{
    QByteArrayView bom {};
    QByteArrayView before {};
    QByteArrayView core {};
    QByteArrayView after {};
};
BodyEnvelope openEnvelope(QByteArrayView body);

/// Other white space around the document, with what that means.
struct OtherSpaces
{
    QByteArray before {};
    QByteArray after {};
    std::optional<RepairStep> step {}; ///< nothing: as it came
};
/// All that is worth trying; the last one is as it came.
QList<OtherSpaces> otherSpaces(const BodyEnvelope &envelope);

} // namespace hookglass

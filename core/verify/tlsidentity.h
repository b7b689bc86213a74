// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace hookglass {

/// What a TLS listener shows: PEM texts. The key is secret and is never logged or shown.
struct TlsIdentity
{
    QByteArray certificate {}; ///< with the chain, if there is one
    QByteArray key {};
};

} // namespace hookglass

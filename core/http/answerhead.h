// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace hookglass {

/// A whole answer without a body: status line, Content-Length 0 and, when `close` is set,
/// "Connection: close".
QByteArray answerHead(int status, bool close);

/// "Content Too Large" for 413; "Unknown" for a status without a registered phrase (RFC 9110).
QByteArray reasonPhrase(int status);

} // namespace hookglass

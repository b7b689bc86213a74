// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace hookglass {

/// How to read the raw body in one framework, to be copied by the user.
struct Snippet
{
    QString framework {}; ///< "Express"
    QString code {};
};

/// For handlers that hash something else than the bytes that came.
QList<Snippet> rawBodySnippets();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/schema.h"

#include "core/json/schemacompiler.h"

namespace hookglass::json {

Result<Schema> Schema::compile(const Document &document)
{
    return SchemaCompiler(document).compile();
}

int Schema::at(const QString &pointer) const
{
    return m_byPointer.value(pointer, SchemaNode::None);
}

} // namespace hookglass::json

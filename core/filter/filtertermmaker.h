// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filterscanner.h"

namespace hookglass {

/// What a name stands for; the error says which field was probably meant.
Result<FilterTarget> findFilterTarget(const ScannedField &field);

/// Compiles a term. The error points at the value that does not go with the field.
Result<FilterTerm> makeFilterTerm(const FilterTarget &target, FilterOperator op,
                                  const QList<ScannedValue> &values);

} // namespace hookglass

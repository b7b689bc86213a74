// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

#include <QStringList>

namespace hookglass {

/// The whole verification as lines of plain text, for a terminal and for the clipboard: verdict,
/// checks, diagnosis with evidence and remedy, who would accept. Everything is made visible.
QStringList describeVerification(const Verification &verification);

/// What the evidence of a diagnosis says, a line each.
QStringList describeEvidence(const Evidence &evidence);

/// The verdict in one sentence.
QString verdictSentence(const Verification &verification);

/// What the token's signature proves, in one sentence.
QString signatureSentence(const Verification &verification);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/credential.h"
#include "core/verify/verification.h"

namespace hookglass {

class PeerWork;
struct Delivery;

/// Whether each of the official verifiers would take this delivery at its time of arrival, were it
/// configured with the credential of the token's issuer (with any of them when there is none). In
/// the order of VerifierProfiles; empty when no credentials are given.
QList<Acceptance> whoWouldAccept(const Delivery &delivery, const Credentials &credentials);
/// The same with what was computed of this delivery already.
QList<Acceptance> whoWouldAccept(const Delivery &delivery, const Credentials &credentials,
                                 PeerWork &work);

} // namespace hookglass

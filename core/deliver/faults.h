// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"
#include "core/json/fieldguide.h"
#include "core/verify/credential.h"

namespace hookglass {

/// What is to be signed and posted.
struct SignedDelivery
{
    QByteArray body {};
    HttpHeaders headers {}; ///< the token's headers, and those that the body needs
};

/// What a fault may need.
struct FaultContext
{
    QByteArray body {}; ///< as the server would sign it
    Credential credential {};
    Credentials others {}; ///< further configured credentials
    bool hashToken = true; ///< Plug-N-Meet sends the token twice
    qint64 nowSeconds = 0; ///< Unix time
};

/// The delivery as today's servers make it.
SignedDelivery makeDelivery(const FaultContext &context);

/// The same with one fault, named by a cause ("wrong-secret") or by what happens to the body on its
/// way ("trailing-newline"). Fails when there is no such fault, or when the credentials or the body
/// cannot have it; the error says which. A body that lacks what the fault is about (a slash, say)
/// gets a member that has it.
Result<SignedDelivery> makeFaultyDelivery(const QString &fault, const FaultContext &context,
                                          const json::FieldGuide &guide);

/// Every fault, causes first.
QStringList faultIds();

} // namespace hookglass

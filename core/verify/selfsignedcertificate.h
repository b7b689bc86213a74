// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/verify/tlsidentity.h"

#include <QStringList>

namespace hookglass {

/// Makes a P-256 key, unless there is one (PEM), and a certificate that it signs itself, for a TLS
/// server of these host names and IP addresses. Valid from a day ago (clocks differ) for 825 days
/// in all, the most that common clients accept.
Result<TlsIdentity> makeSelfSignedCertificate(const QStringList &names, qint64 nowUs,
                                              const QByteArray &keyPem = {});

} // namespace hookglass

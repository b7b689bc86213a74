// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/verify/tlsidentity.h"

#include <QStringList>

#include <memory>

namespace hookglass {

/// A certificate with its key, checked to belong together.
class TlsCertificate
{
public:
    /// The error says what is wrong with which of the two, as the end of a sentence: "the key does
    /// not belong to the certificate".
    static Result<TlsCertificate> read(const TlsIdentity &identity);

    qint64 notBeforeUs() const;
    qint64 notAfterUs() const;
    /// Whether a sender that asks for this host name or IP address accepts the certificate for it.
    bool covers(const QString &name) const;
    /// Its names and addresses.
    QStringList names() const;

private:
    struct Data;
    explicit TlsCertificate(std::shared_ptr<const Data> data);

    std::shared_ptr<const Data> m_data;
};

} // namespace hookglass

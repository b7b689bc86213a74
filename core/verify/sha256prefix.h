// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>

namespace hookglass {

/// The SHA-256 of many texts that begin alike: reads the beginning once.
class Sha256Prefix
{
public:
    Sha256Prefix(QByteArrayView one, QByteArrayView other);
    ~Sha256Prefix();

    /// The digest of both with `rest` behind them; empty when OpenSSL fails.
    QByteArray followedBy(QByteArrayView rest) const;

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

} // namespace hookglass

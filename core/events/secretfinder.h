// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

#include <QSet>

namespace hookglass {

/// Bytes of a body that must not be shown or passed on.
struct SecretSpan
{
    qsizetype offset = 0;
    qsizetype length = 0;
    bool text = true; ///< the inside of a string; else a whole value that is not one
    QString path {}; ///< "$.room.metadata.webhook_url"
};

/// Finds the secrets in a body: the fields that the schemas mark, JSON inside a string too, and
/// fields of the same names anywhere. A body that is not JSON is searched for the names. A plain
/// value; give each thread its own.
class SecretFinder
{
public:
    explicit SecretFinder(const EventCatalog &catalog);

    /// In the order of the body, not overlapping.
    QList<SecretSpan> find(const QByteArray &body) const;

    /// The body with "[redacted]" in place of each; a body that hides secrets in an encoding is
    /// replaced whole. Masking twice changes nothing. `paths`, if given, gets what was masked ("$"
    /// for all of it).
    QByteArray masked(const QByteArray &body, QStringList *paths = nullptr) const;

    /// Whether a field of this name is taken for a secret wherever it stands.
    bool isSecretName(QStringView name) const;

private:
    bool hidesSecrets(const QByteArray &body) const;

    EventCatalog m_catalog;
    QSet<QString> m_names; ///< lower case, without underscores
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/events/secretspan.h"
#include "core/http/bodyparts.h"

#include <QSet>

namespace hookglass {

/// Finds the secrets in a body: the fields that the schemas mark, JSON inside a string too, fields
/// of the same names anywhere, and the signatures of tokens. A body that is not JSON is searched
/// for the names; one that hides secrets in an encoding is a secret as a whole. A plain value; give
/// each thread its own.
class SecretFinder
{
public:
    explicit SecretFinder(const EventCatalog &catalog);

    /// The body without them; masking twice changes nothing. Headers may tell which of the user's
    /// schemas it is. `paths`, if given, gets what was masked
    /// ("$" for what is no field).
    QByteArray masked(const QByteArray &body, const HttpHeaders &headers = {},
                      QStringList *paths = nullptr) const;

    /// The target of a request without them: values of its query that are secrets by their name or
    /// hold one, also in a URL of their own or behind what only some servers take for the next
    /// parameter, and the signatures of tokens. Every other byte stays.
    QByteArray maskedTarget(const QByteArray &target) const;

    /// The secrets themselves, in order, for comparing only.
    QByteArrayList secrets(const QByteArray &body, const HttpHeaders &headers) const;

    /// Whether a field of this name is taken for a secret wherever it stands.
    bool isSecretName(QStringView name) const;

private:
    bool isSecretParameter(const QByteArray &name) const; ///< of a URL
    bool holdsSecretParameter(const QByteArray &value) const;
    QList<SecretSpan> find(const QByteArray &body, const HttpHeaders &headers) const;
    QList<SecretSpan> fields(const QByteArray &body, const HttpHeaders &headers) const;
    QList<SecretSpan> partsWithSecrets(const QByteArray &body, const QList<BodyPart> &parts) const;
    bool isSecret(const QByteArray &decoded, const QByteArray &written) const;
    bool namesSecret(const QByteArray &bytes) const;
    bool packsSecrets(const QByteArray &body, const HttpHeaders &headers) const;
    bool encodesSecrets(const QByteArray &body) const;

    EventCatalog m_catalog;
    QSet<QString> m_names; ///< lower case, without underscores
};

} // namespace hookglass

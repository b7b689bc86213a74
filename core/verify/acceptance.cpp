// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/acceptance.h"

#include "core/verify/profilejudge.h"

namespace hookglass {

QList<Acceptance> whoWouldAccept(const Delivery &delivery, const Credentials &credentials)
{
    MacKeys keys;
    PeerWork work(delivery, keys);
    return whoWouldAccept(delivery, credentials, work);
}

QList<Acceptance> whoWouldAccept(const Delivery &delivery, const Credentials &credentials,
                                 PeerWork &work)
{
    QList<Acceptance> answers;
    if (credentials.isEmpty())
        return answers;
    answers.reserve(qsizetype(VerifierProfiles.size()));
    for (const VerifierProfile &profile : VerifierProfiles) {
        const std::optional<QString> refusal =
            ProfileJudge(profile, delivery, credentials, work).refusal();
        answers.append({profile.id, !refusal, refusal.value_or(QString())});
    }
    return answers;
}

} // namespace hookglass

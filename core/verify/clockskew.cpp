// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/clockskew.h"

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype Window = 32; // deliveries
constexpr qsizetype FewestSamples = 3;
constexpr qsizetype MaxIssuers = 64; // only configured keys come here, but nothing grows for ever
constexpr qint64 UsPerSecond = 1'000'000;
} // namespace

void ClockSkew::add(const QString &issuer, qint64 issuedAt, qint64 receivedAtUs)
{
    if (m_samples.size() >= MaxIssuers && !m_samples.contains(issuer))
        return;
    QList<Sample> &samples = m_samples[issuer];
    const qint64 delay = receivedAtUs - issuedAt * UsPerSecond;
    // A retry brings the same token again, later: it says nothing new.
    const bool known = std::any_of(samples.begin(), samples.end(), [&](const Sample &sample) {
        return sample.issuedAt == issuedAt && sample.delayUs <= delay;
    });
    if (known)
        return;
    samples.append({issuedAt, delay});
    if (samples.size() > Window)
        samples.removeFirst();
}

std::optional<qint64> ClockSkew::senderAheadUs(const QString &issuer) const
{
    const QList<Sample> samples = m_samples.value(issuer);
    if (samples.size() < FewestSamples)
        return std::nullopt;
    const qint64 shortest =
        std::min_element(samples.begin(), samples.end(), [](const Sample &a, const Sample &b) {
            return a.delayUs < b.delayUs;
        })->delayUs;
    if (shortest >= 0 && shortest < UsPerSecond) // the fraction that tokens do not have
        return 0;
    return -shortest;
}

} // namespace hookglass

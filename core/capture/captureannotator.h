// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/events/factteller.h"
#include "core/events/findingschecker.h"
#include "core/events/secretfinder.h"

namespace hookglass {

/// Adds to captures what takes longer than an answer may wait: the findings of their bodies, which
/// server generation the whole request looks like, and for a window the facts and the masked body.
/// A plain value.
class CaptureAnnotator
{
public:
    explicit CaptureAnnotator(const EventCatalog &catalog);

    /// Replaces the findings of the event.
    void annotate(Capture &capture) const;

    /// What a window needs besides: the body without its secrets, and its facts.
    void prepareToShow(Capture &capture) const;

private:
    const FindingsChecker m_checker;
    const FactTeller m_teller;
    const SecretFinder m_secrets;
};

/// Which servers send requests with these headers, spellings and claims ("Plug-N-Meet 2.4.0 or
/// later"), with what it was told by; empty when they fit none.
QString senderGeneration(const Capture &capture);

} // namespace hookglass

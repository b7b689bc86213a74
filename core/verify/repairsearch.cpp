// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/repairsearch.h"

#include "core/json/rewriter.h"
#include "core/verify/bodyenvelope.h"
#include "core/verify/bodyundo.h"
#include "core/verify/crypto.h"
#include "core/verify/sha256prefix.h"
#include "core/verify/stylechanges.h"

#include <algorithm>
#include <map>

namespace hookglass {

namespace {

constexpr qsizetype MaxBytes = 16 * 1024 * 1024;
constexpr json::Limits BodyLimits {.maxBytes = MaxBytes, .maxDepth = 256, .maxNodes = 1'000'000};
constexpr qsizetype DigestBytes = 32;

using json::Escapes;
using json::Int64Form;
using json::KeyOrder;
using json::Layout;

json::RewriteStyle merged(json::RewriteStyle a, const json::RewriteStyle &b)
{
    const json::RewriteStyle kept;
    if (b.layout != kept.layout)
        a.layout = b.layout;
    if (b.slashes != kept.slashes)
        a.slashes = b.slashes;
    if (b.unicode != kept.unicode)
        a.unicode = b.unicode;
    if (b.html != kept.html)
        a.html = b.html;
    if (b.order != kept.order)
        a.order = b.order;
    if (b.int64 != kept.int64)
        a.int64 = b.int64;
    return a;
}

} // namespace

RepairSearch::RepairSearch(const QByteArray &digest, const json::FieldGuide &guide,
                           RepairBudget budget)
    : m_digest(digest)
    , m_guide(guide)
    , m_budget(std::move(budget))
{
}

BodyRepair RepairSearch::search(const QByteArray &body)
{
    m_timer.start();
    m_result = {};
    if (m_digest.size() != DigestBytes || body.size() > MaxBytes)
        return m_result;
    // Single changes first, so that nothing is called a pair that is none.
    bool found = explore(body, {}, 1);
    for (const UndoneBody &redone : found ? QList<UndoneBody>() : redoWholeBody(body))
        found = found || tryPieces({}, redone.body, {}, {redone.step});
    found = found || explore(body, {}, 2) || tryUsualEncoders(body);
    if (!found) {
        m_result.outcome = isOver() ? BodyRepair::Outcome::Stopped : BodyRepair::Outcome::Unknown;
        return m_result;
    }
    const QByteArray &restored = m_result.signedBody;
    m_result.firstDifference =
        std::mismatch(body.begin(), body.end(), restored.begin(), restored.end()).first
        - body.begin();
    return m_result;
}

bool RepairSearch::explore(const QByteArray &body, const Steps &steps, int changesLeft)
{
    if (isOver())
        return false;
    if (tryEnvelopes(body, steps, changesLeft))
        return true;
    if (changesLeft == 0)
        return false;
    // The text before the document in it: other line ends also look like another layout.
    for (const UndoneBody &undone : undoWholeBody(body)) {
        if (explore(undone.body, steps + Steps {undone.step}, changesLeft - 1))
            return true;
    }
    return tryStyles(body, steps, changesLeft);
}

/// Other byte order mark and white space around the same document.
bool RepairSearch::tryEnvelopes(const QByteArray &body, const Steps &steps, int changesLeft)
{
    const BodyEnvelope envelope = openEnvelope(body);
    // White space and mark are tried in many combinations, but few of them differ before the core.
    std::map<QByteArray, Sha256Prefix> prefixes;
    const QByteArrayView otherBom = envelope.bom.isEmpty() ? ByteOrderMark : QByteArrayView();
    const RepairStep bomStep {envelope.bom.isEmpty() ? Repair::BomRemoved : Repair::BomAdded};
    for (const OtherSpaces &spaces : otherSpaces(envelope)) {
        const int changes = spaces.step ? 1 : 0;
        Steps tried = steps;
        if (spaces.step)
            tried.append(*spaces.step);
        const auto tryWith = [&](QByteArrayView bom, const Steps &all) {
            const QByteArray before = bom + spaces.before;
            const auto prefix = prefixes.try_emplace(before, before, envelope.core).first;
            return !all.isEmpty() && prefix->second.followedBy(spaces.after) == m_digest
                && tryPieces(before, envelope.core, spaces.after, all);
        };
        if (changes <= changesLeft && tryWith(envelope.bom, tried))
            return true;
        if (changes + 1 <= changesLeft && tryWith(otherBom, tried + Steps {bomStep}))
            return true;
    }
    return false;
}

/// The same document written in another way.
bool RepairSearch::tryStyles(const QByteArray &body, const Steps &steps, int changesLeft)
{
    const BodyEnvelope envelope = openEnvelope(body);
    const json::Document document = json::Document::parse(envelope.core.toByteArray(), BodyLimits);
    if (!document.isValid())
        return false;
    json::Rewriter rewriter(document, &m_guide);
    const auto tryStyle = [&](const json::RewriteStyle &style, const Steps &all, int left) {
        const QByteArray core = rewriter.rewrite(style);
        if (core == document.bytes())
            return std::optional<bool>();
        const QByteArray before = envelope.bom + envelope.before;
        if (left == 0)
            return std::optional(tryPieces(before, core, envelope.after, all));
        return std::optional(tryEnvelopes(QByteArray(before + core + envelope.after), all, left));
    };
    QList<StyleChange> effective;
    for (const StyleChange &step : styleChanges(rewriter.layout())) {
        if (isOver())
            return false;
        const std::optional<bool> found = tryStyle(step.style, steps + step.steps, changesLeft - 1);
        if (found.value_or(false))
            return true;
        if (found)
            effective.append(step);
    }
    if (changesLeft >= 2 && tryRecoded(rewriter, envelope, steps))
        return true;
    for (qsizetype i = 0; changesLeft >= 2 && i < effective.size(); ++i) {
        for (qsizetype j = i + 1; j < effective.size(); ++j) {
            const StyleChange &a = effective[i];
            const StyleChange &b = effective[j];
            if (isOver())
                return false;
            // Two changes that few programs make even alone are not worth the time.
            const bool unlikely = a.steps.first().reversed && b.steps.first().reversed;
            if (a.dimension != b.dimension && !unlikely
                && tryStyle(merged(a.style, b.style), steps + a.steps + b.steps, 0).value_or(false))
                return true;
        }
    }
    return false;
}

/// Characters that were recoded and then escaped can be seen only once they are no escapes.
bool RepairSearch::tryRecoded(json::Rewriter &rewriter, const BodyEnvelope &envelope,
                              const Steps &steps)
{
    const QByteArray core = rewriter.rewrite({.unicode = Escapes::Unescape});
    if (core == envelope.core)
        return false;
    for (const UndoneBody &undone : undoRecoding(core)) {
        const Steps all = steps + Steps {{Repair::UnicodeEscaped}, undone.step};
        if (tryPieces(QByteArray(envelope.bom + envelope.before), undone.body, envelope.after, all))
            return true;
    }
    return false;
}

/// What json_encode, json.dumps or a Go map do at once can be more than two changes.
bool RepairSearch::tryUsualEncoders(const QByteArray &body)
{
    const BodyEnvelope envelope = openEnvelope(body);
    const json::Document document = json::Document::parse(envelope.core.toByteArray(), BodyLimits);
    if (!document.isValid())
        return false;
    json::Rewriter rewriter(document, &m_guide);
    Steps unescaped;
    json::RewriteStyle style;
    for (const StyleChange &change : styleChanges(rewriter.layout())) {
        const bool undoes = !change.steps.isEmpty() && !change.steps.first().reversed
            && change.dimension != LayoutDimension;
        if (!undoes || rewriter.rewrite(change.style) == document.bytes())
            continue;
        style = merged(style, change.style);
        unescaped += change.steps;
    }
    const bool lineEnd = envelope.after.endsWith('\n');
    for (const Layout layout : {Layout::Keep, Layout::Compact, Layout::CommaSpaced}) {
        style.layout = layout;
        const QByteArray core = rewriter.rewrite(style);
        Steps all = unescaped;
        if (layout != Layout::Keep)
            all += layoutSteps(rewriter.layout(), layout);
        if (lineEnd)
            all.append({Repair::TrailingNewline});
        if (!isOver() && tryPieces({}, core, {}, all))
            return true;
    }
    return false;
}

bool RepairSearch::tryPieces(QByteArrayView before, QByteArrayView core, QByteArrayView after,
                             const Steps &steps)
{
    if (steps.isEmpty() || sha256({before, core, after}) != m_digest)
        return false;
    m_result.outcome = BodyRepair::Outcome::Found;
    m_result.steps = steps;
    m_result.signedBody = before.toByteArray() + core.toByteArray() + after.toByteArray();
    return true;
}

bool RepairSearch::isOver()
{
    return m_budget.stop.stop_requested() || m_timer.hasExpired(m_budget.milliseconds);
}

} // namespace hookglass

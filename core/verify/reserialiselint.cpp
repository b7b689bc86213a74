// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/reserialiselint.h"

#include "core/json/rewriter.h"

#include <algorithm>

namespace hookglass {

namespace {

using json::Escapes;
using json::KeyOrder;
using json::Layout;

constexpr json::Limits LintLimits {.maxBytes = 1024 * 1024, .maxDepth = 256, .maxNodes = 200'000};

struct Encoder
{
    const char *name;
    json::RewriteStyle style;
};

// What they write when nothing else is asked of them.
constexpr Encoder Encoders[] = {
    {"JSON.stringify (Express, Node)",
     {.layout = Layout::Compact,
      .slashes = Escapes::Unescape,
      .unicode = Escapes::Unescape,
      .html = Escapes::Unescape}},
    {"json.dumps (Python)",
     {.layout = Layout::BothSpaced,
      .slashes = Escapes::Unescape,
      .unicode = Escapes::Lower,
      .html = Escapes::Unescape}},
    {"json_encode (PHP)",
     {.layout = Layout::Compact,
      .slashes = Escapes::Lower,
      .unicode = Escapes::Lower,
      .html = Escapes::Unescape}},
    {"json.Marshal of a map (Go)",
     {.layout = Layout::Compact,
      .slashes = Escapes::Unescape,
      .unicode = Escapes::Unescape,
      .html = Escapes::Lower,
      .order = KeyOrder::Sorted}},
    {"QJsonDocument (Qt)",
     {.layout = Layout::Compact,
      .slashes = Escapes::Unescape,
      .unicode = Escapes::Unescape,
      .html = Escapes::Unescape,
      .order = KeyOrder::Sorted}},
};

} // namespace

QList<Reserialised> lintReserialising(const QByteArray &body)
{
    const json::Document document = json::Document::parse(body, LintLimits);
    QList<Reserialised> lint;
    if (!document.isValid())
        return lint;
    json::Rewriter rewriter(document);
    for (const Encoder &encoder : Encoders) {
        const QByteArray written = rewriter.rewrite(encoder.style);
        Reserialised result {.encoder = QString::fromLatin1(encoder.name)};
        const auto shorter = std::min(body.size(), written.size());
        const auto same = std::mismatch(body.begin(), body.begin() + shorter, written.begin()).first
            - body.begin();
        if (written != body)
            result.firstChange = same;
        lint.append(result);
    }
    return lint;
}

} // namespace hookglass

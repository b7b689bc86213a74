// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/reserialiselint.h"

#include "core/json/rewriter.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

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

QString describeLint(const QList<Reserialised> &lint)
{
    QStringList breaking;
    QStringList keeping;
    for (const Reserialised &each : lint)
        (each.firstChange ? breaking : keeping).append(each.encoder);
    if (lint.isEmpty())
        return {};
    QStringList sentences {tr("Hash the raw bytes.")};
    if (!breaking.isEmpty())
        sentences.append(tr("Parsing this body and writing it again changes its hash with %1.")
                             .arg(breaking.join(u", "_s)));
    if (!keeping.isEmpty())
        sentences.append(tr("With %1 it happens to stay the same, until the server is another "
                            "build: some put a space after every comma, others none.")
                             .arg(keeping.join(u", "_s)));
    return sentences.join(u' ');
}

} // namespace hookglass

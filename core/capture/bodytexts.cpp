// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodytexts.h"

namespace hookglass {

namespace {

constexpr json::Limits TextLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 1'000'000};

void readAll(json::Value value, int nested, const std::stop_token &stop, BodyTexts &texts)
{
    for (; value && !stop.stop_requested(); value = value.nextSibling()) {
        if (value.isArray() || value.isObject()) {
            readAll(value.firstChild(), nested, stop, texts);
        } else if (value.raw().size() >= BodyText::LongText && mayHoldJson(value)) {
            if (auto text = readBodyText(value, nested, stop))
                texts.insert(value.index(), std::move(text));
        }
    }
}

} // namespace

bool mayHoldJson(const json::Value &value)
{
    if (!value.isString())
        return false;
    const QString start = value.startOfText(32).trimmed();
    return start.startsWith(u'{') || start.startsWith(u'[');
}

std::shared_ptr<const BodyText> readBodyText(const json::Value &text, int nested,
                                             const std::stop_token &stop)
{
    if (nested >= BodyText::MostNested || !mayHoldJson(text))
        return nullptr;
    auto document = json::Document::parse(text.toUtf8(), TextLimits);
    if (!document.isValid() || document.root().size() == 0)
        return nullptr;
    auto read = std::make_shared<BodyText>();
    read->document = std::move(document);
    read->offsets = json::TextOffsets(text);
    read->inside = readBodyTexts(read->document, nested + 1, stop);
    return read;
}

BodyTexts readBodyTexts(const json::Document &document, int nested, const std::stop_token &stop)
{
    BodyTexts texts;
    if (nested < BodyText::MostNested && document.bytes().size() >= BodyText::LongText)
        readAll(document.root(), nested, stop, texts);
    return texts;
}

} // namespace hookglass

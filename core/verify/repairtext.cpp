// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/repairtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

struct Text
{
    const char *done; ///< what was done
    const char *undone; ///< what was done when the step is reversed; null: the same
    const char *culprit; ///< who usually does it
};

#define T(text) QT_TRANSLATE_NOOP("Repair", text)
// In the order of the enum.
constexpr std::array Texts {
    Text {T("a line end was added behind it"), nullptr,
          T("Editors, \"echo\" and here-documents end a text with a line end.")},
    Text {T("the white space at its end was cut off"), T("white space was added around it"),
          T("Frameworks and shells trim texts.")},
    Text {T("a byte order mark was put in front of it"), nullptr,
          T("Windows editors and .NET's StreamWriter write one.")},
    Text {T("its byte order mark was taken away"), nullptr,
          T("Text decoders take it for no part of the text.")},
    Text {T("the white space between its values was taken out"), nullptr,
          T("JSON.parse followed by JSON.stringify (in Express, for example) writes none. Some "
            "builds of the server write a space after every comma, others none: a handler that "
            "writes the JSON again works with one server and fails with the next.")},
    Text {T("a space was put after every comma"), nullptr,
          T("An encoder that writes the JSON again did that. Some builds of the server write such "
            "spaces themselves, others none: such a handler works with one server and fails with "
            "the next.")},
    Text {T("a space was put after every colon"), nullptr,
          T("Python's json.dumps puts a space after every comma and every colon, and writes "
            "characters "
            "beyond ASCII as \\u escapes, unless told otherwise.")},
    Text {T("it was broken into lines"), nullptr,
          T("JSON.stringify with an indent, JSON_PRETTY_PRINT, QJsonDocument::toJson() and editors "
            "do that.")},
    Text {T("its keys were put into alphabetical order"),
          T("its keys are no longer in alphabetical order"),
          T("QJsonDocument, Go maps and sort_keys in Python sort them.")},
    Text {T("its slashes were escaped (\\/)"), T("its escaped slashes (\\/) were unescaped"),
          T("PHP's json_encode escapes slashes unless told otherwise.")},
    Text {T("its characters beyond ASCII were written as \\u escapes"),
          T("its \\u escapes were turned into characters"),
          T("PHP's json_encode and Python's json.dumps write such escapes unless told otherwise.")},
    Text {T("<, > and & were escaped"), T("escaped <, > and & were unescaped"),
          T("Go's encoding/json escapes them, and so do HTML filters.")},
    Text {T("64-bit integers, which the server sends as texts, became numbers"),
          T("64-bit integers, which were sent as numbers, became texts"),
          T("Handlers that decode into typed objects and encode them again do that.")},
    Text {T("its line ends became CR LF"), nullptr,
          T("Windows programs and mail gateways do that.")},
    Text {T("its line ends CR LF became LF"), nullptr, T("Text readers do that.")},
    Text {T("its characters were recoded between UTF-8 and Latin-1"), nullptr,
          T("A framework that takes the body for Latin-1 or Windows-1252 text does that.")},
    Text {T("it was compressed"), T("it was signed compressed and has been unpacked"),
          T("A proxy that compresses or unpacks bodies does that.")},
    Text {T("it was put into a form field"), T("it was signed as a form field and taken out of it"),
          T("Frameworks and tools that take every POST for a form do that.")},
    Text {T("its end was cut off"), T("something was appended to it"),
          T("A limit on size, or a buffer that was read too early or too late, does that.")},
};
#undef T
static_assert(Texts.size() == size_t(Repair::Truncated) + 1);

QString tr(const char *text)
{
    return QCoreApplication::translate("Repair", text);
}

bool has(const BodyRepair &repair, Repair kind)
{
    return repair.steps.contains({kind, false});
}

/// Known encoders are known by what they do together.
QStringList culprits(const BodyRepair &repair)
{
    if (has(repair, Repair::CommaSpaced) && has(repair, Repair::ColonSpaced))
        return {tr(Texts[size_t(Repair::ColonSpaced)].culprit)};
    if (has(repair, Repair::SlashesEscaped))
        return {tr("PHP's json_encode escapes slashes, and characters beyond ASCII, unless told "
                   "otherwise.")};
    QStringList sentences;
    for (const RepairStep &step : repair.steps) {
        const QString sentence = tr(Texts[size_t(step.repair)].culprit);
        if (!sentences.contains(sentence))
            sentences.append(sentence);
    }
    return sentences;
}

auto altered(auto &diagnosis)
{
    return std::find_if(diagnosis.begin(), diagnosis.end(),
                        [](const Diagnosis &each) { return each.cause == Cause::BodyAltered; });
}

} // namespace

QString describeRepair(const BodyRepair &repair)
{
    switch (repair.outcome) {
    case BodyRepair::Outcome::Unknown:
        return tr("None of the usual changes, alone or in pairs, explains the difference.");
    case BodyRepair::Outcome::Stopped:
        return tr("The search for the change was stopped before it had tried everything.");
    case BodyRepair::Outcome::Found:
        break;
    }
    QStringList changes;
    for (const RepairStep &step : repair.steps) {
        const Text &text = Texts[size_t(step.repair)];
        changes.append(tr(step.reversed && text.undone ? text.undone : text.done));
    }
    QString all = changes.takeLast();
    if (!changes.isEmpty())
        all = tr("%1 and %2").arg(changes.join(u", "_s), all);
    return tr("After it was signed, %1. %2").arg(all, culprits(repair).join(u' '));
}

void applyRepair(Verification &verification, const BodyRepair &repair)
{
    const auto found = altered(verification.diagnosis);
    if (found == verification.diagnosis.end() || !found->repair.isEmpty())
        return;
    found->repair = repair.id();
    found->explanation += u' ' + describeRepair(repair);
    if (repair.outcome == BodyRepair::Outcome::Found)
        found->evidence.offset = repair.firstDifference;
}

bool wantsRepair(const Verification &verification)
{
    const auto found = altered(verification.diagnosis);
    return found != verification.diagnosis.end() && found->repair.isEmpty();
}

} // namespace hookglass

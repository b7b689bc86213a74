// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/responserules.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int SlowMs = 5'000;

/// One row: what a menu shows, and its only rule (none: 200 to everything).
struct Row
{
    ResponseRules::Preset preset {};
    QList<ResponseRule> rules {};
};

QString tr(const char *text)
{
    return QCoreApplication::translate("ResponseRules", text);
}

ResponseRule failing(const QString &name, int attempts)
{
    return {.name = name, .firstAttempts = attempts, .answer = {.status = 503}};
}

QList<Row> rows()
{
    const ResponseRule limited {.name = u"rate limited"_s,
                                .firstAttempts = 1,
                                .answer = {.status = 429, .headers = {{"Retry-After", "4"}}}};
    return {
        {{u"always-200"_s, tr("Always 200"), tr("Takes everything; the sender goes on at once.")},
         {}},
        {{u"fail-once"_s, tr("Fail once"),
          tr("503 to the first attempt of every event, then 200: the sender tries again after "
             "1 s.")},
         {failing(u"fail once"_s, 1)}},
        {{u"fail-twice"_s, tr("Fail twice"),
          tr("503 to the first two attempts, then 200: the last chance with Plug-N-Meet.")},
         {failing(u"fail twice"_s, 2)}},
        {{u"rate-limited"_s, tr("Rate limited"),
          tr("429 with Retry-After: 4 to the first attempt, then 200.")},
         {limited}},
        {{u"slow"_s, tr("Slow"), tr("200 after 5 s; the other events of the room wait.")},
         {{.name = u"slow"_s, .delayMs = SlowMs}}},
        {{u"as-verifier"_s, tr("As my verifier would"),
          tr("200 to what is verified, 401 to anything else.")},
         {{.name = u"as verifier"_s, .action = ResponseRule::Action::AsVerifier}}},
        {{u"no-answer"_s, tr("No answer"),
          tr("Closes the connection without an answer, every time: the event is lost in the end.")},
         {{.name = u"no answer"_s, .action = ResponseRule::Action::NoAnswer}}},
    };
}

} // namespace

const QList<ResponseRules::Preset> &ResponseRules::presets()
{
    static const QList<Preset> all = [] {
        QList<Preset> list;
        for (const Row &row : rows())
            list.append(row.preset);
        return list;
    }();
    return all;
}

ResponseRules ResponseRules::preset(const QString &id)
{
    for (const Row &row : rows()) {
        if (row.preset.id == id)
            return ResponseRules(row.rules);
    }
    return {};
}

} // namespace hookglass

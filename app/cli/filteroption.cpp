// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filteroption.h"

#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
constexpr qsizetype MaxMarked = 100; // a longer one would not stay on one line
} // namespace

QCommandLineOption filterOption(const QString &help)
{
    return {u"filter"_s,
            help
                + u", e.g. \"verdict:failed room:demo*\"; \"hookglass-cli filters\" tells what "
                  "can be asked."_s,
            u"EXPR"_s};
}

Result<Filter> readFilter(const QCommandLineParser &parser)
{
    const QString text = parser.value(u"filter"_s);
    const Result<Filter> filter = Filter::compile(text);
    if (filter)
        return filter;
    const Error &error = filter.error();
    QString message = u"--filter: "_s + error.message;
    if (text.size() <= MaxMarked && visibleText(text) == text)
        message += u"\n  "_s + text + u"\n  "_s + QString(error.offset, u' ')
            + QString(std::max<qsizetype>(error.length, 1), u'^');
    else
        message += u" (at character %1)"_s.arg(error.offset + 1);
    return Error {message, error.offset, error.length, error.incomplete};
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterterm.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString verdictWord(const CaptureSummary &capture)
{
    return capture.refused ? u"refused"_s : verdictId(capture.verdict);
}

/// One row of the field table: its name, its help, how to read it, whether it is compared whole,
/// and whether a bare word looks into it too.
struct Column
{
    const char *name;
    const char *help;
    QString (*text)(const CaptureSummary &);
    bool whole;
    bool bareWord;
};

// clang-format off
constexpr std::array Columns {
    Column {"event", QT_TRANSLATE_NOOP("Filter", "name of the event: event:room_*"),
            [](const CaptureSummary &c) { return c.event; }, false, true},
    Column {"room", QT_TRANSLATE_NOOP("Filter", "id or name of the room"),
            [](const CaptureSummary &c) { return c.roomId; }, false, true},
    Column {"participant", QT_TRANSLATE_NOOP("Filter", "name or identity of the participant"),
            [](const CaptureSummary &c) { return c.participant; }, false, true},
    Column {"summary", QT_TRANSLATE_NOOP("Filter", "the one-line summary"),
            [](const CaptureSummary &c) { return c.summary; }, false, true},
    Column {"verdict", QT_TRANSLATE_NOOP("Filter", "verified, failed, unsigned, unattempted or refused"),
            verdictWord, true, true},
    Column {"cause", QT_TRANSLATE_NOOP("Filter", "first cause of a failure: cause:wrong-secret"),
            [](const CaptureSummary &c) { return c.cause; }, true, true},
    Column {"sender", QT_TRANSLATE_NOOP("Filter", "plugnmeet, livekit or unknown"),
            [](const CaptureSummary &c) { return c.refused ? QString() : senderId(c.sender); }, true, true},
    Column {"id", QT_TRANSLATE_NOOP("Filter", "id of the event"),
            [](const CaptureSummary &c) { return c.eventId; }, true, true},
    Column {"method", QT_TRANSLATE_NOOP("Filter", "HTTP method"),
            [](const CaptureSummary &c) { return QString::fromUtf8(c.method); }, true, false},
    Column {"target", QT_TRANSLATE_NOOP("Filter", "path and query of the request"),
            [](const CaptureSummary &c) { return QString::fromUtf8(c.target); }, false, true},
    Column {"peer", QT_TRANSLATE_NOOP("Filter", "address and port of the sender"),
            [](const CaptureSummary &c) { return c.peer; }, false, true},
    Column {"status", QT_TRANSLATE_NOOP("Filter", "status that was answered"),
            [](const CaptureSummary &c) { return QString::number(c.status); }, true, false},
    Column {"rule", QT_TRANSLATE_NOOP("Filter", "response rule that chose the answer"),
            [](const CaptureSummary &c) { return c.rule; }, false, false},
    Column {"attempt", QT_TRANSLATE_NOOP("Filter", "which attempt of the sender it was: attempt:2"),
            [](const CaptureSummary &c) { return QString::number(c.history.attempt); }, true, false},
    Column {"is", QT_TRANSLATE_NOOP("Filter", "pinned: kept by the user"),
            [](const CaptureSummary &c) { return c.marks.pinned ? u"pinned"_s : QString(); }, true, false},
    Column {"seq", QT_TRANSLATE_NOOP("Filter", "number in the session"),
            [](const CaptureSummary &c) { return QString::number(c.seq); }, true, false},
};
// clang-format on

const Column *findColumn(QStringView name)
{
    const auto found = std::find_if(Columns.begin(), Columns.end(), [&](const Column &column) {
        return name == QLatin1StringView(column.name);
    });
    return found == Columns.end() ? nullptr : &*found;
}

} // namespace

bool FilterTerm::isField(QStringView name)
{
    return findColumn(name);
}

const QList<FilterField> &FilterTerm::fields()
{
    static const QList<FilterField> all = [] {
        QList<FilterField> list;
        for (const Column &column : Columns)
            list.append({QString::fromLatin1(column.name),
                         QCoreApplication::translate("Filter", column.help)});
        return list;
    }();
    return all;
}

void FilterTerm::setValue(const QString &value)
{
    m_value = value;
    if (value.contains(u'*') || value.contains(u'?')) {
        // Not wildcardToRegularExpression(): there "*" stops at slashes.
        QString pattern = QRegularExpression::escape(value);
        pattern.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
        m_pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                       QRegularExpression::CaseInsensitiveOption
                                           | QRegularExpression::DotMatchesEverythingOption);
        m_pattern.optimize();
    }
}

bool FilterTerm::matches(const CaptureSummary &capture) const
{
    bool found = false;
    if (const Column *column = findColumn(field)) {
        found = matchesText(column->text(capture), column->whole);
    } else {
        found = std::any_of(Columns.begin(), Columns.end(), [&](const Column &each) {
            return each.bareWord && matchesText(each.text(capture), false);
        });
    }
    return found != negated;
}

bool FilterTerm::matchesText(QStringView text, bool whole) const
{
    if (!m_pattern.pattern().isEmpty())
        return m_pattern.match(text.toString()).hasMatch();
    return whole ? text.compare(m_value, Qt::CaseInsensitive) == 0
                 : text.contains(m_value, Qt::CaseInsensitive);
}

} // namespace hookglass

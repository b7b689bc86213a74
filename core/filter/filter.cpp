// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"

#include "core/filter/filterterm.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// Cuts the text into terms. One instance reads one text.
class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    {
    }

    bool skipToTerm()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size();
    }

    Result<FilterTerm> term()
    {
        FilterTerm term;
        const qsizetype start = m_at;
        if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            term.negated = true;
            ++m_at;
        }
        const qsizetype colon = fieldEnd();
        if (colon > m_at) {
            const QString name = m_text.sliced(m_at, colon - m_at).toLower();
            if (!FilterTerm::isField(name))
                return Error {
                    QCoreApplication::translate("Filter", "There is no field \"%1\".").arg(name),
                    m_at};
            term.field = name;
            m_at = colon + 1;
        }
        Result<QString> value = this->value();
        if (!value)
            return value.error();
        if (value->isEmpty())
            return Error {QCoreApplication::translate("Filter", "A value is missing here."),
                          term.field.isEmpty() ? start : m_at};
        term.setValue(*value);
        return term;
    }

private:
    /// Where the colon behind a field name stands; -1 when the term has no field.
    qsizetype fieldEnd() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at].isLetter())
            ++at;
        return at > m_at && at < m_text.size() && m_text[at] == u':' ? at : -1;
    }

    Result<QString> value()
    {
        const qsizetype start = m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'"') {
            const qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (end < 0)
                return Error {
                    QCoreApplication::translate("Filter", "The closing quote is missing."), start};
            m_at = end + 1;
            return m_text.sliced(start + 1, end - start - 1);
        }
        while (m_at < m_text.size() && !m_text[m_at].isSpace())
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<Filter> Filter::compile(const QString &text)
{
    Filter filter;
    Scanner scanner(text);
    while (scanner.skipToTerm()) {
        Result<FilterTerm> term = scanner.term();
        if (!term)
            return term.error();
        filter.m_terms.append(*term);
    }
    return filter;
}

bool Filter::matches(const CaptureSummary &capture) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const FilterTerm &term) { return term.matches(capture); });
}

const QList<FilterField> &Filter::fields()
{
    return FilterTerm::fields();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lossless document beside simdjson and nlohmann::json, on documents that are generated and on
// real bodies that are broken: the same are accepted, with the same values. Where a reader departs,
// the reason must be one of a short list, and is found in the bytes without asking any reader.

#include "core/json/document.h"
#include "tests/core/json/jsongenerator.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::Document;
using json::Value;

namespace {

constexpr int Documents = 10'000;
constexpr int OurDepth = 512;

/// Why a reader may depart from the document.
enum class Departure {
    None,
    NumberRange, ///< it refuses what is too large for a double, simdjson integers beyond 64 bits
                 ///< too; it reads as 0 what is too small, which toDouble() does not
    NegativeZero, ///< it reads -0 as the integer 0; the document keeps the lexeme
    LoneSurrogate, ///< it refuses it, or makes bytes of it that are no UTF-8
    InvalidUtf8, ///< it refuses it; the document keeps it and says where
    DuplicateKey, ///< nlohmann::json keeps the last one only; the document keeps all
    Depth, ///< the document gives up first
    ByteOrderMark, ///< it skips it; the document leaves that to its user
    NulAtEnd, ///< nlohmann::json takes a NUL for the end of the text
    Unexplained
};

const char *nameOf(Departure departure)
{
    static constexpr const char *Names[] = {
        "none",          "number range", "negative zero",   "lone surrogate", "invalid UTF-8",
        "duplicate key", "depth",        "byte order mark", "NUL at the end", "UNEXPLAINED"};
    return Names[int(departure)];
}

/// What is in the bytes, as far as it explains a departure.
struct Traits
{
    bool invalidUtf8 = false;
    bool loneSurrogate = false;
    bool beyondDouble = false;
    bool beyond64Bits = false;
    bool byteOrderMark = false;
    bool nul = false;
    int depth = 0;
};

bool isHighUnit(int unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLowUnit(int unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

/// The \u escape at `at`, -1 if there is none.
int unitAt(const QByteArray &text, qsizetype at)
{
    bool ok = false;
    const QByteArray escape = text.mid(at, 6);
    const int unit = escape.mid(2).toInt(&ok, 16);
    return escape.size() == 6 && escape.startsWith("\\u") && ok ? unit : -1;
}

void judgeNumber(const QByteArray &number, Traits &traits)
{
    if (std::isinf(std::strtod(number.constData(), nullptr)))
        traits.beyondDouble = true;
    bool isSigned = false;
    bool isUnsigned = false;
    number.toLongLong(&isSigned);
    number.toULongLong(&isUnsigned);
    const bool isWhole = !number.contains('.') && !number.toLower().contains('e');
    if (isWhole && !isSigned && !isUnsigned)
        traits.beyond64Bits = true;
}

/// Skips the string that begins at `at`.
void judgeString(const QByteArray &text, qsizetype &at, Traits &traits)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] != '\\')
            continue;
        const int unit = unitAt(text, at);
        if (isHighUnit(unit) && isLowUnit(unitAt(text, at + 6))) {
            at += 11;
        } else {
            traits.loneSurrogate |= isHighUnit(unit) || isLowUnit(unit);
            ++at;
        }
    }
    ++at;
}

Traits traitsOf(const QByteArray &text)
{
    Traits traits {.invalidUtf8 = !text.isValidUtf8(),
                   .byteOrderMark = text.startsWith("\xef\xbb\xbf"),
                   .nul = text.contains('\0')};
    int depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        const qsizetype begin = at;
        if (c == '"') {
            judgeString(text, at, traits);
            continue;
        }
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        traits.depth = qMax(traits.depth, depth);
        while (at < text.size() && std::strchr("+-.eE0123456789", text[at]) && text[at])
            ++at;
        if (at > begin)
            judgeNumber(text.mid(begin, at - begin), traits);
        else
            ++at;
    }
    return traits;
}

/// Holds one document against one reader's reading of it.
class Comparison
{
public:
    explicit Comparison(const Traits &traits)
        : m_traits(traits)
    {
    }

    QString difference; ///< the first value that differs
    std::map<Departure, int> departures;

    bool same(const Value &ours, const simdjson::dom::element &theirs)
    {
        switch (theirs.type()) {
        case simdjson::dom::element_type::ARRAY: {
            const simdjson::dom::array array = theirs;
            return sameItems(ours, array, array.size());
        }
        case simdjson::dom::element_type::OBJECT: {
            const simdjson::dom::object object = theirs;
            Value member = ours.firstChild();
            for (const auto [key, value] : object) { // all of them, repeated keys too
                if (!sameText(member.key().toUtf8(), key) || !same(member, value))
                    return false;
                member = member.nextSibling();
            }
            return ours.isObject() && !member ? true : differs(ours, "members");
        }
        case simdjson::dom::element_type::INT64:
            return sameWhole(ours, QByteArray::number(qint64(int64_t(theirs))));
        case simdjson::dom::element_type::UINT64:
            return sameWhole(ours, QByteArray::number(quint64(uint64_t(theirs))));
        case simdjson::dom::element_type::DOUBLE:
            return sameDouble(ours, double(theirs));
        case simdjson::dom::element_type::STRING:
            return ours.isString() && sameText(ours.toUtf8(), std::string_view(theirs));
        case simdjson::dom::element_type::BOOL:
            return ours.toBool() == bool(theirs) || differs(ours, "bool");
        case simdjson::dom::element_type::NULL_VALUE:
            return (ours && ours.kind() == json::Kind::Null) || differs(ours, "null");
        }
        return false;
    }

    bool same(const Value &ours, const nlohmann::json &theirs)
    {
        if (theirs.is_array())
            return sameItems(ours, theirs, theirs.size());
        if (theirs.is_object()) {
            if (!ours.isObject() || ours.size() < qsizetype(theirs.size()))
                return differs(ours, "members");
            if (ours.size() > qsizetype(theirs.size()))
                ++departures[Departure::DuplicateKey];
            for (const auto &[key, value] : theirs.items()) {
                if (!same(ours[QByteArrayView(key.data(), qsizetype(key.size()))], value))
                    return false;
            }
            return true;
        }
        if (theirs.is_string())
            return ours.isString()
                && sameText(ours.toUtf8(), theirs.get_ref<const std::string &>());
        if (theirs.is_number_float())
            return sameDouble(ours, theirs.get<double>());
        if (theirs.is_number_unsigned())
            return sameWhole(ours, QByteArray::number(quint64(theirs.get<uint64_t>())));
        if (theirs.is_number())
            return sameWhole(ours, QByteArray::number(qint64(theirs.get<int64_t>())));
        if (theirs.is_boolean())
            return ours.toBool() == theirs.get<bool>() || differs(ours, "bool");
        return (ours && ours.kind() == json::Kind::Null) || differs(ours, "null");
    }

private:
    bool differs(const Value &ours, const char *what)
    {
        difference = QString::fromLatin1(what) + u" at byte "_s + QString::number(ours.offset());
        return false;
    }

    template <typename Items> bool sameItems(const Value &ours, const Items &theirs, size_t size)
    {
        if (!ours.isArray() || ours.size() != qsizetype(size))
            return differs(ours, "array");
        Value item = ours.firstChild();
        for (const auto &their : theirs) {
            if (!same(item, their))
                return false;
            item = item.nextSibling();
        }
        return !item || differs(ours, "items");
    }

    bool sameText(const QByteArray &ours, std::string_view theirs)
    {
        if (std::string_view(ours.constData(), size_t(ours.size())) == theirs)
            return true;
        if (m_traits.loneSurrogate) {
            ++departures[Departure::LoneSurrogate];
            return true;
        }
        difference = u"text \"%1\""_s.arg(QString::fromUtf8(ours));
        return false;
    }

    bool sameWhole(const Value &ours, const QByteArray &theirs)
    {
        const QByteArray lexeme = ours.raw().toByteArray();
        if (lexeme == "-0" && theirs == "0")
            ++departures[Departure::NegativeZero];
        else if (!ours.isNumber() || lexeme != theirs)
            return differs(ours, "whole number");
        bool fits = false;
        const qint64 number = theirs.toLongLong(&fits);
        return ours.toInt64() == (fits ? std::optional(number) : std::nullopt)
            || differs(ours, "whole number");
    }

    bool sameDouble(const Value &ours, double theirs)
    {
        const QByteArray digits = ours.raw().toByteArray().toLower().split('e').front();
        const bool isZero =
            std::none_of(digits.begin(), digits.end(), [](char c) { return c >= '1' && c <= '9'; });
        if (ours.isNumber() && theirs == 0 && !isZero && !ours.toDouble()) {
            ++departures[Departure::NumberRange];
            return true;
        }
        return ours.toDouble() == theirs || differs(ours, "number");
    }

    const Traits &m_traits;
};

} // namespace

class DifferentialTest : public QObject
{
    Q_OBJECT

    enum Peer { Simdjson, Nlohmann };
    struct Tally
    {
        int accepted = 0;
        std::map<Departure, int> departures;
    };
    Tally m_tallies[2];
    int m_accepted = 0;
    simdjson::dom::parser m_parser;

    /// Why one accepts what the other one refuses.
    static Departure explain(Peer peer, bool weAccept, const Traits &traits)
    {
        if (!weAccept) {
            if (traits.depth > OurDepth)
                return Departure::Depth;
            if (traits.byteOrderMark)
                return Departure::ByteOrderMark;
            return peer == Nlohmann && traits.nul ? Departure::NulAtEnd : Departure::Unexplained;
        }
        if (traits.invalidUtf8)
            return Departure::InvalidUtf8;
        if (traits.loneSurrogate)
            return Departure::LoneSurrogate;
        const bool beyond = traits.beyondDouble || (peer == Simdjson && traits.beyond64Bits);
        return beyond ? Departure::NumberRange : Departure::Unexplained;
    }

    /// What is wrong; empty when nothing is.
    template <typename Theirs>
    QString judge(Peer peer, const Document &ours, bool theyAccept, const Theirs &theirs,
                  const Traits &traits)
    {
        Tally &tally = m_tallies[peer];
        tally.accepted += theyAccept ? 1 : 0;
        if (ours.isValid() != theyAccept) {
            const Departure departure = explain(peer, ours.isValid(), traits);
            ++tally.departures[departure];
            return departure == Departure::Unexplained
                ? (theyAccept ? u"refused by us alone"_s : u"accepted by us alone"_s)
                : QString();
        }
        if (!theyAccept)
            return {};
        Comparison comparison(traits);
        const bool same = comparison.same(ours.root(), theirs);
        for (const auto &[departure, count] : comparison.departures)
            tally.departures[departure] += count;
        return same ? QString() : u"another value: "_s + comparison.difference;
    }

    /// What the document says of itself beyond the values.
    static QString judgeFlags(const Document &ours, const Traits &traits)
    {
        if (!ours.isValid())
            return traits.depth <= OurDepth && ours.error()->beyondLimits ? u"beyond limits"_s
                                                                          : QString();
        if (ours.firstInvalidUtf8().has_value() != traits.invalidUtf8)
            return u"invalid UTF-8 flag"_s;
        if (ours.hasLoneSurrogates() != traits.loneSurrogate)
            return u"lone surrogate flag"_s;
        return traits.depth > OurDepth ? u"accepted too deep"_s : QString();
    }

    QString compare(const QByteArray &text)
    {
        const Traits traits = traitsOf(text);
        const Document ours = Document::parse(text);
        m_accepted += ours.isValid() ? 1 : 0;
        if (const QString wrong = judgeFlags(ours, traits); !wrong.isEmpty())
            return wrong;
        simdjson::dom::element element;
        const auto error = m_parser.parse(text.constData(), size_t(text.size()), true).get(element);
        if (const QString wrong = judge(Simdjson, ours, !error, element, traits); !wrong.isEmpty())
            return u"simdjson: "_s + wrong;
        const auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
        if (const QString wrong = judge(Nlohmann, ours, !json.is_discarded(), json, traits);
            !wrong.isEmpty())
            return u"nlohmann: "_s + wrong;
        return {};
    }

private slots:
    void agreesWithOtherReaders()
    {
        test::JsonGenerator generator(20'260'101);
        const QStringList names = test::allBodies();
        for (int i = 0; i < Documents; ++i) {
            QByteArray text =
                i % 2 == 0 ? generator.document() : test::body(names.at(i / 2 % names.size()));
            if (i % 4 != 0)
                text = generator.mutated(text);
            const QString wrong = compare(text);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(u"document %1, %2: %3"_s.arg(i).arg(
                         wrong, QString::fromLatin1(text.toPercentEncoding(" {}[]:,\"\\")))));
        }
        qInfo("%d documents, %d accepted by us, %d by simdjson, %d by nlohmann::json", Documents,
              m_accepted, m_tallies[Simdjson].accepted, m_tallies[Nlohmann].accepted);
        std::map<Departure, int> all;
        for (const Peer peer : {Simdjson, Nlohmann}) {
            for (const auto &[departure, count] : m_tallies[peer].departures) {
                qInfo("%s: %s, %d times", peer == Simdjson ? "simdjson" : "nlohmann::json",
                      nameOf(departure), count);
                all[departure] += count;
            }
        }
        // Neither side of the test is idle, and every kind in the list is real.
        QVERIFY(m_accepted > Documents / 4 && m_accepted < Documents * 3 / 4);
        for (int kind = int(Departure::None) + 1; kind < int(Departure::Unexplained); ++kind)
            QVERIFY2(all[Departure(kind)] > 0, nameOf(Departure(kind)));
    }
};

QTEST_APPLESS_MAIN(DifferentialTest)
#include "tst_differential.moc"

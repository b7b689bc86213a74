// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long decoding a body takes, beside other JSON libraries on the same body in the same run; and
// how long the worst bodies that a sender can make up hold up the answer.

#include "core/events/decoder.h"
#include "core/json/document.h"
#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr int Rounds = 2001;
constexpr int Repeats = 10; // in each round, so that the clock's grain does not count
constexpr qsizetype LargestBody = 10 * 1024 * 1024; // what is accepted by default

struct Contestant
{
    const char *name;
    std::function<size_t()>
        run; ///< returns something of what was read, so that nothing is left out
    QList<double> times {}; ///< µs
};

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Eight fields, in the order in which the servers write them.
size_t pickOnDemand(simdjson::ondemand::parser &parser, const simdjson::padded_string &body)
{
    simdjson::ondemand::document document;
    if (parser.iterate(body).get(document))
        return 0;
    size_t read = 0;
    std::string_view text;
    const auto pick = [&](auto &&found) {
        if (!found.get_string().get(text))
            read += text.size();
    };
    pick(document["event"]);
    simdjson::ondemand::object room;
    if (!document["room"].get_object().get(room)) {
        pick(room["sid"]);
        pick(room["room_id"]);
    }
    simdjson::ondemand::object participant;
    if (!document["participant"].get_object().get(participant)) {
        pick(participant["sid"]);
        pick(participant["identity"]);
        pick(participant["name"]);
    }
    pick(document["id"]);
    pick(document["created_at"]);
    return read;
}

void compare(QTextStream &out, const QString &name)
{
    const QByteArray body = test::body(name);
    const simdjson::padded_string padded(body.constData(), size_t(body.size()));
    simdjson::ondemand::parser onDemand;
    simdjson::dom::parser dom;
    QList<Contestant> contestants {
        {"simdjson on-demand, 8 fields",
         [&] {
             return pickOnDemand(onDemand, padded);
         }},
        {"simdjson DOM",
         [&] {
             return size_t(dom.parse(padded).error() == simdjson::SUCCESS);
         }},
        {"json::Document::parse",
         [&] {
             return size_t(json::Document::parse(body).root().size());
         }},
        {"decodeEvent",
         [&] {
             return size_t(decodeEvent(body).summary.size());
         }},
        {"QJsonDocument::fromJson",
         [&] {
             return size_t(QJsonDocument::fromJson(body).isObject());
         }},
        {"nlohmann::json::parse",
         [&] {
             return nlohmann::json::parse(body.begin(), body.end()).size();
         }},
    };
    size_t read = 0;
    for (int round = 0; round < Rounds; ++round) {
        for (Contestant &contestant : contestants) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < Repeats; ++i)
                read += contestant.run();
            contestant.times.append(double(timer.nsecsElapsed()) / 1e3 / Repeats);
        }
    }
    out << name << u", %1 bytes (check %2)\n"_s.arg(body.size()).arg(read);
    const double base = median(contestants.first().times);
    for (const Contestant &contestant : contestants) {
        const double us = median(contestant.times);
        const double least = *std::min_element(contestant.times.begin(), contestant.times.end());
        out << u"  %1 %2 us  (least %3)  = %4 x the first\n"_s
                   .arg(QLatin1StringView(contestant.name), -30)
                   .arg(us, 8, 'f', 2)
                   .arg(least, 8, 'f', 2)
                   .arg(us / base, 7, 'f', 1);
    }
}

/// `opening`, then `part` as often as it fits, then `closing`.
QByteArray filled(const QByteArray &opening, const QByteArray &part, const QByteArray &closing)
{
    const qsizetype room = LargestBody - opening.size() - closing.size();
    return opening + part.repeated(room / part.size()) + closing;
}

/// Numbered keys, none of which is another.
QByteArray manyMembers(qsizetype count, const QByteArray &value)
{
    QByteArray body = "{\"event\":\"room_started\"";
    for (qsizetype i = 0; i < count && body.size() < LargestBody - 64; ++i)
        body += ",\"k" + QByteArray::number(i) + "\":" + value;
    return body + '}';
}

struct Hostile
{
    const char *name;
    QByteArray body;
};

/// What a sender can put into one text, key or number.
QList<Hostile> longTexts()
{
    const QByteArray name = "{\"event\":\"participant_joined\",\"room\":{\"room_id\":\"";
    const QByteArray recording = "{\"event\":\"recording_proceeded\",\"recording_info\":{";
    const QByteArray end = "\"}}";
    const QByteArray longKey = QByteArray("\\u0065").repeated(9000);
    return {
        {"one plain string", filled(name, "x", end)},
        {"one string of escapes", filled(name, "\\n", end)},
        {"one string of escapes and letters", filled(name, "a\\n", end)},
        {"one string of backslashes", filled(name, "\\\\", end)},
        {"one string of \\u escapes", filled(name, "\\u00e9", end)},
        {"one string of surrogate pairs", filled(name, "\\ud83d\\ude00", end)},
        {"one string of lone surrogates", filled(name, "\\ud83d", end)},
        {"one string of UTF-8", filled(name, "\xe0\xa6\xb8", end)},
        {"one string of UTF-8 and letters",
         filled(name,
                "\xc3\xa9"
                "a",
                end)},
        {"one string of invalid UTF-8", filled(name, "\xff", end)},
        {"event name of controls", filled("{\"event\":\"", "\\u0001", "\"}")},
        {"one long key", filled("{\"", "k", "\":1}")},
        {"one long key of escapes", filled("{\"", "\\u006b", "\":1}")},
        {"long keys of escapes", filled("{\"event\":1", ",\"" + longKey + "\":1", "}")},
        {"long number", filled("{\"created_at\":", "1", "}")},
        {"long number in a string", filled("{\"created_at\":\"", "1", "\"}")},
        {"long file size", filled(recording + "\"file_size\":", "1", "}}")},
        {"file name", filled(recording + "\"file_path\":\"", "/", end)},
        {"file name of escapes", filled(recording + "\"file_path\":\"", "\\n", end)},
        {"reason",
         filled("{\"event\":\"participant_left\",\"participant\":{\"disconnect_reason\":\"", "_",
                end)},
        {"track", filled("{\"event\":\"track_published\",\"track\":{\"type\":\"", "A", end)},
        {"white space", filled("{\"event\":", " ", "1}")},
    };
}

/// What it can do with the number and the nesting of values.
QList<Hostile> manyValues()
{
    const QByteArray event = "{\"event\":\"room_started\"";
    const QByteArray deep = QByteArray("{\"a\":").repeated(250) + '1' + QByteArray(250, '}');
    const QByteArray longText = QByteArray("\\n").repeated(20);
    return {
        {"deep, refused", filled("{\"event\":", "[", "")},
        {"deep objects, many times, refused", filled(event, ",\"a\":" + deep, "}")},
        {"members up to the bound", manyMembers(249'990, "1")},
        {"members with long values", manyMembers(249'990, "\"" + QByteArray(24, 'v') + "\"")},
        {"too many numbers, refused", filled("{\"event\":[0", ",1", "]}")},
        {"event repeated, refused", filled(event, ",\"event\":\"participant_joined\"", "}")},
        {"event repeated, long", filled(event, ",\"event\":\"" + longText + "\"", "}")},
        {"room repeated",
         filled(event, ",\"room\":{\"room_id\":\"demo\",\"sid\":\"" + longText + "\"}", "}")},
        {"members in the room",
         filled(event + ",\"room\":{\"a\":1", ",\"room_id\":\"" + longText + "\"", "}}")},
        {"escaped keys", filled(event, ",\"\\u0065v\\u0065nt\":\"" + longText + "\"", "}")},
    };
}

void worstCases(QTextStream &out)
{
    const QByteArray name = "{\"event\":\"participant_joined\",\"room\":{\"room_id\":\"";
    const QByteArray end = "\"}}";
    out << "\nhostile bodies of up to 10 MiB, decodeEvent, processor time\n";
    for (const Hostile &hostile : longTexts() + manyValues()) {
        QList<double> times;
        for (int i = 0; i < 7; ++i) {
            const std::clock_t start = std::clock();
            decodeEvent(hostile.body);
            times.append(double(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
        }
        out << u"  %1 %2 bytes %3 ms\n"_s.arg(QLatin1StringView(hostile.name), -36)
                   .arg(hostile.body.size(), 9)
                   .arg(median(times), 8, 'f', 1);
        out.flush();
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // looking translations up is part of decoding
    QTextStream out(stdout);
    for (const QString &name :
         {u"plugnmeet/participant_joined.json"_s, u"plugnmeet/track_published.json"_s,
          u"livekit/track_published.json"_s,
          u"plugnmeet/artifact_created.meeting_summary.json"_s}) {
        compare(out, name);
        out.flush();
    }
    worstCases(out);
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/plugnmeetmeeting.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

// The artifacts that Plug-N-Meet makes of a meeting, and what they cost.

namespace hookglass {

namespace {

constexpr qint64 Minute = 60;

/// One entry for each user and one for all, in the order of the keys.
void writeBreakdown(SampleWriter &writer, const QMap<QString, qint64> &uses)
{
    writer.beginObject(u"breakdown");
    for (auto use = uses.begin(); use != uses.end(); ++use)
        writer.int64(use.key(), use.value());
    writer.endObject();
}

} // namespace

QString PlugNMeetMeeting::addArtifact(qint64 second, const QString &type, const Parts &metadata)
{
    const QString id = cast().uuid();
    at(
        second, u"artifact_created"_s,
        [this, type, id, metadata](SampleWriter &writer) {
            writeRoomIds(writer);
            writer.endObject()
                .beginObject(u"room_artifact")
                .text(u"type", type)
                .text(u"artifact_id", id)
                .beginObject(u"metadata");
            metadata(writer);
            writer.endObject().endObject();
        },
        type.toLower());
    return id;
}

MeetingScript::Parts PlugNMeetMeeting::fileInfo(qint64 second, const QString &folder,
                                                const QString &name, const QString &ending,
                                                const QString &mimeType)
{
    const qint64 size = cast().between(1'000, 90'000);
    return [=, this](SampleWriter &writer) {
        const QString file = m_sid + u'-' + QString::number(unix(second) * 1000) + ending;
        writer.beginObject(u"file_info")
            .text(u"file_path", QString(folder + u'/' + cast().roomId + u'/' + name + file))
            .int64(u"file_size", size)
            .text(u"mime_type", mimeType)
            .endObject();
    };
}

void PlugNMeetMeeting::addTranscription()
{
    const qint64 second = cast().end + 3;
    const QString file = addArtifact(
        second, u"SPEECH_TRANSCRIPTION"_s,
        fileInfo(second, u"speech_transcription"_s, u"transcription_"_s, u".vtt"_s, u"text/vtt"_s));
    QMap<QString, qint64> uses;
    qint64 total = 0;
    for (const SamplePerson &person : std::as_const(cast().people)) {
        const qint64 spoken = cast().between(30, (person.until - person.from) / 2);
        uses.insert(person.identity, spoken);
        total += spoken;
    }
    uses.insert(u"total_usage"_s, total);
    addArtifact(second, u"SPEECH_TRANSCRIPTION_USAGE"_s, [=](SampleWriter &writer) {
        writer.beginObject(u"duration_usage").number(u"duration_sec", total);
        writeBreakdown(writer, uses);
        writer
            .decimal(u"duration_sec_estimated_cost", total * 10'000 / 36, 6) // 1 per hour
            .endObject()
            .text(u"reference_artifact_id", file);
    });
}

void PlugNMeetMeeting::addUsage()
{
    const qint64 second = cast().end + 4;
    const auto addCharacters = [&](const QString &type, QMap<QString, qint64> uses, qint64 cost) {
        qint64 total = 0;
        for (const qint64 use : std::as_const(uses))
            total += use;
        uses.insert(u"total_usage"_s, total);
        addArtifact(second, type, [=](SampleWriter &writer) {
            writer.beginObject(u"character_count_usage").number(u"total_characters", total);
            writeBreakdown(writer, uses);
            writer.decimal(u"total_characters_estimated_cost", total * cost, 6).endObject();
        });
    };
    addCharacters(
        u"SYNTHESIZED_SPEECH_USAGE"_s,
        {{u"lang:bn"_s, cast().between(300, 3000)}, {u"lang:de"_s, cast().between(300, 3000)}}, 16);
    addCharacters(u"CHAT_TRANSLATION_USAGE"_s,
                  {{cast().people[0].identity, cast().between(50, 900)},
                   {cast().people[1].identity, cast().between(50, 900)}},
                  0);
    addArtifact(second, u"AI_TEXT_CHAT_INTERACTION_USAGE"_s,
                tokenUsage(u"chat"_s, cast().between(900, 9000), cast().between(100, 1500)));
    addArtifact(second, u"AI_TEXT_CHAT_SUMMARIZATION_USAGE"_s,
                tokenUsage(u"summarize"_s, cast().between(300, 2000), cast().between(40, 300)));
}

/// `purpose` (may be empty) tells the uses of the chat apart; only those have a breakdown.
MeetingScript::Parts PlugNMeetMeeting::tokenUsage(const QString &purpose, qint64 prompt,
                                                  qint64 completion) const
{
    const QString user = cast().people.first().identity + u':' + purpose + u':';
    const QString all = u"total_"_s + purpose;
    const QMap<QString, qint64> uses {{all + u"_completion_tokens", completion},
                                      {all + u"_prompt_tokens", prompt},
                                      {all + u"_tokens", prompt + completion},
                                      {user + u"completion", completion},
                                      {user + u"prompt", prompt},
                                      {user + u"total", prompt + completion}};
    return [=](SampleWriter &writer) {
        const qint64 promptCost = prompt * 3; // tenths of a millionth
        const qint64 completionCost = completion * 25;
        writer.beginObject(u"token_usage")
            .number(u"prompt_tokens", prompt)
            .number(u"completion_tokens", completion)
            .number(u"total_tokens", prompt + completion);
        if (!purpose.isEmpty())
            writeBreakdown(writer, uses);
        writer.decimal(u"prompt_tokens_estimated_cost", promptCost / 10, 6)
            .decimal(u"completion_tokens_estimated_cost", completionCost / 10, 6)
            .decimal(u"total_tokens_estimated_cost", promptCost / 10 + completionCost / 10, 6)
            .endObject();
    };
}

void PlugNMeetMeeting::addAnalytics()
{
    const qint64 second = cast().end + AnalyticsAfterEnd;
    const QString file = addArtifact(second, u"MEETING_ANALYTICS"_s,
                                     fileInfo(second, u"meeting_analytics"_s, u"analytics-"_s,
                                              u".json"_s, u"application/json"_s));
    at(second, u"analytics_proceeded"_s, [this, file](SampleWriter &writer) {
        writeRoomIds(writer);
        writer.endObject().beginObject(u"analytics").text(u"file_id", file).endObject();
    });
}

/// Minutes later, when the provider has done it.
void PlugNMeetMeeting::addSummary()
{
    const qint64 second = cast().end + cast().between(8 * Minute, 15 * Minute);
    const qint64 number = cast().between(100'000, 999'999);
    const Parts job = [number](SampleWriter &writer) {
        writer.beginObject(u"provider_job_info")
            .text(u"job_id", u"batches/fictional-%1"_s.arg(number))
            .text(u"file_name", u"files/fictional-%1"_s.arg(number + 7))
            .endObject();
    };
    const Parts file =
        fileInfo(second, u"meeting_summary"_s, u"summary_"_s, u".txt"_s, u"text/plain"_s);
    const QString summary = addArtifact(second, u"MEETING_SUMMARY"_s, [=](SampleWriter &writer) {
        job(writer);
        file(writer);
    });
    const Parts tokens = tokenUsage({}, cast().between(8'000, 40'000), cast().between(400, 2'000));
    addArtifact(second, u"MEETING_SUMMARY_USAGE"_s, [=](SampleWriter &writer) {
        job(writer);
        tokens(writer);
        writer.text(u"reference_artifact_id", summary);
    });
}

} // namespace hookglass

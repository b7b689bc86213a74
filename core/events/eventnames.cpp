// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventnames.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

struct OldName
{
    QLatin1StringView old;
    QLatin1StringView today;
};

constexpr std::array OldNames {
    OldName {"recording_started"_L1, "start_recording"_L1},
    OldName {"recording_ended"_L1, "end_recording"_L1},
    OldName {"rtmp_started"_L1, "start_rtmp"_L1},
    OldName {"rtmp_ended"_L1, "end_rtmp"_L1},
};

constexpr std::array KnownNames {// Plug-N-Meet, some of them LiveKit's too
                                 "room_created"_L1, "room_started"_L1, "participant_joined"_L1,
                                 "participant_left"_L1, "track_published"_L1,
                                 "track_unpublished"_L1, "room_finished"_L1, "session_ended"_L1,
                                 "start_recording"_L1, "end_recording"_L1, "recording_proceeded"_L1,
                                 "recording_transcoding_finished"_L1, "start_rtmp"_L1,
                                 "end_rtmp"_L1, "artifact_created"_L1, "analytics_proceeded"_L1,
                                 // gone since Plug-N-Meet 2.1
                                 "speech_to_text_session_started"_L1,
                                 "speech_to_text_session_ended"_L1, "speech_to_text_total_usage"_L1,
                                 // LiveKit alone
                                 "participant_connection_aborted"_L1, "egress_started"_L1,
                                 "egress_updated"_L1, "egress_ended"_L1, "ingress_started"_L1,
                                 "ingress_ended"_L1, "agent_job_started"_L1, "agent_job_ended"_L1};

constexpr std::array ArtifactTypes {"UNKNOWN_ARTIFACT"_L1,
                                    "MEETING_ANALYTICS"_L1,
                                    "MEETING_SUMMARY"_L1,
                                    "MEETING_SUMMARY_USAGE"_L1,
                                    "SPEECH_TRANSCRIPTION"_L1,
                                    "SPEECH_TRANSCRIPTION_USAGE"_L1,
                                    "SYNTHESIZED_SPEECH_USAGE"_L1,
                                    "CHAT_TRANSLATION_USAGE"_L1,
                                    "AI_TEXT_CHAT_INTERACTION_USAGE"_L1,
                                    "AI_TEXT_CHAT_SUMMARIZATION_USAGE"_L1};

} // namespace

QString canonicalEventName(const QString &name)
{
    QString canonical = lowerCase(name);
    canonical.replace(u'-', u'_');
    for (const OldName &pair : OldNames) {
        if (canonical == pair.old)
            return pair.today;
    }
    return canonical;
}

bool isKnownEventName(const QString &canonicalName)
{
    return std::find(KnownNames.begin(), KnownNames.end(), canonicalName) != KnownNames.end();
}

QString artifactTypeName(qint64 number)
{
    if (number >= 0 && number < qint64(ArtifactTypes.size()))
        return ArtifactTypes[size_t(number)];
    return QString::number(number);
}

} // namespace hookglass

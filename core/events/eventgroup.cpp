// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventgroup.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

struct Beginning
{
    QLatin1StringView text;
    EventGroup group;
};
constexpr std::array Beginnings {
    Beginning {"room_"_L1, EventGroup::Room},
    Beginning {"session_"_L1, EventGroup::Room},
    Beginning {"participant_"_L1, EventGroup::Participant},
    Beginning {"track_"_L1, EventGroup::Track},
    Beginning {"start_"_L1, EventGroup::Recording},
    Beginning {"end_"_L1, EventGroup::Recording},
    Beginning {"recording_"_L1, EventGroup::Recording},
    Beginning {"artifact_"_L1, EventGroup::Artifact},
    Beginning {"analytics_"_L1, EventGroup::Artifact},
    Beginning {"egress_"_L1, EventGroup::Egress},
    Beginning {"ingress_"_L1, EventGroup::Ingress},
    Beginning {"agent_"_L1, EventGroup::Agent},
};

} // namespace

EventGroup eventGroup(const QString &event)
{
    const QString name = event.toLower().replace(u'-', u'_');
    for (const Beginning &each : Beginnings) {
        if (name.startsWith(each.text))
            return each.group;
    }
    return EventGroup::Other;
}

QString eventGroupTitle(EventGroup group)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("EventGroup", text);
    };
    switch (group) {
    case EventGroup::Room:
        return tr("Rooms");
    case EventGroup::Participant:
        return tr("Participants");
    case EventGroup::Track:
        return tr("Tracks");
    case EventGroup::Recording:
        return tr("Recordings");
    case EventGroup::Artifact:
        return tr("Artifacts");
    case EventGroup::Egress:
        return tr("Egress");
    case EventGroup::Ingress:
        return tr("Ingress");
    case EventGroup::Agent:
        return tr("Agents");
    case EventGroup::Other:
        return tr("Other");
    }
    return {};
}

} // namespace hookglass

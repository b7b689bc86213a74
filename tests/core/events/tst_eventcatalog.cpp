// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventcatalog.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

/// Every member path of a document: "room.enabled_codecs[].mime".
void collectPaths(const QJsonValue &value, const QString &path, QStringList &paths)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            collectPaths(element, path + u"[]"_s, paths);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString child = path.isEmpty() ? it.key() : QString(path + u'.' + it.key());
            paths.append(child);
            collectPaths(it.value(), child, paths);
        }
    }
}

} // namespace

class EventCatalogTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog;

    const CatalogField *field(const QString &event, const QString &path) const
    {
        const CatalogEvent *found = m_catalog.find(event);
        if (!found)
            return nullptr;
        for (const CatalogField &each : found->fields) {
            if (each.path == path)
                return &each;
        }
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        const auto loaded = EventCatalog::load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
        m_catalog = *loaded;
    }

    void listsEveryEvent()
    {
        QStringList names;
        for (const CatalogEvent &event : m_catalog.events()) {
            names.append(senderId(event.sender) + u'/' + event.name);
            QVERIFY(!event.title.isEmpty() && !event.description.isEmpty());
        }
        const QStringList plugNMeet {u"room_created"_s,        u"room_started"_s,
                                     u"participant_joined"_s,  u"participant_left"_s,
                                     u"track_published"_s,     u"track_unpublished"_s,
                                     u"room_finished"_s,       u"session_ended"_s,
                                     u"start_recording"_s,     u"end_recording"_s,
                                     u"recording_proceeded"_s, u"recording_transcoding_finished"_s,
                                     u"start_rtmp"_s,          u"end_rtmp"_s,
                                     u"artifact_created"_s,    u"analytics_proceeded"_s};
        const QStringList liveKit {u"room_started"_s,
                                   u"room_finished"_s,
                                   u"participant_joined"_s,
                                   u"participant_left"_s,
                                   u"participant_connection_aborted"_s,
                                   u"track_published"_s,
                                   u"track_unpublished"_s,
                                   u"egress_started"_s,
                                   u"egress_updated"_s,
                                   u"egress_ended"_s,
                                   u"ingress_started"_s,
                                   u"ingress_ended"_s,
                                   u"agent_job_started"_s,
                                   u"agent_job_ended"_s};
        QStringList expected;
        for (const QString &name : plugNMeet)
            expected.append(u"plugnmeet/"_s + name);
        for (const QString &name : liveKit)
            expected.append(u"livekit/"_s + name);
        QCOMPARE(names, expected);
    }

    void knowsTheFields()
    {
        QCOMPARE(field(u"recording_proceeded"_s, u"recording_info.file_size"_s)->unit, u"MB"_s);
        QCOMPARE(field(u"egress_ended"_s, u"egressInfo.startedAt"_s)->unit, u"ns"_s);
        QCOMPARE(field(u"room_started"_s, u"created_at"_s)->type, u"string (int64)"_s);
        QVERIFY(field(u"livekit/room_started"_s, u"room.turnPassword"_s)->secret);
        QVERIFY(field(u"room_started"_s, u"room.metadata.webhook_url"_s)->secret);
        QVERIFY(!field(u"room_started"_s, u"room.room_id"_s)->secret);
        QCOMPARE(field(u"track_published"_s, u"track.type"_s)->values,
                 QStringList({u"AUDIO"_s, u"VIDEO"_s, u"DATA"_s}));
        QCOMPARE(field(u"artifact_created"_s, u"room_artifact.type"_s)->values.size(), 10);
        QCOMPARE(m_catalog.find(u"livekit/room_started")->sender, EventSender::LiveKit);
        QVERIFY(!m_catalog.find(u"stop_recording"));
    }

    void knowsEveryFieldThatIsSent()
    {
        for (const QString &name : test::allBodies()) {
            const QString folder = name.section(u'/', 0, 0);
            if ((folder != "plugnmeet"_L1 && folder != "livekit"_L1) || name.contains(u"legacy"_s))
                continue;
            const QJsonObject body = QJsonDocument::fromJson(test::body(name)).object();
            QStringList paths;
            collectPaths(body, {}, paths);
            for (const QString &path : std::as_const(paths)) {
                // Maps hold keys of the users'; requests of an egress are shown whole.
                if (path == "event"_L1 || path.contains(u".breakdown."_s)
                    || path.contains(u".attributes."_s) || path.contains(u".roomComposite."_s))
                    continue;
                QVERIFY2(field(folder + u'/' + body["event"_L1].toString(), path),
                         qPrintable(name + u": "_s + path));
            }
        }
    }
};

QTEST_APPLESS_MAIN(EventCatalogTest)
#include "tst_eventcatalog.moc"

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
        if (!found) // perhaps a former one
            found = m_catalog.find(event.section(u'/', -1), EventSender::PlugNMeet);
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

    /// tests/data/catalog/fields.txt, typed from PROTOCOL.
    void knowsEveryFieldOfTheTables_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QStringList>("names");
        const QString all = QString::fromUtf8(test::readData(u"catalog/fields.txt"_s));
        for (const QString &line : all.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'#'))
                continue;
            const QString place = line.section(u": "_s, 0, 0);
            QTest::newRow(qPrintable(place))
                << place.section(u' ', 0, 0) << place.section(u' ', 1, 1)
                << line.section(u": "_s, 1).split(u' ', Qt::SkipEmptyParts);
        }
    }
    void knowsEveryFieldOfTheTables()
    {
        QFETCH(QString, event);
        QFETCH(QString, prefix);
        QFETCH(QStringList, names);
        for (const QString &name : std::as_const(names)) {
            const QString path = prefix + name.section(u'=', 0, 0);
            const CatalogField *known = field(event, path);
            QVERIFY2(known, qPrintable(path));
            QCOMPARE(known->values.size(), name.section(u'=', 1).toInt());
        }
    }

    void tellsAllOfEachField()
    {
        const QStringList types {u"string"_s, u"string (int64)"_s, u"integer"_s,
                                 u"number"_s, u"boolean"_s,        u"enum"_s,
                                 u"array"_s,  u"object"_s,         u"map"_s};
        for (const CatalogEvent &event : m_catalog.events()) {
            QStringList paths;
            for (const CatalogField &each : event.fields) {
                const QByteArray name = (event.name + u' ' + each.path).toUtf8();
                QVERIFY2(!paths.contains(each.path), name.constData());
                paths.append(each.path);
                QVERIFY2(types.contains(each.type), name.constData());
                QVERIFY2(each.description.size() > 3 && !each.description.endsWith(u'.'),
                         name.constData());
                QCOMPARE(each.numbers.size(), each.values.size());
                if (each.type != "object"_L1 && each.type != "array"_L1)
                    QVERIFY2(isExampleOf(each), name.constData());
            }
        }
    }

    /// The example, read by Qt, is of the type that is on the wire.
    static bool isExampleOf(const CatalogField &field)
    {
        const QJsonValue example =
            QJsonDocument::fromJson('[' + field.example.toUtf8() + ']').array().at(0);
        if (field.type == "boolean"_L1)
            return example.isBool();
        if (field.type == "enum"_L1)
            return field.values.contains(example.toString());
        if (field.type == "integer"_L1 || field.type == "number"_L1)
            return example.isDouble();
        if (field.type == "string (int64)"_L1) {
            bool ok = false;
            example.toString().toLongLong(&ok);
            return ok;
        }
        return example.isString();
    }

    void numbersTheNames()
    {
        const CatalogField *kind = field(u"participant_joined"_s, u"participant.kind"_s);
        QCOMPARE(kind->values,
                 QStringList({u"STANDARD"_s, u"INGRESS"_s, u"EGRESS"_s, u"SIP"_s, u"AGENT"_s,
                              u"CONNECTOR"_s, u"BRIDGE"_s}));
        QCOMPARE(kind->numbers, QList<int>({0, 1, 2, 3, 4, 7, 8})); // PROTOCOL 7: 7 and 8
        QCOMPARE(field(u"participant_left"_s, u"participant.disconnect_reason"_s)->values.at(16),
                 u"AGENT_ERROR"_s);
    }

    void tellsFromWhenOnAndWhatPapersSay()
    {
        QCOMPARE(field(u"room_started"_s, u"created_at"_s)->since, u"1.6.0"_s);
        QVERIFY(field(u"room_started"_s, u"created_at"_s)->documented.contains(u"createdAt"_s));
        QVERIFY(!field(u"room_started"_s, u"room.name"_s)->notSent.isEmpty());
        QVERIFY(field(u"room_started"_s, u"room.room_id"_s)->notSent.isEmpty());
        QCOMPARE(field(u"room_started"_s, u"num_dropped"_s)->until, u"1.5.10"_s);
        QVERIFY(field(u"room_started"_s, u"room.max_participants"_s)->optional);
        QVERIFY(field(u"room_started"_s, u"room.room_id"_s)->required);
        QVERIFY(!field(u"track_published"_s, u"track.width"_s)->optional);
        QVERIFY(!field(u"track_published"_s, u"track.width"_s)->required);
        for (const char *path :
             {"track.simulcast", "track.disable_dtx", "track.stereo", "track.layers"})
            QVERIFY(field(u"track_published"_s, QLatin1StringView(path))->deprecated);
        QVERIFY(field(u"livekit/agent_job_started"_s, u"job.namespace"_s)->deprecated);
        QVERIFY(field(u"livekit/ingress_ended"_s, u"ingressInfo.bypassTranscoding"_s)->deprecated);
    }

    /// PROTOCOL 7: what must not be shown unasked; what is in a secret is one too.
    void marksSecrets()
    {
        const QString features = u"room.metadata.room_features."_s;
        for (const char *path :
             {"end_to_end_encryption_features.encryption_key", "sip_dial_in_features.pin",
              "sip_dial_in_features.phone_numbers", "sip_dial_in_features.dispatch_rule_id",
              "ingress_features.stream_key", "ingress_features.url"})
            QVERIFY2(field(u"room_started"_s, features + QLatin1StringView(path))->secret, path);
        QVERIFY(field(u"room_started"_s, u"room.metadata.extra_data"_s)->secret);
        QVERIFY(field(u"livekit/ingress_started"_s, u"ingressInfo.streamKey"_s)->secret);
        QVERIFY(field(u"livekit/agent_job_started"_s, u"job.room.turnPassword"_s)->secret);
        for (const char *request :
             {"egress", "replay", "roomComposite", "web", "participant", "trackComposite", "track"})
            QVERIFY2(field(u"livekit/egress_ended"_s, u"egressInfo."_s + QLatin1StringView(request))
                         ->secret,
                     request);
        QVERIFY(field(u"livekit/egress_ended"_s, u"egressInfo.roomComposite.layout"_s)->secret);
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
                // Maps hold keys of the users'.
                if (path.contains(u".breakdown."_s) || path.contains(u".attributes."_s))
                    continue;
                QVERIFY2(field(folder + u'/' + body["event"_L1].toString(), path),
                         qPrintable(name + u": "_s + path));
            }
        }
    }
};

QTEST_APPLESS_MAIN(EventCatalogTest)
#include "tst_eventcatalog.moc"

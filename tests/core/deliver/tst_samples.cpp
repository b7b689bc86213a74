// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"
#include "core/events/decoder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SamplesTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Now = 1'795'000'000;

private slots:
    void coversEveryEventOnce()
    {
        const QList<Sample> samples = sampleOfEveryEvent(7, Now);
        QCOMPARE(samples.size(), 30);
        QSet<QString> names;
        for (const Sample &sample : samples) {
            const Event event = decodeEvent(sample.body);
            QCOMPARE(event.sender, sample.sender);
            QCOMPARE(event.name, sample.event);
            QVERIFY2(event.findings.isEmpty(), qPrintable(sample.event));
            QVERIFY(!sample.body.endsWith('\n'));
            names.insert(senderId(sample.sender) + u'/' + sample.event);
        }
        QCOMPARE(names.size(), 30);
    }

    /// 9 types of artifacts and 3 kinds of tracks instead of one each.
    void coversEveryForm()
    {
        QStringList forms;
        for (const Sample &sample : sampleOfEveryForm(7, Now)) {
            forms.append(sampleName(sample));
            QCOMPARE(findSample(forms.last(), 7, Now).value().body, sample.body);
        }
        QCOMPARE(forms.size(), 30 + 8 + 2 * 2 * 2);
        QCOMPARE(QSet<QString>(forms.begin(), forms.end()).size(), forms.size());
        QCOMPARE(forms.filter(u"plugnmeet/artifact_created."_s).size(), 9);
        QCOMPARE(forms.filter(u"livekit/track_published."_s).size(), 3);
    }

    void freshensOnlyIdAndTime()
    {
        QRandomGenerator random(3);
        for (const Sample &sample : sampleOfEveryEvent(7, Now)) {
            const QByteArray body = freshBody(sample, 1800000000, random);
            QJsonObject before = QJsonDocument::fromJson(sample.body).object();
            QJsonObject after = QJsonDocument::fromJson(body).object();
            const auto timeKey =
                sample.sender == EventSender::LiveKit ? "createdAt"_L1 : "created_at"_L1;
            QCOMPARE(after[timeKey].toString(), u"1800000000"_s);
            QVERIFY(after["id"_L1].toString() != before["id"_L1].toString());
            QCOMPARE(after["id"_L1].toString().startsWith(u"EV_"_s),
                     before["id"_L1].toString().startsWith(u"EV_"_s));
            for (QJsonObject *object : {&before, &after}) {
                object->remove("id"_L1);
                object->remove(timeKey);
            }
            QCOMPARE(after, before);
            // Every byte but those of the two values: the same text up to the id.
            const qsizetype idAt = sample.body.lastIndexOf("\"id\":");
            QCOMPARE(body.left(idAt), sample.body.left(idAt));
        }
    }

    void findsByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("found");
        QTest::newRow("bare") << u"room_started"_s << u"plugnmeet/room_started."_s;
        QTest::newRow("sender") << u"livekit/room_started"_s << u"livekit/room_started."_s;
        QTest::newRow("LiveKit alone") << u"egress_ended"_s << u"livekit/egress_ended."_s;
        QTest::newRow("variant") << u"artifact_created.speech_transcription"_s
                                 << u"plugnmeet/artifact_created.speech_transcription"_s;
        QTest::newRow("synthesized") << u"plugnmeet/artifact_created.synthesized_speech_usage"_s
                                     << u"plugnmeet/artifact_created.synthesized_speech_usage"_s;
        QTest::newRow("first form")
            << u"artifact_created"_s << u"plugnmeet/artifact_created.speech_transcription"_s;
        QTest::newRow("track") << u"livekit/track_published.screen_share"_s
                               << u"livekit/track_published.screen_share"_s;
        QTest::newRow("unknown") << u"nothing"_s << QString();
        QTest::newRow("path tricks") << u"../schemas/livekit.schema"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void findsByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, found);
        const auto sample = findSample(name, 7, Now);
        QCOMPARE(bool(sample), !found.isEmpty());
        if (sample)
            QCOMPARE(senderId(sample->sender) + u'/' + sample->event + u'.' + sample->variant,
                     found);
        else
            QVERIFY(sample.error().message.contains(u"room_started"_s)); // lists what there is
    }
};

QTEST_APPLESS_MAIN(SamplesTest)
#include "tst_samples.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/catalogsearch.h"
#include "core/events/catalogtext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CatalogSearchTest : public QObject
{
    Q_OBJECT

    const EventCatalog m_catalog = EventCatalog::load().value();

    const CatalogEvent &eventOf(const CatalogMatch &match) const
    {
        return m_catalog.events().at(match.event);
    }

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first"); // empty: nothing is found
        QTest::addColumn<QString>("where");
        const auto row = [](const char *text, const char *first, const char *where) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(first)
                                << QString::fromUtf8(where);
        };
        row("session_ended", "plugnmeet/session_ended", "");
        row("SESSION  ended", "plugnmeet/session_ended", "");
        row("livekit room finished", "livekit/room_finished", "");
        row("plug-n-meet recording started", "plugnmeet/start_recording", "");
        row("ingress", "livekit/ingress_started", "");
        row("room_artifact.artifact_id", "plugnmeet/artifact_created", "room_artifact.artifact_id");
        row("speech_transcription_usage", "plugnmeet/artifact_created",
            "room_artifact.type: SPEECH_TRANSCRIPTION_USAGE");
        row("streamKey", "livekit/ingress_started", "ingressInfo.streamKey");
        row("closed afterwards", "plugnmeet/session_ended", "-");
        row("no such word", "", "");
        row("room nosuchword", "", "");
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, first);
        QFETCH(QString, where);
        const QList<CatalogMatch> matches = searchCatalog(m_catalog, text);
        QCOMPARE(!matches.isEmpty(), !first.isEmpty());
        if (first.isEmpty())
            return;
        const CatalogEvent &event = eventOf(matches.first());
        QCOMPARE(senderId(event.sender) + u'/' + event.name, first);
        if (where != "-"_L1)
            QCOMPARE(matches.first().where, where);
    }

    void findsAllWithoutWords()
    {
        for (const QString &text : {QString(), u"   "_s}) {
            const QList<CatalogMatch> matches = searchCatalog(m_catalog, text);
            QCOMPARE(matches.size(), 30);
            QVERIFY(matches.first().where.isEmpty() && matches.first().fields.isEmpty());
            QCOMPARE(eventOf(matches.first()).name, m_catalog.events().first().name);
        }
    }

    void putsNamesFirst()
    {
        const QList<CatalogMatch> matches = searchCatalog(m_catalog, u"track"_s);
        QVERIFY(matches.size() > 4);
        for (qsizetype i = 0; i < matches.size(); ++i)
            QCOMPARE(matches[i].where.isEmpty(), i < 4); // two of each sender are called like that
    }

    void tellsTheFields()
    {
        const QList<CatalogMatch> matches = searchCatalog(m_catalog, u"file_size"_s);
        QVERIFY(!matches.isEmpty());
        for (const CatalogMatch &match : matches) {
            QVERIFY(!match.fields.isEmpty());
            for (const qsizetype field : match.fields)
                QVERIFY(eventOf(match).fields.at(field).path.contains("file_size"_L1));
        }
    }

    void writesFields()
    {
        const CatalogEvent *event = m_catalog.find(u"recording_proceeded");
        for (const CatalogField &field : event->fields)
            QCOMPARE(fieldCells(field).size(), fieldHeadings().size());
        const QString text = eventText(*event);
        QVERIFY(text.contains(u"\nrecording_info.file_size\tnumber\tMB\t"_s));
        QVERIFY(text.contains(u"Plug-N-Meet, recording_proceeded)"_s));
        const CatalogField field {.path = u"a.b"_s,
                                  .description = u"Why"_s,
                                  .values = {u"X"_s, u"Y"_s},
                                  .numbers = {0, 7},
                                  .example = u"\"X\""_s,
                                  .optional = true,
                                  .secret = true};
        QCOMPARE(fieldText(field), u"a.b: Why\nExample: \"X\"\nValues: 0 X, 7 Y"_s);
        QVERIFY(fieldCells(field).contains(u"optional, secret"_s));
    }
};

QTEST_APPLESS_MAIN(CatalogSearchTest)
#include "tst_catalogsearch.moc"

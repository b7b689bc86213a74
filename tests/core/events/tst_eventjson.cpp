// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjson.h"
#include "core/json/document.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class EventJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("everything")
            << "{\"sender\":\"plugnmeet\",\"name\":\"n\",\"id\":\"i\",\"created_at\":17,\"room_"
               "id\":\"r\","
               "\"room_sid\":\"s\",\"participant\":\"p\",\"participant_identity\":\"pi\",\"track\":"
               "\"t\","
               "\"recording_id\":\"rec\",\"artifact_type\":\"a\",\"summary\":\"sum\","
               "\"findings\":[{\"severity\":\"warning\",\"path\":\"$.x\",\"text\":\"why\"}]}"_ba;
        QTest::newRow("nothing") << "{\"sender\":\"unknown\"}"_ba;
    }
    void writesAndReads()
    {
        QFETCH(QByteArray, text);
        const auto document = json::Document::parse(text);
        json::Writer writer;
        writeEvent(writer, readEvent(document.root()));
        QCOMPARE(writer.bytes(), text);
    }
};

QTEST_APPLESS_MAIN(EventJsonTest)
#include "tst_eventjson.moc"

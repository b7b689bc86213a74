// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterhighlight.h"
#include "tests/support/threadtime.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterHighlightTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    static FilterHighlight highlight(const QString &filter)
    {
        const Result<Filter> compiled = Filter::compile(filter);
        if (!compiled)
            qFatal("%s", qPrintable(compiled.error().message));
        return FilterHighlight(*compiled);
    }

private slots:
    void marksTheBody_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("marked"); // the bytes, with | between
        QTest::newRow("none") << QString() << "{\"a\":1}"_ba
                              << ""_ba;
        const QByteArray people =
            "{\"participant\":{\"name\":\"Alice\"},\"name\":\"Alba\",\"n\":[1,15]}";
        QTest::newRow("value") << u"body.participant.name:\"Al*\""_s << people << "\"Alice\""_ba;
        QTest::newRow("object") << u"body.participant:alice"_s << people << "\"Alice\""_ba;
        QTest::newRow("number") << u"body.n:1"_s << people << "1"_ba;
        QTest::newRow("comparison") << u"body.n>5"_s << people << "15"_ba;
        QTest::newRow("two terms") << u"body.n>5 body.name:*b*"_s << people << "\"Alba\"|15"_ba;
        QTest::newRow("either") << u"body.n:1 or body.name:nobody"_s << people << "1"_ba;
        QTest::newRow("not") << u"-body.n:1 alba"_s << people << "Alba"_ba;
        QTest::newRow("not not") << u"-(-body.n:1 or alba)"_s << people << "1"_ba;
        QTest::newRow("word") << u"AL"_s << people << "Al|Al"_ba;
        QTest::newRow("word of a key") << u"particip"_s << people << "particip"_ba;
        QTest::newRow("body") << u"body:alice"_s << people << "Alice"_ba;
        QTest::newRow("words that touch") << u"Ali ice"_s << people << "Alice"_ba;
        QTest::newRow("accent") << u"ÉTÉ"_s << "{\"a\":\"un été là\"}"_ba
                                << "été"_ba;
        QTest::newRow("pattern") << u"body~/A[a-z]+e/"_s << people << "Alice"_ba;
        QTest::newRow("whole") << u"body=\"{}\""_s << "{}"_ba
                               << ""_ba;
        QTest::newRow("header") << u"header.user-agent:alice"_s << people << ""_ba;
        QTest::newRow("column") << u"size>1"_s << people << ""_ba;
        QTest::newRow("room") << u"room:dem*"_s << "{\"a\":\"demo\",\"b\":\"demolition\"}"_ba
                              << "\"demo\""_ba;
        const QByteArray inText = "{\"meta\":\"{\\\"title\\\":\\\"d\\u00e9mo\\\"}\"}";
        QTest::newRow("in a text") << u"body.meta.title:d*o"_s << inText << "\\\"d\\u00e9mo\\\""_ba;
        QTest::newRow("no JSON") << u"body.a:1 or oops"_s << "{\"a\":1,oops"_ba
                                 << "oops"_ba;
        QTest::newRow("mark before it") << u"body.a:1"_s << "\xef\xbb\xbf{\"a\":1}"_ba
                                        << "1"_ba;
    }
    void marksTheBody()
    {
        QFETCH(QString, filter);
        QFETCH(QByteArray, body);
        CaptureSummary summary;
        summary.roomId = u"demo"_s;
        const BodyContent content = readBodyContent({.body = body}, m_catalog);
        QByteArrayList marked;
        for (const ByteRange &place : highlight(filter).placesIn(content, summary))
            marked.append(body.mid(place.begin, place.end - place.begin));
        QTEST(marked.join('|'), "marked");
    }

    void marksParts_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("isForm");
        QTest::addColumn<QByteArray>("marked"); // the bytes, with | between
        QTest::newRow("field") << u"body.user:\"Amína R\""_s << true << "Am%C3%ADna+R"_ba;
        QTest::newRow("number") << u"body.n>5"_s << true << "17"_ba;
        QTest::newRow("in a field") << u"body.payload.a:x"_s << true << "%22x%22"_ba;
        QTest::newRow("in a text in it") << u"body.payload.m.k:2"_s << true << "2"_ba;
        QTest::newRow("every") << u"body.n:*"_s << true << "3|17"_ba;
        QTest::newRow("empty") << u"body.none=\"\""_s << true << ""_ba;
        QTest::newRow("part") << u"body.user:amina"_s << false << "Amina"_ba;
        QTest::newRow("in a part") << u"body.payload.b:1"_s << false << "1"_ba;
    }
    void marksParts()
    {
        QFETCH(QString, filter);
        QFETCH(bool, isForm);
        const QByteArray head = "--b\r\nContent-Disposition: form-data; name=";
        const QByteArray body = isForm
            ? "n=3&user=Am%C3%ADna+R&payload=%7B%22a%22%3A%22x%22%2C%22m%22%3A%22"
              "%7B%5C%22k%5C%22%3A2%7D%22%7D&none=&n=17"_ba
            : head + "user\r\n\r\nAmina\r\n" + head + "payload\r\n\r\n{\"b\":1}\r\n--b--";
        const QByteArray type =
            isForm ? "application/x-www-form-urlencoded"_ba : "multipart/form-data; boundary=b"_ba;
        const BodyContent content =
            readBodyContent({.body = body, .headers = {{"Content-Type", type}}}, m_catalog);
        QByteArrayList marked;
        for (const ByteRange &place : highlight(filter).placesIn(content, {}))
            marked.append(body.mid(place.begin, place.end - place.begin));
        QTEST(marked.join('|'), "marked");
    }

    void marksHeadersAndFields_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("agent"); // whether User-Agent: Go-http-client is marked
        QTest::addColumn<bool>("peer"); // whether 10.0.0.7:4711 is
        QTest::newRow("none") << QString() << false << false;
        QTest::newRow("header") << u"header.user-agent:*Go*"_s << true << false;
        QTest::newRow("other header") << u"header.host:*Go*"_s << false << false;
        QTest::newRow("any header") << u"header:\"agent: go\""_s << true << false;
        QTest::newRow("not") << u"-header:go"_s << false << false;
        QTest::newRow("word") << u"client"_s << true << false;
        QTest::newRow("peer") << u"peer:10.0.*"_s << false << true;
        QTest::newRow("word of a peer") << u"4711"_s << false << true;
    }
    void marksHeadersAndFields()
    {
        QFETCH(QString, filter);
        const FilterHighlight marks = highlight(filter);
        QTEST(marks.marksHeader({"User-Agent", "Go-http-client"}), "agent");
        QTEST(marks.marksField(u"peer"_s, u"10.0.0.7:4711"_s), "peer");
    }

    void endsWhenThereAreEnough()
    {
        const QByteArray body = '[' + QByteArray("\"a\",").repeated(500'000) + "1]";
        const BodyContent content = readBodyContent({.body = body}, m_catalog);
        constexpr int Long = 600'000; // or it would be the time that is over on a busy machine
        const QList<ByteRange> words = highlight(u"a"_s).placesIn(content, {}, {}, Long);
        QCOMPARE(words.size(), FilterHighlight::MostPlaces);
        const QList<ByteRange> values = highlight(u"body[]:a"_s).placesIn(content, {}, {}, Long);
        QCOMPARE(values.size(), FilterHighlight::MostPlaces);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(highlight(u"a"_s).placesIn(content, {}, stop.get_token()).isEmpty());
    }

    /// Each value stands in a text that is read anew for it.
    void endsInTime()
    {
        const QByteArray text = QByteArray("{\\\"k\\\":\\\"v\\\"},").repeated(20'000);
        const QByteArray body = "{\"t\":\"[" + text + "1]\"}";
        const BodyContent content = readBodyContent({.body = body}, m_catalog);
        const qint64 before = test::threadUs();
        QVERIFY(!highlight(u"body.t[].k:v"_s).placesIn(content, {}).isEmpty());
        const qint64 tookMs = (test::threadUs() - before) / 1000;
        QVERIFY2(tookMs < 20 * FilterHighlight::MostMs, qPrintable(QString::number(tookMs)));
    }
};

QTEST_GUILESS_MAIN(FilterHighlightTest)
#include "tst_filterhighlight.moc"

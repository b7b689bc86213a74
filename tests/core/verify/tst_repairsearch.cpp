// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventcatalog.h"
#include "core/verify/repairsearch.h"
#include "core/verify/repairtext.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Bodies changed by hand; tst_faults and the peers' tests go through every body and every fault.
class RepairSearchTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    static QByteArray sha256(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    BodyRepair search(const QByteArray &original, const QByteArray &arrived,
                      const RepairBudget &budget = {}) const
    {
        return RepairSearch(sha256(original), m_catalog.fieldGuide(), budget).search(arrived);
    }

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("original");
        QTest::addColumn<QByteArray>("arrived");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("culprit"); // in the explanation
        const QByteArray body = "{\"event\":\"x\",\"a\":[1,\"z/\xc3\xbc\"]}";
        const auto row = [](const char *name, const QByteArray &original, const QByteArray &arrived,
                            const QString &id, const QString &culprit = {}) {
            QTest::newRow(name) << original << arrived << id << culprit;
        };
        row("newline", body, body + '\n', u"trailing-newline"_s, u"editor"_s);
        row("CR LF at the end", body, body + "\r\n", u"trailing-newline"_s);
        row("BOM", body, "\xef\xbb\xbf" + body, u"bom-added"_s);
        row("BOM lost", "\xef\xbb\xbf" + body, body, u"bom-removed"_s);
        row("JSON.stringify of a spaced body", "{\"event\":\"x\", \"a\":[1, 2]}",
            "{\"event\":\"x\",\"a\":[1,2]}", u"compacted"_s, u"JSON.stringify"_s);
        row("json.dumps", "{\"event\":\"x\",\"a\":[1,2]}", "{\"event\": \"x\", \"a\": [1, 2]}",
            u"comma-spaced+colon-spaced"_s, u"json.dumps"_s);
        row("json_encode slashes", "{\"u\":\"a/b\"}", "{\"u\":\"a\\/b\"}", u"slashes-escaped"_s,
            u"json_encode"_s);
        row("unicode", body, "{\"event\":\"x\",\"a\":[1,\"z/\\u00fc\"]}", u"unicode-escaped"_s);
        row("PHP at large", body, "{\"event\":\"x\",\"a\":[1,\"z\\/\\u00fc\"]}",
            u"slashes-escaped+unicode-escaped"_s, u"json_encode"_s);
        row("pretty", "{\"a\":[1]}", "{\n  \"a\": [\n    1\n  ]\n}", u"pretty-printed"_s);
        row("recoded", body, "{\"event\":\"x\",\"a\":[1,\"z/\xfc\"]}", u"latin1-recoded"_s);
        row("lines to CR LF", "{\n\"a\":1\n}", "{\r\n\"a\":1\r\n}", u"crlf"_s);
        row("lines to LF", "{\r\n\"a\":1\r\n}", "{\n\"a\":1\n}", u"lf"_s);
        row("form", body,
            "payload=%7B%22event%22%3A%22x%22%2C%22a%22%3A%5B1%2C%22z%2F%C3%BC%22%5D%7D",
            u"form-wrapped"_s, u"form"_s);
        row("another value", body, "{\"event\":\"x\",\"a\":[2,\"z/\xc3\xbc\"]}", u"unknown"_s);
        row("nothing of it", body, "hello", u"unknown"_s);
    }
    void finds()
    {
        QFETCH(QByteArray, original);
        QFETCH(QByteArray, arrived);
        QFETCH(QString, id);
        QFETCH(QString, culprit);
        const BodyRepair repair = search(original, arrived);
        QCOMPARE(repair.id(), id);
        if (id == "unknown"_L1) {
            QVERIFY(repair.outcome == BodyRepair::Outcome::Unknown);
            return;
        }
        QCOMPARE(repair.signedBody, original);
        qsizetype first = 0;
        while (first < original.size() && first < arrived.size()
               && original[first] == arrived[first])
            ++first;
        QCOMPARE(repair.firstDifference, first);
        const QString text = describeRepair(repair);
        QVERIFY2(text.contains(culprit, Qt::CaseInsensitive), qPrintable(text));
    }

    void findsPairs()
    {
        const QByteArray original = "{\"event\":\"x\",\"a\":[1,2]}";
        const BodyRepair two = search(original, "{\"event\":\"x\", \"a\":[1, 2]}\n");
        QCOMPARE(two.signedBody, original);
        QCOMPARE(two.steps.size(), 2);
        // Cut, and a byte order mark in front of what is left.
        QCOMPARE(search(original, "\xef\xbb\xbf" + original.chopped(1)).signedBody, original);
        // Taken for Latin-1, and then written with escapes: to be undone in that order only.
        const QByteArray zoe = "{\"name\":\"Zo\xc3\xab\"}";
        const BodyRepair escaped = search(zoe, "{\"name\":\"Zo\\u00c3\\u00ab\"}");
        QCOMPARE(escaped.id(), u"unicode-escaped+latin1-recoded"_s);
        QCOMPARE(escaped.signedBody, zoe);
    }

    void stopsWhenAsked()
    {
        const QByteArray original = "{\"event\":\"x\"}";
        std::stop_source source;
        source.request_stop();
        RepairBudget budget;
        budget.stop = source.get_token();
        QVERIFY(search(original, original + "x", budget).outcome == BodyRepair::Outcome::Stopped);
        QVERIFY(search(original, QByteArray(1 << 20, '['), {.milliseconds = 0}).outcome
                != BodyRepair::Outcome::Found);
    }

    void keepsTheNamesOfDesign()
    {
        const QStringList names {u"trailing-newline"_s,
                                 u"trimmed"_s,
                                 u"bom-added"_s,
                                 u"bom-removed"_s,
                                 u"compacted"_s,
                                 u"comma-spaced"_s,
                                 u"colon-spaced"_s,
                                 u"pretty-printed"_s,
                                 u"keys-sorted"_s,
                                 u"slashes-escaped"_s,
                                 u"unicode-escaped"_s,
                                 u"html-escaped"_s,
                                 u"int64-as-number"_s,
                                 u"crlf"_s,
                                 u"lf"_s,
                                 u"latin1-recoded"_s,
                                 u"content-encoded"_s,
                                 u"form-wrapped"_s,
                                 u"truncated"_s};
        QStringList known = repairIds();
        known.removeAll(u"unknown"_s);
        QCOMPARE(known, names);
    }
};

QTEST_GUILESS_MAIN(RepairSearchTest)
#include "tst_repairsearch.moc"

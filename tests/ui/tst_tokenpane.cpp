// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filterhighlight.h"
#include "tests/support/panetexts.h"
#include "ui/icons.h"
#include "ui/tokenpane.h"
#include "ui/validitybar.h"

#include <QCryptographicHash>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

using test::labelTexts;
using test::Now;
using test::signedCapture;

/// What the token pane tells of a judgement, and of what it was judged by.
class TokenPaneTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QTableWidget &table(const QWidget &pane, QLatin1StringView name)
    {
        for (auto *table : pane.findChildren<QTableWidget *>()) {
            if (table->accessibleName() == name)
                return *table;
        }
        qFatal("no table %s", name.data());
    }
    static int rowsHeight(const QTableWidget &table)
    {
        int height = 0;
        for (int row = 0; row < table.rowCount(); ++row)
            height += table.rowHeight(row);
        return height;
    }
    static QStringList rowTexts(const QTableWidget &table, int row)
    {
        QStringList texts;
        for (int column = 0; column < table.columnCount(); ++column)
            texts.append(table.item(row, column)->text());
        return texts;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    /// Nothing in the tables is cut off, and nothing in them scrolls by itself.
    void tokenShowsWholeReasons_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 520;
        QTest::newRow("wide") << 1200;
    }
    void tokenShowsWholeReasons()
    {
        QFETCH(int, width);
        TokenPane pane(m_icons);
        pane.resize(width, 500);
        pane.show();
        Capture capture = signedCapture("{}", "{} ");
        const QString reason = u"reason "_s.repeated(20);
        capture.verification.checks[3].actual = reason;
        capture.verification.acceptedBy[1].reason = reason;
        capture.verification.checks[4].actual = u"word "_s.repeated(1000); // there is a bound
        pane.setCapture(&capture);
        for (const auto name : {"Checks"_L1, "Who would accept this?"_L1}) {
            const QTableWidget &shown = table(pane, name);
            QTRY_COMPARE(shown.verticalScrollBar()->maximum(), 0);
            QTRY_COMPARE(shown.horizontalScrollBar()->maximum(), 0);
            QTRY_COMPARE_LE(rowsHeight(shown), shown.viewport()->height());
        }
        const QTableWidget &checks = table(pane, "Checks"_L1);
        constexpr int Found = 2;
        const auto cell = [&checks] {
            return checks.visualItemRect(checks.item(3, Found));
        };
        const auto needed = [&] {
            return checks.fontMetrics().boundingRect(QRect(0, 0, cell().width() - 8, 10'000),
                                                     Qt::TextWordWrap, reason.trimmed());
        };
        QTRY_COMPARE_GE(cell().height(), needed().height());
        QTRY_VERIFY(checks.rowHeight(4) < 20 * checks.fontMetrics().height());
    }

    void tokenShowsChecksAndClaims()
    {
        TokenPane pane(m_icons);
        const Capture capture = signedCapture("{}", "{} ");
        pane.setCapture(&capture);
        const QTableWidget &checks = table(pane, "Checks"_L1);
        QCOMPARE(checks.rowCount(), 9);
        QCOMPARE(rowTexts(checks, 4).mid(0, 2), QStringList({u"Signature"_s, u"pass"_s}));
        QCOMPARE(rowTexts(checks, 8).mid(0, 2), QStringList({u"Body hash (sha256)"_s, u"fail"_s}));
        QVERIFY(!checks.item(8, 3)->text().isEmpty());
        const QTableWidget &claims = table(pane, "Header and claims"_L1);
        QStringList names;
        QString expMeaning;
        for (int row = 0; row < claims.rowCount(); ++row) {
            names.append(claims.item(row, 1)->text());
            if (names.last() == "exp"_L1)
                expMeaning = claims.item(row, 3)->text();
        }
        QCOMPARE(
            names,
            QStringList({u"alg"_s, u"typ"_s, u"iss"_s, u"exp"_s, u"nbf"_s, u"iat"_s, u"sha256"_s}));
        QVERIFY2(expMeaning.endsWith(u"4 min 55 s after it arrived"_s), qPrintable(expMeaning));
        const QTableWidget &accepts = table(pane, "Who would accept this?"_L1);
        QCOMPARE(accepts.rowCount(), 5);
        for (int row = 0; row < 5; ++row) // an altered body is refused by all
            QCOMPARE(accepts.item(row, 1)->text(), u"rejects"_s);
        QVERIFY(labelTexts(pane).contains(u"body-altered"_s));
        QVERIFY(!labelTexts(pane).contains(QString::fromUtf8(test::Secret)));
    }

    void tokenShowsTheRepair()
    {
        TokenPane pane(m_icons);
        pane.resize(900, 700);
        pane.show();
        const Capture capture = signedCapture("{\"a\":1}", "{\"a\":1}\n");
        pane.setCapture(&capture);
        QTRY_VERIFY2(labelTexts(pane).contains(u"a line end was added behind it"_s),
                     qPrintable(labelTexts(pane)));
        const auto edits = pane.findChildren<QPlainTextEdit *>();
        QTRY_VERIFY(std::any_of(edits.begin(), edits.end(), [](QPlainTextEdit *edit) {
            return edit->isVisible() && edit->toPlainText().contains(u"{\"a\":1}↵"_s);
        }));
        // A good capture afterwards shows nothing of it.
        const Capture good = signedCapture("{\"a\":1}", "{\"a\":1}");
        pane.setCapture(&good);
        for (const auto *label : pane.findChildren<QLabel *>())
            QVERIFY(!label->isVisible() || !label->text().contains(u"was added behind"_s));
    }

    void tokenKeepsBothVerdicts()
    {
        TokenPane pane(m_icons);
        pane.show();
        Capture capture = signedCapture("{}", "{}");
        capture.reverified = Reverification {Now * 1'000'000, capture.verification};
        capture.verification = Verifier().verify(capture.request); // no keys then
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"Judged again"_s));
        const QTableWidget &checks = table(pane, "Checks"_L1);
        QCOMPARE(rowTexts(checks, 4).mid(0, 2), QStringList({u"Signature"_s, u"pass"_s}));
    }

    /// The leg says what is wrong with it, and nothing that is not.
    void tokenTellsTheBodyLeg_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QString>("says");
        const QByteArray digest = QCryptographicHash::hash("{}", QCryptographicHash::Sha256);
        QTest::newRow("good") << digest.toBase64() << u"Body: as it was signed"_s;
        QTest::newRow("none") << QByteArray() << u"Body: the token says nothing about it"_s;
        QTest::newRow("hex") << digest.toHex() << u"Body: its hash is not written as it should"_s;
        QTest::newRow("other") << QByteArray(32, 'x').toBase64() << u"Body: not as it was signed"_s;
    }
    void tokenTellsTheBodyLeg()
    {
        QFETCH(QByteArray, hash);
        QFETCH(QString, says);
        const Credential credential {test::Key, test::Secret, {}};
        Capture capture = test::makeCapture("{}", {});
        const QByteArray claims = "{\"iss\":\"" + test::Key.toUtf8()
            + "\",\"exp\":" + QByteArray::number(Now) + ",\"sha256\":\"" + hash + "\"}";
        capture.request.headers = {
            {"Authorization", signClaims("{\"alg\":\"HS256\"}", claims, credential.secret)}};
        capture.request.receivedAtUs = Now * 1'000'000;
        capture.verification = Verifier({credential}).verify(capture.request);
        TokenPane pane(m_icons);
        pane.setCapture(&capture);
        QVERIFY2(labelTexts(pane).contains(says), qPrintable(labelTexts(pane)));
    }

    void tokenMarksWhatTheFilterMatches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("marked");
        QTest::newRow("verdict") << u"verdict:failed"_s << u"Failed"_s;
        QTest::newRow("cause") << u"cause:body-altered"_s << u"Fix this first"_s;
        QTest::newRow("another") << u"cause:expired verdict:verified"_s << QString();
    }
    void tokenMarksWhatTheFilterMatches()
    {
        QFETCH(QString, filter);
        QFETCH(QString, marked);
        TokenPane pane(m_icons);
        pane.setHighlight(FilterHighlight(*Filter::compile(filter)));
        const Capture capture = signedCapture("{}", "{} ");
        pane.setCapture(&capture);
        QStringList texts;
        for (const auto *label : pane.findChildren<QLabel *>()) {
            if (label->accessibleDescription() == u"matches the filter"_s)
                texts.append(label->text());
        }
        QCOMPARE(texts.size(), marked.isEmpty() ? 0 : 1);
        QVERIFY2(marked.isEmpty() || texts.first().startsWith(marked),
                 qPrintable(texts.join(u'|')));
    }

    void tokenBeginsAtTheTop()
    {
        TokenPane pane(m_icons);
        pane.resize(600, 200);
        pane.show();
        Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        auto *bar = pane.findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        pane.setCapture(&capture); // judged again: one stays where one was
        QVERIFY(bar->value() > 0);
        capture.seq = 2;
        pane.setCapture(&capture);
        QCOMPARE(bar->value(), 0);
    }

    /// However short its life was, and however long ago.
    void labelsOfValidityStandApart_data()
    {
        QTest::addColumn<qint64>("life");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<int>("labels");
        QTest::newRow("valid") << qint64(300) << qint64(5) << 2;
        QTest::newRow("expired long ago") << qint64(300) << qint64(500'000) << 1;
        QTest::newRow("expires before it begins") << qint64(-300) << qint64(500'000) << 1;
        QTest::newRow("no life at all") << qint64(0) << qint64(5) << 1;
    }
    void labelsOfValidityStandApart()
    {
        QFETCH(qint64, life);
        QFETCH(qint64, age);
        QFETCH(int, labels);
        ValidityBar bar(m_icons);
        bar.setValidity({.from = Now - age, .until = Now - age + life, .arrived = Now});
        for (int width = 160; width < 1500; width += 20) {
            bar.resize(width, 60);
            double end = -1;
            QList<ValidityLabel> found = bar.labels();
            std::sort(found.begin(), found.end(),
                      [](const auto &one, const auto &other) { return one.left < other.left; });
            for (const ValidityLabel &label : found) {
                QVERIFY(label.left > end);
                end = label.left + label.width;
                QVERIFY(end <= width);
            }
            if (width > 500)
                QCOMPARE(found.size(), labels);
        }
    }

    void tokenSaysWhenThereIsNone()
    {
        TokenPane pane(m_icons);
        Capture capture = test::makeCapture("{}", {});
        capture.request.headers.clear();
        capture.verification = Verifier().verify(capture.request);
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"carries no token"_s));
        capture.request.refusal = {431, u"x"_s};
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"refused before"_s));
    }
};

QTEST_MAIN(TokenPaneTest)
#include "tst_tokenpane.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/decoder.h"
#include "core/verify/signer.h"
#include "core/verify/verifier.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"
#include "ui/bodypane.h"
#include "ui/headerspane.h"
#include "ui/icons.h"
#include "ui/summarypane.h"
#include "ui/tokenpane.h"

#include <QCryptographicHash>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Now = 1'789'000'020;

/// A request signed by our key, judged and decoded by the real parts.
Capture signedCapture(const QByteArray &body, const QByteArray &sentBody)
{
    const Credential credential {test::Key, test::Secret, {}};
    Capture capture = test::makeCapture(sentBody, {});
    capture.request.headers = {{"Host", "a"},
                               {"Authorization", signBody(credential, body, Now - 5)},
                               {"X-Dup", "1"},
                               {"x-dup", "<b>2</b>\x1b"}};
    capture.request.receivedAtUs = Now * 1'000'000;
    capture.verification = Verifier({credential}).verify(capture.request);
    capture.event = decodeEvent(sentBody);
    capture.seq = 1;
    return capture;
}

QString labelTexts(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::PlainText || !label->text().contains(u'<'))
            texts.append(label->text());
        else
            texts.append(u"RICH TEXT"_s);
    }
    return texts.join(u'\n');
}

QStringList rowTexts(const QTableWidget &table, int row)
{
    QStringList texts;
    for (int column = 0; column < table.columnCount(); ++column)
        texts.append(table.item(row, column)->text());
    return texts;
}

} // namespace

class PanesTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void summaryTellsTheEvent()
    {
        SummaryPane pane(m_icons);
        const QByteArray body = test::body(u"plugnmeet/participant_joined.json"_s);
        const Capture capture = signedCapture(body, body);
        pane.setCapture(&capture);
        const QString text = labelTexts(pane);
        for (const char *part : {"Amina Rahman joined demo-room-01", "Verified", "Plug-N-Meet",
                                 "Amina Rahman (user-001)", "7.0 s before it arrived",
                                 "6f1c2f0e-5a77-4b7b-9d0e-0c6a3d5f7a11", "4.0 KB"})
            QVERIFY2(text.contains(QLatin1StringView(part)), part);
        pane.setCapture(nullptr);
        QVERIFY(labelTexts(pane).contains(u"Select an event"_s));
    }

    void summarySaysWhyItFailed()
    {
        SummaryPane pane(m_icons);
        const Capture capture =
            signedCapture("{\"event\":\"room_started\"}", "{\"event\": \"room_started\"}");
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"not the body that was signed"_s));
        QVERIFY(labelTexts(pane).contains(u"Hash the raw bytes"_s));
    }

    void showsHostileTextPlainly()
    {
        const QByteArray body = "{\"event\":\"participant_joined\",\"id\":\"<img src=x>\",\"room\":"
                                "{\"room_id\":\"<script>\"},\"participant\":{\"name\":\"<img "
                                "src='http://x/'>\\u001b[2J\"}}";
        const Capture capture = signedCapture(body, body);
        SummaryPane pane(m_icons);
        pane.setCapture(&capture);
        const QString text = labelTexts(pane);
        QVERIFY(!text.contains(u"RICH TEXT"_s));
        QVERIFY(text.contains(u"<img src='http://x/'>\\u001b[2J"_s));
        QVERIFY(!text.contains(u'\x1b'));
    }

    void bodyIsPrettyOrRaw()
    {
        BodyPane pane;
        pane.show();
        Capture capture = test::makeCapture("{\"b\":1.0,\"a\":[12345678901234567890]}", {});
        pane.setCapture(&capture);
        const auto *text = pane.findChild<QPlainTextEdit *>();
        QCOMPARE(text->toPlainText(),
                 u"{\n  \"b\": 1.0,\n  \"a\": [\n    12345678901234567890\n  ]\n}"_s);
        pane.findChildren<QRadioButton *>().last()->click();
        QCOMPARE(text->toPlainText(), u"{\"b\":1.0,\"a\":[12345678901234567890]}"_s);
    }

    void bodyShowsWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("contains");
        QTest::newRow("text") << "hello <b>you</b>"_ba << u"hello <b>you</b>"_s;
        QTest::newRow("broken JSON") << "{\"a\":1,oops"_ba << u"not JSON from byte 7 on"_s;
        QTest::newRow("binary") << QByteArray("\0\1\xff", 3) << u"00000000  00 01 ff"_s;
        QTest::newRow("escape") << "\x1b[31m"_ba << u"\\u001b[31m"_s;
    }
    void bodyShowsWhatIsNoJson()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, contains);
        BodyPane pane;
        const Capture capture = test::makeCapture(body, {});
        pane.setCapture(&capture);
        const QString text = pane.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(text.contains(contains), qPrintable(text));
    }

    void largeBodiesShowTheirBeginning()
    {
        BodyPane pane;
        pane.show();
        const Capture capture = test::makeCapture('"' + QByteArray(9 * 1024 * 1024, 'x') + '"', {});
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"9.0 MB"_s));
        QVERIFY(pane.findChild<QPlainTextEdit *>()->toPlainText().size() < 300'000);
    }

    void headersKeepOrderAndDuplicates()
    {
        HeadersPane pane;
        const Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        const auto *table = pane.findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 4);
        QCOMPARE(rowTexts(*table, 2), QStringList({u"X-Dup"_s, u"1"_s}));
        QCOMPARE(rowTexts(*table, 3), QStringList({u"x-dup"_s, u"<b>2</b>\\u001b"_s}));
        QVERIFY(!table->item(3, 1)->toolTip().contains(u"<b>2"_s));
        QVERIFY(labelTexts(pane).contains(u"POST /hook?x=1 HTTP/1.1"_s));
    }

    static QTableWidget &table(const QWidget &pane, const QString &name)
    {
        for (auto *table : pane.findChildren<QTableWidget *>()) {
            if (table->accessibleName() == name)
                return *table;
        }
        qFatal("no table %s", qPrintable(name));
    }

    void tokenShowsChecksAndClaims()
    {
        TokenPane pane(m_icons);
        const Capture capture = signedCapture("{}", "{} ");
        pane.setCapture(&capture);
        const QTableWidget &checks = table(pane, u"Checks"_s);
        QCOMPARE(checks.rowCount(), 9);
        QCOMPARE(rowTexts(checks, 4).mid(0, 2), QStringList({u"Signature"_s, u"pass"_s}));
        QCOMPARE(rowTexts(checks, 8).mid(0, 2), QStringList({u"Body hash (sha256)"_s, u"fail"_s}));
        QVERIFY(!checks.item(8, 3)->text().isEmpty());
        const QTableWidget &claims = table(pane, u"Header and claims"_s);
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
        const QTableWidget &accepts = table(pane, u"Who would accept this?"_s);
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
        const bool marked = std::any_of(edits.begin(), edits.end(), [](QPlainTextEdit *edit) {
            return edit->isVisible() && edit->toPlainText().contains(u"{\"a\":1}↵"_s);
        });
        QVERIFY(marked);
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
        const QTableWidget &checks = table(pane, u"Checks"_s);
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

QTEST_MAIN(PanesTest)
#include "tst_panes.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/answerstext.h"
#include "ui/icons.h"
#include "ui/responsesdialog.h"
#include "ui/ruleeditor.h"
#include "ui/rulefiles.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ResponsesDialogTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    template <typename T> static T *field(const QWidget &dialog, const QString &label)
    {
        for (const auto *each : dialog.findChildren<QLabel *>()) {
            if (each->text().remove(u'&') == label)
                return qobject_cast<T *>(each->buddy());
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (auto *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    static bool shows(const QWidget &dialog, const QString &part)
    {
        for (const auto *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    static bool canAccept(const QWidget &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled();
    }
    static void choosePreset(QWidget &dialog, const QString &id)
    {
        auto *combo = field<QComboBox>(dialog, u"Answer senders:"_s);
        combo->setCurrentIndex(combo->findData(id));
        emit combo->activated(combo->currentIndex());
    }
    static QStringList names(const ResponsesDialog &dialog)
    {
        QStringList names;
        const ResponseRules rules = dialog.rules(); // A value: it must outlive the loop.
        for (const ResponseRule &rule : rules.rules())
            names.append(rule.name);
        return names;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void offersPresets()
    {
        ResponsesDialog dialog(m_icons, {});
        dialog.show();
        auto *combo = field<QComboBox>(dialog, u"Answer senders:"_s);
        QCOMPARE(combo->currentData().toString(), u"always-200"_s);
        QVERIFY(!dialog.findChild<RuleEditor *>()->isEnabled());
        choosePreset(dialog, u"fail-once"_s);
        QCOMPARE(dialog.rules().toJson(), ResponseRules::preset(u"fail-once"_s).toJson());
        QVERIFY(shows(dialog, u"503 to the first attempt"_s));
        QCOMPARE(dialog.findChild<QTableWidget *>()->item(0, 2)->text(), u"503, first 1"_s);
        // An edited preset is a rule of one's own, and the way back is seen too.
        field<QSpinBox>(dialog, u"Status:"_s)->setValue(500);
        QVERIFY(combo->currentData().toString().isEmpty());
        field<QSpinBox>(dialog, u"Status:"_s)->setValue(503);
        QCOMPARE(combo->currentData().toString(), u"fail-once"_s);
    }

    void editsEveryField()
    {
        ResponsesDialog dialog(m_icons, {});
        dialog.show();
        choosePreset(dialog, {}); // of one's own: begins with one
        QCOMPARE(dialog.rules().rules().size(), 1);
        field<QLineEdit>(dialog, u"Name:"_s)->setText(u"late"_s);
        field<QLineEdit>(dialog, u"For:"_s)->setText(u"event:room_*"_s);
        field<QSpinBox>(dialog, u"Attempts:"_s)->setValue(2);
        field<QSpinBox>(dialog, u"Status:"_s)->setValue(429);
        field<QSpinBox>(dialog, u"After:"_s)->setValue(1500);
        field<QPlainTextEdit>(dialog, u"Headers:"_s)
            ->setPlainText(u"Retry-After: 4\n\nX-Note:  a: b \n"_s);
        field<QPlainTextEdit>(dialog, u"Body:"_s)->setPlainText(u"später"_s);
        const ResponseRule rule = dialog.rules().rules().first();
        QCOMPARE(rule.name, u"late"_s);
        QCOMPARE(rule.filterText, u"event:room_*"_s);
        QVERIFY(!rule.filter.isEmpty());
        QCOMPARE(rule.firstAttempts, 2);
        QCOMPARE(rule.delayMs, 1500);
        const HttpAnswer answer {429, {{"Retry-After", "4"}, {"X-Note", "a: b"}}, "sp\xc3\xa4ter"};
        QCOMPARE(rule.answer, answer);
        QVERIFY(canAccept(dialog));
        // What was made is shown again as it is.
        const ResponsesDialog again(m_icons, dialog.rules());
        QCOMPARE(again.findChild<RuleEditor *>()->rule().answer, answer);
        field<QComboBox>(dialog, u"Answer:"_s)->setCurrentIndex(2);
        QCOMPARE(dialog.rules().rules().first().action, ResponseRule::Action::NoAnswer);
        QVERIFY(!field<QSpinBox>(dialog, u"Status:"_s)->isEnabled());
    }

    void keepsABodyThatNobodyEdits()
    {
        const QByteArray body = "a\r\nb\xff";
        ResponsesDialog dialog(
            m_icons, ResponseRules({{.name = u"crlf"_s, .answer = {.status = 500, .body = body}}}));
        dialog.show();
        field<QSpinBox>(dialog, u"Status:"_s)->setValue(503);
        QCOMPARE(dialog.rules().rules().first().answer.status, 503);
        QCOMPARE(dialog.rules().rules().first().answer.body, body);
        QTest::keyClicks(field<QPlainTextEdit>(dialog, u"Body:"_s), u"x"_s);
        QVERIFY(dialog.rules().rules().first().answer.body.startsWith("xa\nb"));
    }

    void saysProblemsWhole()
    {
        QList<ResponseRule> rules;
        for (int i = 0; i < 40; ++i)
            rules.append({.name = u"r"_s + QString::number(i),
                          .answer = {.status = 500, .body = QByteArray(60'000, 'x')}});
        const QString problem = ruleProblem(ResponseRules(rules));
        QVERIFY2(problem.startsWith(u"The rules are larger than"_s), qPrintable(problem));
        const QString other = ruleProblem(ResponseRules({{.name = u"default"_s}}));
        QVERIFY2(other.startsWith(u"Rule 1"_s), qPrintable(other));
    }

    void ordersRules()
    {
        ResponsesDialog dialog(m_icons, {});
        dialog.show();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            button(dialog, u"Add"_s)->click();
            field<QLineEdit>(dialog, u"Name:"_s)->setText(name);
        }
        QCOMPARE(names(dialog), QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QVERIFY(!button(dialog, u"Down"_s)->isEnabled());
        button(dialog, u"Up"_s)->click();
        button(dialog, u"Up"_s)->click();
        QCOMPARE(names(dialog), QStringList({u"c"_s, u"a"_s, u"b"_s}));
        QVERIFY(!button(dialog, u"Up"_s)->isEnabled());
        QCOMPARE(field<QLineEdit>(dialog, u"Name:"_s)->text(), u"c"_s);
        button(dialog, u"Remove"_s)->click();
        QCOMPARE(names(dialog), QStringList({u"a"_s, u"b"_s}));
        button(dialog, u"Remove"_s)->click();
        button(dialog, u"Remove"_s)->click();
        QVERIFY(dialog.rules().rules().isEmpty());
        QVERIFY(!button(dialog, u"Remove"_s)->isEnabled());
    }

    void refusesWhatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("filter") << u"For:"_s << u"evnt:x"_s << u"filter"_s;
        QTest::newRow("no-name") << u"Name:"_s << u""_s << u"name"_s;
        QTest::newRow("own-name") << u"Name:"_s << u"default"_s << u"Hookglass"_s;
        QTest::newRow("header") << u"Headers:"_s << u"no colon"_s << u"header"_s;
        QTest::newRow("framing") << u"Headers:"_s << u"Content-Length: 3"_s << u"Hookglass"_s;
    }
    void refusesWhatCannotBeUsed()
    {
        QFETCH(QString, label);
        QFETCH(QString, text);
        QFETCH(QString, problem);
        ResponsesDialog dialog(m_icons, {});
        dialog.show();
        button(dialog, u"Add"_s)->click();
        QVERIFY(canAccept(dialog));
        if (auto *edit = field<QLineEdit>(dialog, label))
            edit->setText(text);
        else
            field<QPlainTextEdit>(dialog, label)->setPlainText(text);
        QVERIFY(!canAccept(dialog));
        QVERIFY(!button(dialog, u"Save as…"_s)->isEnabled());
        QVERIFY(shows(dialog, problem));
        QVERIFY(shows(dialog, u"Rule 1"_s));
    }

    void warnsAsRulesAreMade()
    {
        ResponsesDialog dialog(m_icons, {});
        dialog.show();
        button(dialog, u"Add"_s)->click(); // 503 to every attempt
        QVERIFY(shows(dialog, u"the event is lost"_s));
        field<QSpinBox>(dialog, u"Attempts:"_s)->setValue(1);
        QVERIFY(!shows(dialog, u"the event is lost"_s));
        field<QSpinBox>(dialog, u"After:"_s)->setValue(40'000);
        QVERIFY(shows(dialog, u"30 s"_s));
    }

    void namesTheAnswers()
    {
        QCOMPARE(answersTitle({}), u"200"_s);
        QVERIFY(isAlways200(ResponseRules::preset(u"always-200"_s)));
        const ResponseRules failing = ResponseRules::preset(u"fail-once"_s);
        QVERIFY(!isAlways200(failing));
        QCOMPARE(answersTitle(failing), u"Fail once"_s);
        QCOMPARE(answersTitle(ResponseRules({{.name = u"mine"_s}})), u"mine"_s);
        QCOMPARE(answersTitle(ResponseRules({{.name = u"a"_s}, {.name = u"b"_s}})), u"2 rules"_s);
    }

    void keepsRulesInFiles()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"rules.json"_s);
        const ResponseRules rules = ResponseRules::preset(u"rate-limited"_s);
        QVERIFY(bool(saveRules(path, rules)));
        const Result<ResponseRules> read = loadRules(path);
        QVERIFY(bool(read));
        QCOMPARE(read->toJson(), rules.toJson());
        QVERIFY(!saveRules(folder.filePath(u"none/rules.json"_s), rules));
        const Result<ResponseRules> none = loadRules(folder.filePath(u"none.json"_s));
        QVERIFY(!none && none.error().message.contains(u"none.json"_s));
    }
};

QTEST_MAIN(ResponsesDialogTest)
#include "tst_responsesdialog.moc"

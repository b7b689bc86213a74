// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notices.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using About = Notices::About;
using Severity = Notices::Severity;

class NoticesTest : public QObject
{
    Q_OBJECT

    static QStringList shown(const Notices &notices)
    {
        QStringList texts;
        for (const auto *label : notices.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }

private slots:
    void tellsEachThingOnce()
    {
        Icons icons;
        Notices notices(icons);
        notices.show();
        notices.tell(About::Writing, Severity::Problem, u"<b>disk full</b>"_s);
        notices.tell(About::Session, Severity::Problem, u"a"_s);
        notices.tell(About::Session, Severity::Problem, u"b"_s);
        QStringList texts = shown(notices);
        texts.sort();
        QCOMPARE(texts, QStringList({u"<b>disk full</b>"_s, u"b"_s}));
        for (const auto *label : notices.findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        notices.clear(About::Session);
        QVERIFY(notices.isVisible());
        notices.tell(About::Writing, Severity::Problem, {});
        QVERIFY(!notices.isVisible());
        notices.clear(About::Answers); // never told: no harm
    }

    void dismissesWarningsAlone()
    {
        Icons icons;
        Notices notices(icons);
        notices.tell(About::Space, Severity::Problem, u"full"_s);
        auto *dismiss = notices.findChild<QToolButton *>();
        QVERIFY(!dismiss->isVisible());
        notices.tell(About::Space, Severity::Warning, u"low"_s);
        QVERIFY(dismiss->isVisible());
        dismiss->click();
        QVERIFY(!notices.isVisible());
    }

    void offersWhatMendsIt()
    {
        Icons icons;
        Notices notices(icons);
        notices.tell(About::Answers, Severity::Warning, u"not 200"_s, u"Answer 200"_s);
        auto *action = notices.findChild<QPushButton *>();
        QVERIFY(action->isVisible());
        QSignalSpy triggered(&notices, &Notices::actionTriggered);
        action->click();
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered[0][0].value<About>(), About::Answers);
        notices.tell(About::Answers, Severity::Warning, u"not 200"_s);
        QVERIFY(!action->isVisible());
    }
};

QTEST_MAIN(NoticesTest)
#include "tst_notices.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterbar.h"
#include "ui/icons.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterBarTest : public QObject
{
    Q_OBJECT

private slots:
    void filtersWhileTyping()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        QTest::keyClicks(edit, u"verdict:failed"_s);
        QTRY_COMPARE(changed.size(), 1); // one for the word, not one for each letter
        const auto filter = changed[0][0].value<Filter>();
        QCOMPARE(filter.answer({.verdict = Verdict::Failed}, 0), FilterAnswer::Yes);
        QCOMPARE(filter.answer({.verdict = Verdict::Verified}, 0), FilterAnswer::No);
    }

    void keepsTheLastGoodFilter()
    {
        Icons icons;
        FilterBar bar(icons);
        bar.show();
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        edit->setText(u"rom:x"_s);
        const auto problem = [&]() -> QString {
            for (const auto *label : bar.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(u"rom"_s))
                    return label->text();
            }
            return {};
        };
        QTRY_VERIFY(problem().contains(u"character 1"_s));
        QVERIFY(changed.isEmpty());
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(edit->text(), QString());
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed[0][0].value<Filter>().isEmpty());
        QVERIFY(problem().isEmpty());
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"

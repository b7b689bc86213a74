// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnshares.h"

#include <QHeaderView>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ColumnSharesTest : public QObject
{
    Q_OBJECT

    QTreeWidget m_tree;
    ColumnShares *m_shares = nullptr;

    void resizeTo(int room)
    {
        m_tree.resize(m_tree.width() + room - m_tree.viewport()->width(), 200);
        QTRY_COMPARE(m_tree.viewport()->width(), room);
    }
    QList<int> widths() const
    {
        const QHeaderView *header = m_tree.header();
        return {header->sectionSize(0), header->sectionSize(1), header->sectionSize(2)};
    }

private slots:
    void init()
    {
        m_tree.setHeaderLabels({u"a"_s, u"b"_s, u"c"_s});
        m_shares = new ColumnShares(m_tree, *m_tree.header(), {20, 50});
        m_tree.show();
        resizeTo(600);
    }
    void cleanup() { delete m_shares; }

    void sharesTheRoom()
    {
        QCOMPARE(widths(), QList<int>({120, 300, 180}));
        resizeTo(1000);
        QCOMPARE(widths(), QList<int>({200, 500, 300}));
        QVERIFY(!m_shares->kept().isValid());
    }
    void leavesColumnsThatWereDrawn()
    {
        m_tree.header()->resizeSection(0, 250);
        resizeTo(1000);
        QCOMPARE(widths(), QList<int>({250, 300, 450}));
        QCOMPARE(m_shares->kept(), QVariantList({250, 300}));
    }
    void leavesColumnsThatWereRestored()
    {
        m_shares->restore(QVariantList {100, 200});
        resizeTo(1000);
        QCOMPARE(widths(), QList<int>({100, 200, 700}));
    }
    void sharesOnAfterNonsense()
    {
        m_shares->restore(QVariantList {100});
        m_shares->restore(u"wide"_s);
        resizeTo(1000);
        QCOMPARE(widths(), QList<int>({200, 500, 300}));
    }
};

QTEST_MAIN(ColumnSharesTest)
#include "tst_columnshares.moc"

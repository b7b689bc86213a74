// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionfile.h"
#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// A large session whose writer has not ended well is checked as a whole, which takes a while.
class LongCheckTest : public QObject
{
    Q_OBJECT

    static constexpr int Captures = 9; // of 10 MiB: not a small file

    QTemporaryDir m_folder;
    QString m_crashed; ///< as it is on the disk after a crash

    static QList<AppendRecord> captures(int count, qsizetype bodyBytes)
    {
        QList<AppendRecord> records;
        for (int i = 1; i <= count; ++i)
            records.append({quint64(i),
                            {.request = {.head = "POST / HTTP/1.1\r\n\r\n",
                                         .body = QByteArray(bodyBytes, char('a' + i))}}});
        return records;
    }
    /// A copy that a test can do with what it wants.
    QString crashed(const QString &name) const
    {
        const QString path = m_folder.filePath(name);
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            if (!QFile::copy(m_crashed + suffix, path + suffix))
                qFatal("cannot copy");
        }
        return path;
    }

private slots:
    void initTestCase()
    {
        const QString source = m_folder.filePath(u"source.hookglass"_s);
        m_crashed = m_folder.filePath(u"crashed"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy committed(&store, &SessionStore::committed);
        store.open(source);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
        store.append(captures(Captures, 10 * 1024 * 1024));
        QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, 60'000);
        // The checkpoint that makes the file itself large comes after the commit is told.
        QTRY_VERIFY_WITH_TIMEOUT(QFile(source).size() > 90'000'000, 60'000);
        // While it is open: so it is what a crash leaves.
        for (const QString &suffix : {u""_s, u"-wal"_s})
            QVERIFY(QFile::copy(source + suffix, m_crashed + suffix));
        QVERIFY(QFile(m_crashed + u"-wal"_s).size() > 0);
        QVERIFY(QFile(m_crashed).size() > 90'000'000);
    }

    void tellsHowFarItIs()
    {
        QList<int> percents;
        const auto file = SessionFile::open(crashed(u"told.hookglass"_s), SessionAccess::ReadWrite,
                                            [&percents](int percent) {
                                                percents.append(percent);
                                                return true;
                                            });
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QVERIFY(percents.size() >= 3);
        QCOMPARE(percents.first(), 0);
        QCOMPARE(percents.last(), 100);
        QVERIFY(std::is_sorted(percents.begin(), percents.end()));
    }

    /// The file stays as it was: the check can be made another time.
    void canBeEnded_data()
    {
        QTest::addColumn<int>("calls"); ///< of the progress that say to go on
        QTest::newRow("at its begin") << 0;
        QTest::newRow("in the middle") << 1;
    }
    void canBeEnded()
    {
        QFETCH(int, calls);
        const QString path = crashed(u"ended %1.hookglass"_s.arg(calls));
        int called = 0;
        const auto ended = SessionFile::open(path, SessionAccess::ReadWrite,
                                             [&](int) { return called++ < calls; });
        QVERIFY(!ended);
        QVERIFY2(ended.error().message.contains(u"ended before"_s),
                 qPrintable(ended.error().message));
        QCOMPARE(called, calls + 1);
        const auto again = SessionFile::open(path, SessionAccess::ReadWrite);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        const auto reader = SessionReader::open(path);
        QVERIFY(reader);
        QCOMPARE(*reader->count(), qint64(Captures));
    }

    /// The session that is open goes on meanwhile, and stays open if the check is ended.
    void keepsTheSessionBefore_data()
    {
        QTest::addColumn<bool>("stops");
        QTest::newRow("ended") << true;
        QTest::newRow("through") << false;
    }
    void keepsTheSessionBefore()
    {
        QFETCH(bool, stops);
        const QString path = crashed(stops ? u"stopped.hookglass"_s : u"next.hookglass"_s);
        const QString before = m_folder.filePath(stops ? u"a.hookglass"_s : u"b.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy failed(&store, &SessionStore::openFailed);
        QSignalSpy committed(&store, &SessionStore::committed);
        store.open(before);
        QTRY_COMPARE(opened.size(), 1);
        store.append(captures(1, 2));
        store.open(path);
        if (stops)
            store.stopChecking();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size() + failed.size(), 2, 60'000);
        QCOMPARE(failed.size(), stops ? 1 : 0);
        QTRY_COMPARE(committed.size(), 1);
        const auto reader = SessionReader::open(before);
        QVERIFY(reader);
        QCOMPARE(*reader->count(), 1);
        store.append(captures(1, 2));
        QTRY_COMPARE(committed.size(), 2);
        QCOMPARE(*reader->count(), stops ? 2 : 1);
    }
};

QTEST_GUILESS_MAIN(LongCheckTest)
#include "tst_longcheck.moc"

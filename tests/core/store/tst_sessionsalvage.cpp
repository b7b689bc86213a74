// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storetest.h"

#include "core/store/sessionreader.h"
#include "core/store/sessionsalvage.h"
#include "tests/support/captures.h"

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What can be read of a damaged session.
class SessionSalvageTest : public test::StoreTest
{
    Q_OBJECT

private slots:
    void init() { newFolder(); }

    /// What can be read of a damaged file goes into a new one, under the same numbers.
    void salvages()
    {
        const QString file = path(u"damaged.hookglass"_s);
        {
            SessionStore store;
            open(store, file);
            for (quint64 i = 1; i <= 200; ++i)
                store.append(
                    i, test::makeCapture(QByteArray(5000, 'a') + QByteArray::number(i), u"x"_s));
            store.recordMarks({{7, {true, 1, {}}}});
            // Changed minds leave gaps between the rows of a table.
            for (int i = 0; i < 9; ++i)
                store.recordRoomColours({{u"r%1"_s.arg(i), 1}, {u"last"_s, 1 + i}});
            for (int i = 0; i < 9; ++i)
                store.recordRoomColours({{u"r%1"_s.arg(i), 0}});
            store.recordRoomColours({{u"more"_s, 2}});
        }
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        QVERIFY(broken.seek(40 * 16384) && broken.write(QByteArray(16384, '\xee')) == 16384);
        broken.close();
        const auto refused = SessionFile::open(file, SessionAccess::ReadWrite);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"hookglass-cli salvage"_s),
                 qPrintable(refused.error().message));
        const QString saved = path(u"saved.hookglass"_s);
        const auto result = salvageSession(file, saved);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->saved + result->lost, 200);
        QVERIFY(result->lost > 0 && result->lost < 10);
        QCOMPARE(ask(saved,
                     u"SELECT count(*) FROM capture JOIN payload USING (seq) "
                     "WHERE CAST(substr(body, 5001) AS INTEGER) = seq"_s),
                 result->saved);
        QCOMPARE(ask(saved, u"SELECT pinned FROM mark WHERE seq = 7"_s), 1);
        QCOMPARE(*SessionReader::open(saved)->roomColours(),
                 (QHash<QString, int> {{u"last"_s, 9}, {u"more"_s, 2}}));
        QVERIFY(SessionFile::open(saved, SessionAccess::ReadWrite));
        QVERIFY(!salvageSession(file, saved)); // never over something
    }

    /// A row that can be read and makes no sense costs itself, not all that follows.
    void salvagesAroundNonsense()
    {
        const QString file = path(u"nonsense.hookglass"_s);
        {
            SessionStore store;
            open(store, file);
            for (quint64 i = 1; i <= 30; ++i)
                store.append(i, test::makeCapture("{}", u"x"_s));
        }
        {
            const test::Stranger stranger(file);
            for (const QString &sql :
                 {u"PRAGMA writable_schema = ON"_s,
                  u"UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')"_s,
                  u"PRAGMA writable_schema = RESET"_s,
                  u"UPDATE payload SET body = NULL WHERE seq = 9"_s,
                  u"INSERT INTO mark VALUES (3, 1, NULL, '')"_s,
                  u"INSERT INTO removal VALUES (1, 5, 40, 50, 11, 600, 'age')"_s,
                  u"UPDATE sqlite_sequence SET seq = 9000000000000000000"_s})
                QVERIFY2(stranger.run(sql), qPrintable(sql));
        }
        const QString saved = path(u"sense.hookglass"_s);
        const auto result = salvageSession(file, saved);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->saved, 29);
        QCOMPARE(result->lost, 1);
        QCOMPARE(result->lostNotes, 1);
        QCOMPARE(ask(saved, u"SELECT count(*) FROM capture JOIN payload USING (seq)"_s), 29);
        QCOMPARE(ask(saved, u"SELECT count(*) FROM capture WHERE seq = 9"_s), 0);
        QCOMPARE(ask(saved, u"SELECT captures FROM removal"_s), 11);
    }
};

QTEST_GUILESS_MAIN(SessionSalvageTest)
#include "tst_sessionsalvage.moc"

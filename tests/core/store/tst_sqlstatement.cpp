// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sqlstatement.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What it writes is read back through Qt SQL.
class TestSqlStatement : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
        database.setDatabaseName(u":memory:"_s);
        QVERIFY(database.open());
        run(u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b)"_s);
    }

    void cleanup()
    {
        QSqlDatabase::database().close();
        QSqlDatabase::removeDatabase(QString::fromLatin1(QSqlDatabase::defaultConnection));
    }

    void storesTypes()
    {
        SqlStatement insert = prepared("INSERT INTO t (a, b) VALUES (?, ?)");
        QVERIFY(insert.run(QString(), QByteArray()));
        QVERIFY(insert.run(u""_s, QByteArray("")));
        QVERIFY(insert.run(u"0"_s, QByteArray("0")));
        QVERIFY(insert.run(qint64(0), 1));
        QVERIFY(insert.run(std::optional<QString>(), std::optional<QByteArray>()));
        QVERIFY(insert.run(std::optional(qint64(-5)), std::optional(QByteArray("x"))));
        QCOMPARE(answers(u"SELECT typeof(a) || ' ' || quote(a) || ' ' || typeof(b) || ' ' || "
                         "quote(b) FROM t ORDER BY id"_s),
                 (QStringList {u"text '' blob X''"_s, u"text '' blob X''"_s,
                               u"text '0' blob X'30'"_s, u"integer 0 integer 1"_s,
                               u"null NULL null NULL"_s, u"integer -5 blob X'78'"_s}));
    }

    /// A text that stays the same is not given to SQLite again: what comes between must not matter.
    void storesWhatDiffersFromTheRowBefore()
    {
        SqlStatement insert = prepared("INSERT INTO t (a, b) VALUES (?, ?)");
        const auto add = [&](const std::optional<QString> &a) { return insert.run(a, 1); };
        QVERIFY(add(u"one"_s));
        QVERIFY(add(u"one"_s));
        QVERIFY(add(u"two"_s));
        QVERIFY(add({}));
        QVERIFY(add(u"two"_s));
        QVERIFY(insert.run(QByteArray("blob"), 1));
        QVERIFY(add(u"two"_s));
        QVERIFY(insert.run(7, 1));
        QVERIFY(add(u"two"_s));
        QCOMPARE(answers(u"SELECT typeof(a) || ifnull(a, '') FROM t ORDER BY id"_s),
                 (QStringList {u"textone"_s, u"textone"_s, u"texttwo"_s, u"null"_s, u"texttwo"_s,
                               u"blobblob"_s, u"texttwo"_s, u"integer7"_s, u"texttwo"_s}));
    }

    void keepsTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("umlauts") << u"Zoë ß"_s << u"Zoë ß"_s;
        QTest::newRow("beyond 16 bits") << u"\U0001F600"_s << u"\U0001F600"_s;
        QTest::newRow("NUL") << u"a\0b"_s << u"a\0b"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xd83d) << u"a\ufffd"_s;
        QTest::newRow("byte order mark") << u"\ufeffa"_s << u"\ufeffa"_s;
        QTest::newRow("long") << QString(100'000, u'ä') << QString(100'000, u'ä');
    }

    void keepsTexts()
    {
        QFETCH(const QString, text);
        SqlStatement insert = prepared("INSERT INTO t (a, b) VALUES (?, ?)");
        QVERIFY(insert.run(text, u"b"_s));
        QVERIFY(insert.run(text, u"b"_s));
        QTEST(answers(u"SELECT a FROM t WHERE id = 1"_s).value(0), "expected");
        QTEST(answers(u"SELECT a FROM t WHERE id = 2"_s).value(0), "expected");
    }

    void needsAnOpenConnection()
    {
        QSqlDatabase::database().close();
        const Result<sqlite3 *> closed =
            sqliteConnection(QSqlDatabase::database(QLatin1StringView(QSqlDatabase::defaultConnection), false));
        QVERIFY(!closed);
    }

    void knowsTheRow()
    {
        SqlStatement insert = prepared("INSERT INTO t (a) VALUES (?)");
        QVERIFY(insert.run(1));
        run(u"UPDATE sqlite_sequence SET seq = 41"_s);
        QVERIFY(insert.run(1));
        QCOMPARE(insert.lastRow(), 42);
    }

    /// And goes on afterwards.
    void tellsWhatSQLiteSays()
    {
        run(u"CREATE TABLE u (a TEXT UNIQUE NOT NULL)"_s);
        SqlStatement insert = prepared("INSERT INTO u (a) VALUES (?)");
        QVERIFY(insert.run(u"x"_s));
        const Status twice = insert.run(u"x"_s);
        QVERIFY(!twice);
        QVERIFY2(twice.error().message.startsWith(u"UNIQUE constraint failed: u.a"_s),
                 qPrintable(twice.error().message));
        QVERIFY(!insert.run(std::optional<QString>()));
        QVERIFY(insert.run(u"y"_s));
        QCOMPARE(answers(u"SELECT a FROM u ORDER BY a"_s), (QStringList {u"x"_s, u"y"_s}));

        const auto wrong = SqlStatement::prepare(connection(), "INSERT INTO nothing");
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().message.contains(u"incomplete input"_s)
                     || wrong.error().message.contains(u"syntax error"_s),
                 qPrintable(wrong.error().message));
    }

    /// SQLite takes a thousand million bytes at most, and what it does not take must not leave the
    /// value of the row before.
    void refusesWhatIsTooLarge()
    {
        SqlStatement insert = prepared("INSERT INTO t (a, b) VALUES (?, ?)");
        QVERIFY(insert.run(u"a"_s, QByteArray("before")));
        // Never looked at, so it takes no memory.
        const QByteArray large = QByteArray::fromRawData("x", qsizetype(2'000'000'000));
        const Status status = insert.run(u"b"_s, large);
        QVERIFY(!status);
        QVERIFY2(status.error().message.contains(u"too big"_s), qPrintable(status.error().message));
        QVERIFY(insert.run(u"b"_s, QByteArray("after")));
        QCOMPARE(answers(u"SELECT a || b FROM t ORDER BY id"_s),
                 (QStringList {u"abefore"_s, u"bafter"_s}));
    }

private:
    static SqlStatement prepared(const char *sql)
    {
        Result<SqlStatement> statement = SqlStatement::prepare(connection(), sql);
        if (!statement)
            qFatal("%s", qPrintable(statement.error().message));
        return std::move(statement.value());
    }

    static sqlite3 *connection()
    {
        const Result<sqlite3 *> connection = sqliteConnection(QSqlDatabase::database());
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return *connection;
    }

    static void run(const QString &sql)
    {
        QSqlQuery query;
        QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }

    static QStringList answers(const QString &sql)
    {
        QStringList all;
        QSqlQuery query;
        query.exec(sql);
        while (query.next())
            all.append(query.value(0).toString());
        return all;
    }
};

QTEST_GUILESS_MAIN(TestSqlStatement)
#include "tst_sqlstatement.moc"

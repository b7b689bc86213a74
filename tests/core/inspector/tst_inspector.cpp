// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"
#include "core/inspector/inspector.h"
#include "tests/support/testdata.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class InspectorTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Inspector> m_inspector;
    QUrl m_url;
    QList<CaptureSummary> m_captures;
    const Credential m_credential {test::Key, test::Secret, {}};

    QString sessionFile() const { return m_folder.filePath(u"s.hookglass"_s); }
    static int rowsIn(const QString &file)
    {
        int rows = -1;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"count"_s);
            database.setDatabaseName(file);
            QSqlQuery query(database);
            if (database.open() && query.exec(u"SELECT count(*) FROM capture"_s) && query.next())
                rows = query.value(0).toInt();
        }
        QSqlDatabase::removeDatabase(u"count"_s);
        return rows;
    }

    void listen(int commitTimeoutMs)
    {
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        ListenOptions options;
        options.listeners.first().port = 0;
        options.commitTimeoutMs = commitTimeoutMs;
        m_inspector->listen(options);
        QVERIFY(listening.wait(30'000));
        m_url = QUrl(listening[0][0].value<QList<ListenerInfo>>().first().url());
    }

private slots:
    void init()
    {
        m_captures.clear();
        QFile::remove(sessionFile());
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        m_inspector->setCredentials({m_credential});
        connect(m_inspector.get(), &Inspector::captured, this,
                [this](const QList<CaptureSummary> &captures) { m_captures.append(captures); });
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_inspector->openSession(sessionFile());
        QVERIFY(opened.wait(30'000));
        listen(60'000); // however busy machine and disk are
    }
    void cleanup() { m_inspector.reset(); }

    void capturesEverySample()
    {
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        const QList<Sample> samples = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch());
        for (const Sample &sample : samples)
            sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE_WITH_TIMEOUT(m_captures.size(), samples.size(), 60'000);
        QTRY_COMPARE(delivered.size(), samples.size());
        for (qsizetype i = 0; i < samples.size(); ++i) {
            QCOMPARE(m_captures[i].seq, i + 1);
            QCOMPARE(m_captures[i].verdict, Verdict::Verified);
            QCOMPARE(m_captures[i].event, samples[i].event);
            QCOMPARE(m_captures[i].status, 200);
            QVERIFY(m_captures[i].answeredAfterUs > 0);
            QCOMPARE(delivered[i][1].value<DeliveryResult>().status, 200);
        }
        QCOMPARE(rowsIn(sessionFile()), int(samples.size()));
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        m_inspector->loadCapture(3);
        QVERIFY(loaded.wait(30'000));
        QCOMPARE(loaded[0][0].value<Capture>().request.body, samples[2].body);
    }

    void judgesAgainWithOtherKeys()
    {
        WebhookSender sender;
        m_inspector->setCredentials({{m_credential.key, "another secret", {}}});
        for (int i = 0; i < 3; ++i)
            sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 3);
        QCOMPARE(m_captures.first().verdict, Verdict::Failed);

        m_inspector->setCredentials({m_credential});
        QList<CaptureSummary> changed;
        connect(m_inspector.get(), &Inspector::reverified, this,
                [&](const QList<CaptureSummary> &summaries) { changed.append(summaries); });
        QSignalSpy stored(m_inspector.get(), &Inspector::reverificationsStored);
        QSignalSpy progress(m_inspector.get(), &Inspector::reverifyProgress);
        m_inspector->reverify({2});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0].seq, 2);
        QCOMPARE(changed[0].verdict, Verdict::Verified);
        QCOMPARE(changed[0].firstVerdict, std::optional(Verdict::Failed));
        QTRY_VERIFY(!stored.isEmpty());
        QTRY_VERIFY(!progress.isEmpty());
        QCOMPARE(progress.last(), QVariantList({1, 1}));

        changed.clear();
        stored.clear();
        m_inspector->reverify({});
        QTRY_COMPARE(changed.size(), 3);
        QTRY_COMPARE(progress.last(), QVariantList({3, 3}));
        QTRY_VERIFY(!stored.isEmpty()); // else the file still has the first verdict
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        m_inspector->loadCapture(1);
        QVERIFY(loaded.wait(30'000));
        const auto capture = loaded[0][0].value<Capture>();
        QCOMPARE(capture.verification.verdict, Verdict::Failed);
        QCOMPARE(capture.presentVerification().verdict, Verdict::Verified);
    }

    /// Whoever has an answer can trust that the event is on the disk.
    void answersAfterTheCommit()
    {
        QTcpSocket client;
        client.connectToHost(m_url.host(), quint16(m_url.port()));
        for (int i = 1; i <= 20; ++i) {
            client.write("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
            QByteArray answer;
            while (!answer.endsWith("\r\n\r\n")) {
                QVERIFY(client.waitForReadyRead());
                answer += client.readAll();
            }
            QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
            QCOMPARE(rowsIn(sessionFile()), i);
        }
    }

    void showsRefusals()
    {
        QTcpSocket client;
        client.connectToHost(m_url.host(), quint16(m_url.port()));
        client.write("POST /x HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n");
        QTRY_COMPARE(m_captures.size(), 1);
        QVERIFY(m_captures.first().refused);
        QCOMPARE(m_captures.first().status, 413);
        QCOMPARE(rowsIn(sessionFile()), 1);
    }

    /// The hostile bodies of the issue: each is captured, and the next request is served.
    void takesHostileBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("100 000 nested arrays") << QByteArray(100'000, '[');
        QTest::newRow("9 MiB of one string")
            << QByteArray('"' + QByteArray(9 * 1024 * 1024, 'x') + '"');
        QTest::newRow("NUL bytes") << QByteArray(1000, '\0');
        QTest::newRow("invalid UTF-8") << QByteArray(1000, '\xff');
        QTest::newRow("markup and escapes")
            << "{\"event\":\"<img src=x>\",\"room\":{\"room_id\":\"\\u001b[2J\"}}"_ba;
    }
    void takesHostileBodies()
    {
        QFETCH(QByteArray, body);
        QTcpSocket client;
        client.connectToHost(m_url.host(), quint16(m_url.port()));
        client.write("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size())
                     + "\r\n\r\n" + body);
        QTRY_COMPARE(m_captures.size(), 1);
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        m_inspector->loadCapture(1);
        QVERIFY(loaded.wait(30'000));
        QCOMPARE(loaded[0][0].value<Capture>().request.body, body);
        QCOMPARE(m_captures.first().verdict, Verdict::Unsigned);
        // A large body is the last of its connection.
        QTcpSocket next;
        next.connectToHost(m_url.host(), quint16(m_url.port()));
        next.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(m_captures.size(), 2);
    }

    /// The store cannot commit: the sender is told to come again, and soon.
    void answers503WhenItCannotStore()
    {
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"break"_s);
            database.setDatabaseName(sessionFile());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"DROP TABLE payload"_s));
        }
        QSqlDatabase::removeDatabase(u"break"_s);
        QSignalSpy failed(m_inspector.get(), &Inspector::writeFailed);
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QVERIFY(delivered.wait(30'000));
        QCOMPARE(delivered[0][1].value<DeliveryResult>().status, 503);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_captures.isEmpty());
    }

    /// Another program holds the write lock: no commit within a second.
    void answers503WhenTheStoreIsSlow()
    {
        listen(1000);
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s);
            database.setDatabaseName(sessionFile());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s));
            WebhookSender sender;
            QSignalSpy delivered(&sender, &WebhookSender::delivered);
            sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
            QVERIFY(delivered.wait()); // the lock is waited for that long, too
            QCOMPARE(delivered[0][1].value<DeliveryResult>().status, 503);
            QVERIFY(QSqlQuery(database).exec(u"ROLLBACK"_s));
        }
        QSqlDatabase::removeDatabase(u"lock"_s);
        // Committed after all, it is shown with the answer that was given.
        QTRY_COMPARE_WITH_TIMEOUT(m_captures.size(), 1, 30'000);
        QCOMPARE(m_captures.first().status, 503);
    }

    /// The file is taken away under a running receiver.
    void answers503WhenTheFileIsGone()
    {
        QVERIFY(QFile::rename(sessionFile(), m_folder.filePath(u"moved"_s)));
        QSignalSpy failed(m_inspector.get(), &Inspector::writeFailed);
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QVERIFY(delivered.wait(30'000));
        QCOMPARE(delivered[0][1].value<DeliveryResult>().status, 503);
        QTRY_COMPARE(failed.size(), 1);
        QSignalSpy recovered(m_inspector.get(), &Inspector::writeRecovered);
        m_inspector->openSession(sessionFile());
        QTRY_COMPARE(recovered.size(), 1);
        sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(delivered.size(), 2);
        QCOMPARE(delivered[1][1].value<DeliveryResult>().status, 200);
    }

    void marksAndRemoves()
    {
        WebhookSender sender;
        for (int i = 0; i < 10; ++i)
            sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 10);
        QSignalSpy marked(m_inspector.get(), &Inspector::marksStored);
        m_inspector->setMarks({{2, {true, 5, u"why?"_s}}});
        QVERIFY(marked.wait(30'000));
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        m_inspector->loadCapture(2);
        QVERIFY(loaded.wait(30'000));
        QCOMPARE(loaded[0][0].value<Capture>().marks, Marks({true, 5, u"why?"_s}));
        QSignalSpy removed(m_inspector.get(), &Inspector::removed);
        m_inspector->setRetention({.maxCaptures = 3});
        QTRY_COMPARE(rowsIn(sessionFile()), 4); // the marked one does not count
        QTRY_VERIFY(!removed.isEmpty());
        const auto report = removed[0][0].value<RemovalReport>();
        QCOMPARE(report.ranges, QList<SeqRange>({{1, 1}, {3, 7}}));
        QSignalSpy compacted(m_inspector.get(), &Inspector::compacted);
        m_inspector->compact();
        QVERIFY(compacted.wait(30'000));
    }

    /// One that comes while a session is being read is found in the file without its answer.
    void tellsAnswersOfWhatItHasLoaded()
    {
        connect(m_inspector.get(), &Inspector::sessionChanged, this, [this] {
            QTcpSocket socket; // waits here: the file is read after it
            const QUrl url(m_url);
            socket.connectToHost(url.host(), quint16(url.port()));
            QVERIFY(socket.waitForConnected());
            socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            QVERIFY(socket.waitForReadyRead());
            QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
        });
        QSignalSpy summaries(m_inspector.get(), &Inspector::summariesLoaded);
        QSignalSpy answered(m_inspector.get(), &Inspector::answered);
        m_inspector->openSession(sessionFile());
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(summaries.size(), 1);
        const auto told = answered[0][0].value<QList<CaptureSummary>>();
        QCOMPARE(told.first().seq, summaries[0][0].value<QList<CaptureSummary>>().first().seq);
        QVERIFY(!told.first().isAnswerHeld());
    }

    /// What is still on its way of the session before does not mix with the next one.
    void tellsSummariesOfOneSession()
    {
        WebhookSender sender;
        for (int i = 0; i < 10; ++i)
            sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 10);
        qsizetype rows = 0;
        connect(m_inspector.get(), &Inspector::sessionChanged, this, [&rows] { rows = 0; });
        connect(m_inspector.get(), &Inspector::summariesLoaded, this,
                [&rows](const QList<CaptureSummary> &some) { rows += some.size(); });
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        const QString other = m_folder.filePath(u"other.hookglass"_s);
        m_inspector->openSession(sessionFile());
        m_inspector->openSession(sessionFile());
        m_inspector->openSession(other);
        QTRY_VERIFY(!opened.isEmpty() && opened.last()[0].toString() == other);
        QCOMPARE(rows, 0);
    }

    /// Numbers need not begin with 1.
    void tellsHowFarItHasRead()
    {
        WebhookSender sender;
        for (int i = 0; i < 3; ++i)
            sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 3);
        QSignalSpy deleted(m_inspector.get(), &Inspector::deleted);
        m_inspector->deleteCaptures({{1, 1}});
        QVERIFY(deleted.wait(30'000));
        QSignalSpy progress(m_inspector.get(), &Inspector::readProgress);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_inspector->openSession(sessionFile());
        QVERIFY(opened.wait(30'000));
        QCOMPARE(progress, (QList<QVariantList> {{2, 2}}));
    }

    /// As for a terminal, which only shows what comes.
    void tellsOnlyWhatComesWhenAsked()
    {
        WebhookSender sender;
        sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 1);
        QSignalSpy summaries(m_inspector.get(), &Inspector::summariesLoaded);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_inspector->setReadsSummaries(false);
        m_inspector->openSession(sessionFile());
        QVERIFY(opened.wait(30'000));
        sender.send({m_url, "{}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 2);
        QCOMPARE(m_captures.last().seq, 2);
        QVERIFY(summaries.isEmpty());
        m_inspector->setReadsSummaries(true);
        m_inspector->openSession(sessionFile());
        QTRY_VERIFY(!summaries.isEmpty());
        QCOMPARE(summaries[0][0].value<QList<CaptureSummary>>().size(), 2);
    }

    void readsAnOpenedSession()
    {
        WebhookSender sender;
        sender.send({m_url, "{\"event\":\"room_started\"}", EventSender::PlugNMeet, m_credential});
        QTRY_COMPARE(m_captures.size(), 1);
        QSignalSpy summaries(m_inspector.get(), &Inspector::summariesLoaded);
        QSignalSpy progress(m_inspector.get(), &Inspector::readProgress);
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_inspector->openSession(sessionFile());
        QVERIFY(opened.wait(30'000));
        QCOMPARE(progress, (QList<QVariantList> {{1, 1}}));
        QCOMPARE(summaries[0][0].value<QList<CaptureSummary>>().first().event, u"room_started"_s);
        QSignalSpy failed(m_inspector.get(), &Inspector::sessionOpenFailed);
        m_inspector->openSession(m_folder.path());
        QVERIFY(failed.wait(30'000));
        QCOMPARE(m_inspector->sessionPath(), sessionFile());
    }
};

QTEST_GUILESS_MAIN(InspectorTest)
#include "tst_inspector.moc"

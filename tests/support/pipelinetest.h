// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inspector/pipeline.h"
#include "core/store/sessionreader.h"
#include "tests/support/retryingsender.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace hookglass::test {

constexpr qint64 Second = 1'000'000;
constexpr qint64 StartUs = 1'789'000'000 * Second;

inline const QByteArray Post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";

/// Holds the write lock of a session as another program could, or breaks its file.
class Intruder
{
public:
    Intruder(const QString &file, const QString &statement)
    {
        auto database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("intruder"));
        database.setDatabaseName(file);
        m_done = database.open() && QSqlQuery(database).exec(statement);
    }
    ~Intruder()
    {
        QSqlDatabase::database(QStringLiteral("intruder")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("intruder"));
    }
    bool isDone() const { return m_done; }

private:
    bool m_done = false;
};

/// A pipeline on the thread of the test, with a clock that goes on by 10 µs each time it is read.
class PipelineTest : public QObject
{
protected:
    QTemporaryDir m_folder;
    const EventCatalog m_catalog = EventCatalog::load().value();
    const Credential m_credential {Key, Secret, {}};
    std::unique_ptr<Pipeline> m_pipeline;
    qint64 m_nowUs = StartUs; ///< what the pipeline takes for now
    quint16 m_port = 0;
    QList<CaptureSummary> m_captured;
    QList<CaptureSummary> m_answered;

    QString sessionFile() const { return m_folder.filePath(QStringLiteral("s.hookglass")); }
    Answer storedAnswer(const QString &file, qint64 seq) const
    {
        const auto reader = SessionReader::open(file);
        return reader ? reader->capture(seq)->answer : Answer();
    }
    static ListenOptions listenOptions()
    {
        ListenOptions options;
        options.listeners.first().port = 0;
        options.limits.maxConnections = options.limits.maxConnectionsPerPeer = 400;
        options.commitTimeoutMs = 60'000; // however busy machine and disk are
        return options;
    }
    void listen(const ListenOptions &options)
    {
        QSignalSpy listening(m_pipeline.get(), &Pipeline::listening);
        m_pipeline->listen(options);
        QCOMPARE(listening.size(), 1);
        m_port = listening[0][0].value<QList<ListenerInfo>>().first().port;
    }

    /// Each test begins with a session of its own.
    void start()
    {
        m_captured.clear();
        m_answered.clear();
        m_nowUs = StartUs;
        for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(name));
        m_pipeline = std::make_unique<Pipeline>(m_catalog, [this] { return m_nowUs += 10; });
        connect(m_pipeline.get(), &Pipeline::captured, this,
                [this](const QList<CaptureSummary> &captures) { m_captured.append(captures); });
        connect(m_pipeline.get(), &Pipeline::answered, this,
                [this](const QList<CaptureSummary> &captures) { m_answered.append(captures); });
        m_pipeline->setCredentials({m_credential});
        QSignalSpy opened(m_pipeline.get(), &Pipeline::sessionOpened);
        m_pipeline->openSession(sessionFile());
        QVERIFY(opened.wait(30'000));
        listen(listenOptions());
    }
};

} // namespace hookglass::test

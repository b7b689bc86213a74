// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace hookglass::test {

using namespace Qt::Literals::StringLiterals;

/// The command line as its user runs it: as a process, judged by its streams and exit code.
class CliTestBase : public QObject
{
protected:
    struct Run
    {
        int exitCode = -1; ///< -1: it did not end, or crashed
        QByteArray out {};
        QByteArray err {};
        QList<QJsonObject> lines() const
        {
            QList<QJsonObject> objects;
            for (const QByteArray &line : out.split('\n')) {
                if (!line.isEmpty())
                    objects.append(QJsonDocument::fromJson(line).object());
            }
            return objects;
        }
    };

    void newFolder() { m_folder = std::make_unique<QTemporaryDir>(); }
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_folder->path());
        environment.remove(u"HOOKGLASS_KEY"_s);
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(HOOKGLASS_CLI), arguments);
        return process;
    }
    static Run finish(QProcess &process)
    {
        const bool ended =
            process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    Run run(const QStringList &arguments) const { return finish(*start(arguments)); }

    /// Waits for the line on stderr that says where it listens.
    static QString listeningUrl(QProcess &process)
    {
        QByteArray err;
        while (!err.contains("Listening on ") || !err.endsWith('\n')) {
            if (!process.waitForReadyRead(30'000))
                return {};
            err += process.readAllStandardError();
        }
        return QString::fromUtf8(err.mid(err.indexOf("Listening on ") + 13)).trimmed();
    }
    QString credentials() const
    {
        const QString file = path(u"keys.json"_s);
        QFile keys(file);
        if (!keys.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        keys.write("{\"keys\":[{\"key\":\"plugnmeet\",\"secret\":\"" + Secret + "\"}]}");
        keys.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file;
    }
    QStringList listenArguments(const QStringList &more = {}) const
    {
        return QStringList {u"listen"_s,
                            u"--port"_s,
                            u"0"_s,
                            u"--session"_s,
                            path(u"s.hookglass"_s),
                            u"--credentials"_s,
                            credentials(),
                            u"--commit-timeout"_s, // however busy the disk is
                            u"60000"_s}
        + more;
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/compactcommand.h"

#include "app/cli/signalwatcher.h"
#include "core/base/text.h"
#include "core/json/writer.h"
#include "core/store/sessionstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

QString CompactCommand::summary() const
{
    return u"Gives the free space in a session file back to the disk."_s;
}

void CompactCommand::declare(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        u"SESSION"_s,
        u"The session file (*.hookglass). Ctrl+C stops; what has been given back stays so."_s);
}

int CompactCommand::run(const QCommandLineParser &parser)
{
    const QStringList sessions = parser.positionalArguments();
    if (sessions.size() != 1)
        return console().fail(u"Name one session file."_s);
    const QString path = sessions.first();
    if (!QFileInfo::exists(path)) // or it would be made
        return console().fail(
            u"There is no session %1."_s.arg(QDir::toNativeSeparators(path)));
    m_bytesBefore = QFileInfo(path).size() + QFileInfo(QString(path + "-wal"_L1)).size();
    int exitCode = Done;
    SessionStore store;
    connectOpening(store);
    connectStore(store, exitCode);
    SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &store, [&store] {
        store.stopChecking();
        store.stopCompacting();
    });
    store.open(path);
    store.compact();
    QCoreApplication::exec();
    return exitCode;
}

void CompactCommand::connectOpening(SessionStore &store) const
{
    QObject::connect(&store, &SessionStore::checking, &store, [this](const QString &, int percent) {
        console().progress(u"Checking the session after an unclean end: %1 %"_s.arg(percent));
    });
    QObject::connect(&store, &SessionStore::migrated, &store,
                     [this](const QString &, const QString &backupPath) {
                         console().progress({});
                         console().note(u"The session was of an older version and has been brought "
                                        "up to date. A copy of how it was: "_s
                                        + QDir::toNativeSeparators(backupPath));
                     });
}

/// Whatever ends it comes once; what follows on a session that could not be opened is not heard.
void CompactCommand::connectStore(SessionStore &store, int &exitCode) const
{
    const auto end = [this, &store, &exitCode](int code) {
        exitCode = code;
        store.disconnect();
        QCoreApplication::quit();
    };
    const auto giveUp = [this, end](const Error &error) {
        console().progress({});
        end(console().fail(error.message));
    };
    QObject::connect(&store, &SessionStore::compacting, &store, [this](int percent) {
        console().progress(percent < 0
                               ? u"Removing deleted events first. Ctrl+C stops."_s
                               : u"Compacting the session: %1 %. Ctrl+C stops."_s.arg(percent));
    });
    QObject::connect(&store, &SessionStore::compacted, &store, [this, end](qint64 bytes) {
        tell(bytes, true);
        end(Done);
    });
    QObject::connect(&store, &SessionStore::compactionStopped, &store, [this, end](qint64 bytes) {
        tell(bytes, false);
        end(No);
    });
    QObject::connect(&store, &SessionStore::compactsAtOnceOnly, &store, [this, &store] {
        console().progress({});
        console().note(u"It was begun by an older version and is written anew this once. Ctrl+C "
                       "twice ends the program; the session is then as it was."_s);
        store.compactAtOnce();
    });
    QObject::connect(&store, &SessionStore::compactFailed, &store, giveUp);
    QObject::connect(&store, &SessionStore::openFailed, &store,
                     [giveUp](const QString &, const Error &error) { giveUp(error); });
}

void CompactCommand::tell(qint64 bytes, bool isWhole) const
{
    console().progress({});
    const qint64 saved = qMax(0LL, m_bytesBefore - bytes);
    if (format() == OutputFormat::Text) {
        const QString what = isWhole
            ? u"%1 given back to the disk: the session takes %2."_s
            : u"Stopped; %1 given back to the disk so far: the session takes %2."_s;
        console().result(what.arg(humanSize(saved), humanSize(bytes)));
        return;
    }
    json::Writer writer;
    writer.beginObject().member(u"saved", saved).member(u"bytes", bytes);
    console().result(writer.key(u"complete").boolean(isWhole).endObject().bytes());
}

} // namespace hookglass::cli

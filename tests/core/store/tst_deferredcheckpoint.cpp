// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/deferredcheckpoint.h"
#include "core/store/sessionfile.h"
#include "core/store/sqlrun.h"
#include "core/store/sqlstatement.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What is committed is in the log at once; the size of the file tells when it is copied there.
class DeferredCheckpointTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 PageBytes = 16 * 1024;
    static constexpr qint64 Many = 300; // a checkpoint is due after 256
    static constexpr qint64 Few = 100;

    QTemporaryDir m_folder;
    std::optional<SessionFile> m_file;

    qint64 pages() const { return QFileInfo(m_file->path()).size() / PageBytes; }
    bool commit(qint64 count)
    {
        return bool(execute(m_file->database(),
                            u"INSERT INTO t VALUES (zeroblob(%1))"_s.arg(count * PageBytes)));
    }
    sqlite3 *connection() const { return *sqliteConnection(m_file->database()); }

private slots:
    void init()
    {
        auto file = SessionFile::open(m_folder.filePath(u"s.hookglass"_s),
                                      SessionAccess::ReadWrite);
        QVERIFY(file);
        m_file.emplace(std::move(file.value()));
        QVERIFY(execute(m_file->database(), u"CREATE TABLE t (b)"_s));
        QVERIFY(execute(m_file->database(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    void cleanup()
    {
        m_file.reset();
        QVERIFY(QFile::remove(m_folder.filePath(u"s.hookglass"_s)));
    }

    void waitsForItsEnd()
    {
        const qint64 before = pages();
        {
            const DeferredCheckpoint deferred(connection());
            QVERIFY(commit(Many));
            QCOMPARE(pages(), before);
            QVERIFY(commit(1));
            QCOMPARE(pages(), before);
        }
        QVERIFY(pages() >= before + Many);
    }

    void leavesOutWhatIsNotDue()
    {
        const qint64 before = pages();
        for (int i = 0; i < 2; ++i) {
            const DeferredCheckpoint deferred(connection());
            QVERIFY(commit(Few));
        }
        QCOMPARE(pages(), before);
        {
            const DeferredCheckpoint deferred(connection());
            QVERIFY(commit(Few)); // the log counts, whoever has filled it
        }
        QVERIFY(pages() >= before + 3 * Few);
    }

    void leavesItToSQLiteAfterwards()
    {
        const qint64 before = pages();
        {
            const DeferredCheckpoint deferred(connection());
        }
        QVERIFY(commit(Many));
        QVERIFY(pages() >= before + Many);
    }
};

QTEST_GUILESS_MAIN(DeferredCheckpointTest)
#include "tst_deferredcheckpoint.moc"

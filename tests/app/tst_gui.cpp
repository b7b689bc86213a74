// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// The program with the window, from outside.
class GuiTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void configure(QProcess &program, const QStringList &arguments) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s})
            environment.insert(name, m_folder.filePath(name));
        program.setProcessEnvironment(environment);
        program.setProgram(QStringLiteral(HOOKGLASS_GUI));
        program.setArguments(arguments);
        program.start();
    }

private slots:
    void opensTheNamedSession_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::newRow("argument") << QStringList {};
        QTest::newRow("option") << QStringList {u"--session"_s};
    }
    /// Qt has an option of this name too.
    void opensTheNamedSession()
    {
        QFETCH(QStringList, before);
        const QString file = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
        QProcess program;
        configure(program, QStringList {u"--port"_s, u"0"_s} + before + QStringList {file});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 60'000);
        program.terminate();
        QVERIFY(program.waitForFinished());
    }

    void refusesNonsense()
    {
        QProcess program;
        configure(program, {u"--port"_s, u"70000"_s});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("--port must be a number"));
    }
};

QTEST_GUILESS_MAIN(GuiTest)
#include "tst_gui.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "tests/support/testdata.h"
#include "ui/mainwindow.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace hookglass::test {

/// The whole window over a real inspector, driven like a user does.
class MainWindowTest : public QObject
{
protected:
    static constexpr int PatienceMs = 30'000; ///< with what goes through sockets, threads and disks

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    QUrl m_url;
    WebhookSender m_sender;
    const Credential m_credential {Key, Secret, {}};

    QString session() const { return m_folder.filePath(QStringLiteral("s.hookglass")); }
    TimelineView *timeline() const { return m_window->findChild<TimelineView *>(); }
    TimelineModel &model() const { return *m_window->findChild<TimelineModel *>(); }
    int rows() const { return model().rowCount(); }
    QString message() const { return m_window->statusBar()->currentMessage(); }
    bool shows(const QString &text) const
    {
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    QPushButton *visibleButton(const QString &beginning) const
    {
        for (auto *button : m_window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(beginning))
                return button;
        }
        return nullptr;
    }
    void click(const QString &beginning)
    {
        QTRY_VERIFY2(visibleButton(beginning) && visibleButton(beginning)->isEnabled(),
                     qPrintable(beginning));
        QTest::mouseClick(visibleButton(beginning), Qt::LeftButton);
    }

    /// Each test begins with a session of its own.
    void start()
    {
        QFile::remove(session());
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_settings->set(settings::CommitTimeoutMs, qint64(60'000)); // however busy the disk is
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(listening.size() == 1 && opened.size() == 1, PatienceMs);
        m_url = QUrl(listening[0][0].value<QList<ListenerInfo>>().first().url());
    }
    void end()
    {
        m_window.reset();
        m_inspector.reset();
    }
    void open()
    {
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        m_window->setCredentials({m_credential}, {});
        m_window->setListeners({{.port = 0}});
        m_window->openSession(session());
        m_window->startListening();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), PatienceMs));
    }
    /// Another session, or the same once more.
    void openSession(const QString &path)
    {
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(path);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
    }

    static QList<Sample> samples()
    {
        return sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch());
    }
    void post(const Sample &sample)
    {
        m_sender.send({m_url, sample.body, sample.sender, m_credential});
    }
    /// The first ones of the samples, until they are rows.
    void send(qsizetype count)
    {
        const qsizetype before = rows();
        for (const Sample &sample : samples().first(count))
            post(sample);
        QTRY_COMPARE_WITH_TIMEOUT(qsizetype(rows()), before + count, PatienceMs);
    }
    void sendAll() { send(samples().size()); }
};

} // namespace hookglass::test

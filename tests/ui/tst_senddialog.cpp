// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "tests/support/testdata.h"
#include "ui/senddialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The dialog, driven like a user does, against a real listener.
class SendDialogTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<SendDialog> m_dialog;
    QString m_url;
    QList<CaptureSummary> m_captures;
    const Credential m_credential {test::Key, test::Secret, {}};

    template <typename T> T *named(const QString &name) const
    {
        for (T *each : m_dialog->findChildren<T *>()) {
            if (each->accessibleName() == name || (labelOf(each) && labelOf(each)->text() == name))
                return each;
        }
        return nullptr;
    }
    const QLabel *labelOf(const QWidget *widget) const
    {
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->buddy() == widget)
                return label;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        for (auto *each : m_dialog->findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString &text) const
    {
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    QString preview() const { return named<QPlainTextEdit>(u"What is sent"_s)->toPlainText(); }
    void open()
    {
        m_dialog = std::make_unique<SendDialog>(EventCatalog::load().value(), *m_settings);
        m_dialog->setOwnUrl(m_url);
        m_dialog->setCredentials({m_credential});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        m_captures.clear();
        connect(m_inspector.get(), &Inspector::captured, this,
                [this](const QList<CaptureSummary> &captures) { m_captures += captures; });
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_inspector->openSession(m_folder->filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait());
        m_inspector->setCredentials({m_credential});
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        ListenOptions options;
        options.listeners.first().port = 0;
        options.commitTimeoutMs = 60'000; // however busy machine and disk are
        m_inspector->listen(options);
        QVERIFY(listening.wait());
        m_url = listening[0][0].value<QList<ListenerInfo>>().first().url();
        open();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_inspector.reset();
    }

    void sendsTheEventThatIsSeen()
    {
        auto *events = named<QListWidget>(u"Events"_s);
        QCOMPARE(events->count(), 16 + 8 + 2 * 2);
        QTest::keyClicks(named<QLineEdit>(u"F&ind:"_s), u"summary usage"_s);
        QCOMPARE(events->count(), 1);
        QCOMPARE(events->currentItem()->text(), u"Artifact created: meeting summary usage"_s);
        QVERIFY(preview().contains(u"\"type\": \"MEETING_SUMMARY_USAGE\""_s));
        const QString shown = preview();
        QTest::keyClick(m_dialog.get(), Qt::Key_S, Qt::AltModifier);
        QTRY_VERIFY(says(u"Sent 1, answered 200"_s));
        QTRY_COMPARE(m_captures.size(), 1);
        QCOMPARE(m_captures[0].verdict, Verdict::Verified);
        const QString id = m_captures[0].eventId;
        QVERIFY(!id.isEmpty() && shown.contains(id));
        QVERIFY(!preview().contains(id)); // other ids the next time
    }

    void playsAMeetingAndStops()
    {
        named<QComboBox>(u"S&ample:"_s)->setCurrentIndex(2);
        named<QComboBox>(u"Se&nder:"_s)->setCurrentIndex(1);
        QVERIFY(!named<QListWidget>(u"Events"_s)->isEnabled());
        QVERIFY(preview().startsWith(u"+0:00:00  room_started "_s));
        const auto lines = preview().count(u'\n') + 1;
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QVERIFY(named<QProgressBar>(u"Progress"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(says(u"Sent %1, all answered 200"_s.arg(lines)), 60'000);
        QVERIFY(!named<QProgressBar>(u"Progress"_s)->isVisible());

        named<QSpinBox>(u"Ti&mes:"_s)->setValue(10'000);
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QVERIFY(!button(u"Send"_s)->isEnabled());
        QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
        QVERIFY(says(u"Cancelled after "_s));
        QVERIFY(button(u"Send"_s)->isEnabled());
    }

    void sendsFaultsWithTheirExplanation()
    {
        auto *faults = named<QComboBox>(u"&Fault:"_s);
        QCOMPARE(faults->count(), 1 + 50);
        faults->setCurrentText(u"trailing-newline"_s);
        QVERIFY(says(u"A line end is added to the body on its way."_s));
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QTRY_COMPARE(m_captures.size(), 1);
        QCOMPARE(m_captures[0].verdict, Verdict::Failed);
        QTRY_VERIFY(says(u"Sent 1, answered 200"_s));
        faults->setCurrentText(u"signed-with-other-key"_s);
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QVERIFY(says(u"needs credentials with two keys"_s));
    }

    void saysWhatIsMissing()
    {
        auto *url = named<QLineEdit>(u"&URL:"_s);
        QCOMPARE(url->text(), m_url);
        url->setText(u"ftp://x"_s);
        QVERIFY(!button(u"Send"_s)->isEnabled());
        QVERIFY(says(u"must begin with http"_s));
        url->setText(m_url);
        QVERIFY(button(u"Send"_s)->isEnabled());
        m_dialog->setOwnUrl({});
        QVERIFY(url->text().isEmpty());
        QVERIFY(says(u"not listening"_s));
        m_dialog->setOwnUrl(m_url);
        QVERIFY(!says(u"not listening"_s));
        m_dialog->setCredentials({});
        QVERIFY(says(u"no key to sign with"_s));
        QVERIFY(!button(u"Send"_s)->isEnabled());
        QSignalSpy keys(m_dialog.get(), &SendDialog::keysRequested);
        QTest::mouseClick(button(u"Keys…"_s), Qt::LeftButton);
        QCOMPARE(keys.size(), 1);
    }

    void saysThatNobodyAnswers()
    {
        QTcpServer none;
        QVERIFY(none.listen(QHostAddress::LocalHost));
        const quint16 port = none.serverPort();
        none.close();
        named<QLineEdit>(u"&URL:"_s)->setText(u"http://127.0.0.1:%1/"_s.arg(port));
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QTRY_VERIFY(says(u"1 without an answer"_s));
    }

    void remembersTheChoice()
    {
        named<QComboBox>(u"Se&nder:"_s)->setCurrentIndex(1);
        auto *events = named<QListWidget>(u"Events"_s);
        events->setCurrentRow(events->count() - 1);
        named<QComboBox>(u"&Fault:"_s)->setCurrentText(u"expired"_s);
        named<QSpinBox>(u"Ti&mes:"_s)->setValue(3);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
        m_url = u"http://127.0.0.1:9/"_s; // the listener moved: its address is not remembered
        open();
        QCOMPARE(named<QComboBox>(u"Se&nder:"_s)->currentIndex(), 1);
        QCOMPARE(named<QListWidget>(u"Events"_s)->currentItem()->text(), u"Room finished"_s);
        QCOMPARE(named<QComboBox>(u"&Fault:"_s)->currentText(), u"expired"_s);
        QCOMPARE(named<QSpinBox>(u"Ti&mes:"_s)->value(), 3);
        QCOMPARE(named<QLineEdit>(u"&URL:"_s)->text(), m_url);
        QFile file(m_folder->filePath(u"settings.ini"_s));
        m_dialog.reset();
        m_settings.reset(); // writes it
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("expired") && !written.contains(test::Secret));
    }

    void everyInputHasANameAndItsOwnMnemonic()
    {
        QSet<QChar> mnemonics;
        const auto use = [&mnemonics](const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            if (at < 0)
                return;
            QVERIFY2(!mnemonics.contains(text[at + 1].toLower()), qPrintable(text));
            mnemonics.insert(text[at + 1].toLower());
        };
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->buddy())
                use(label->text());
        }
        for (const auto *each : m_dialog->findChildren<QPushButton *>())
            use(each->text());
        QVERIFY(mnemonics.size() >= 11);
        for (auto *widget : m_dialog->findChildren<QWidget *>()) {
            const bool input = widget->inherits("QComboBox") || widget->inherits("QSpinBox")
                || widget->inherits("QPlainTextEdit") || widget->inherits("QListWidget")
                || (widget->inherits("QLineEdit")
                    && widget->objectName() != "qt_spinbox_lineedit"_L1);
            if (input && !widget->parent()->inherits("QComboBoxPrivateContainer"))
                QVERIFY2(labelOf(widget) || !widget->accessibleName().isEmpty(),
                         widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(SendDialogTest)
#include "tst_senddialog.moc"

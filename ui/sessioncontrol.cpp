// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessioncontrol.h"

#include "core/base/clock.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionfile.h"
#include "ui/exportdialog.h"
#include "ui/notices.h"
#include "ui/timelinemodel.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QStandardPaths>
#include <QStatusBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 QuietReadingMs = 500;
} // namespace

SessionControl::SessionControl(Inspector &inspector, Settings &settings, const TimelineModel &model,
                               Notices &notices, QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_settings(settings)
    , m_model(model)
    , m_notices(notices)
    , m_window(window)
    , m_label(new QLabel(window))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setContentsMargins(8, 0, 0, 0);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    window->statusBar()->addWidget(m_label, 1);
    connect(&m_inspector, &Inspector::sessionChanged, this, &SessionControl::showChanged);
    connect(&m_inspector, &Inspector::readProgress, this, &SessionControl::showReading);
    connect(&m_inspector, &Inspector::sessionOpened, this, &SessionControl::showOpened);
    connect(&m_inspector, &Inspector::sessionOpenFailed, this,
            [this](const QString &, const Error &error) {
                m_notices.tell(Notices::About::Session, Notices::Severity::Problem, error.message);
            });
}

void SessionControl::addActions(QMenu &menu)
{
    menu.addAction(tr("&New session"), QKeySequence::New, this,
                   [this] { open(newSessionPath(systemClockUs())); });
    menu.addAction(tr("&Open session…"), QKeySequence::Open, this, &SessionControl::openDialog);
    menu.addAction(tr("&Export…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this,
                   &SessionControl::exportDialog);
}

void SessionControl::open(const QString &path)
{
    m_inspector.openSession(path);
}

void SessionControl::showOpened(const QString &path)
{
    m_notices.clear(Notices::About::Session);
    m_label->setText(QFileInfo(path).fileName());
}

/// It is listened into already, though what stands in it is not read yet.
void SessionControl::showChanged(const QString &path)
{
    const QFileInfo file(path);
    m_sinceChange.start();
    m_label->setText(file.fileName());
    m_label->setToolTip(
        QString(u"<p>"_s + QDir::toNativeSeparators(path).toHtmlEscaped() + u"</p>"_s));
    // As Qt writes the titles of all other windows, which end with the program's name.
    m_window->setWindowTitle(tr("%1 — Hookglass").arg(file.completeBaseName()));
}

/// Only when it takes long enough to wonder.
void SessionControl::showReading(qint64 done, qint64 total)
{
    if (m_sinceChange.elapsed() >= QuietReadingMs)
        m_label->setText(tr("Reading %1: %2 %")
                             .arg(QFileInfo(m_inspector.sessionPath()).fileName(),
                                  QString::number(done * 100 / std::max(total, qint64(1)))));
}

void SessionControl::openDialog()
{
    QString folder = m_settings.get(settings::LastFolder);
    if (folder.isEmpty())
        folder = QFileInfo(m_inspector.sessionPath()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open session"), folder,
                                                      tr("Hookglass sessions (*.hookglass)"));
    if (path.isEmpty())
        return;
    m_settings.set(settings::LastFolder, QFileInfo(path).absolutePath());
    m_inspector.stopListening(); // old evidence gets nothing new before the user says so
    open(path);
}

void SessionControl::exportDialog()
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    ExportDialog dialog(m_inspector.catalog(), m_inspector.sessionPath(), m_model.filter(),
                        m_model.rowCount(), m_model.capturedCount(), folder, m_window);
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path, qint64 written) {
        m_window->statusBar()->showMessage(tr("Exported %1 events to %2").arg(written).arg(path),
                                           10'000);
    });
    dialog.exec();
}

} // namespace hookglass

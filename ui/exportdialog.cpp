// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exportdialog.h"

#include "core/base/clock.h"
#include "core/query/sessionquery.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
// In the order of ExportFormat.
constexpr std::array Endings {"json"_L1, "ndjson"_L1, "har"_L1, "sh"_L1};
} // namespace

ExportDialog::ExportDialog(const EventCatalog &catalog, const QString &sessionPath,
                           const Filter &shown, qsizetype shownCount, qsizetype capturedCount,
                           const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_catalog(catalog)
    , m_sessionPath(sessionPath)
    , m_shownFilter(shown)
    , m_format(new QComboBox(this))
    , m_all(new QRadioButton(tr("&All %1 events of the session").arg(capturedCount), this))
    , m_shown(new QRadioButton(tr("The %1 events that are &shown").arg(shownCount), this))
    , m_redaction(new QComboBox(this))
    , m_redactionHelp(new QLabel(this))
    , m_path(new QLineEdit(this))
    , m_progress(new QProgressBar(this))
    , m_problem(new QLabel(this))
    , m_exportButton(new QPushButton(tr("&Export"), this))
{
    setWindowTitle(tr("Export session"));
    m_format->addItems({tr("JSON (complete, one file)"), tr("NDJSON (one event a line)"),
                        tr("HAR 1.2 (for other tools)"), tr("cURL commands (to send again)")});
    m_redaction->addItems({tr("Nothing"), tr("Secrets"), tr("Secrets and content")});
    m_redaction->setCurrentIndex(int(Redaction::Secrets));
    (shown.isEmpty() ? m_all : m_shown)->setChecked(true);
    m_shown->setEnabled(!shown.isEmpty());
    m_pool.setMaxThreadCount(1);
    makeLayout();
    setOutputPath(folder + u'/' + QFileInfo(sessionPath).completeBaseName() + u".json"_s);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::suggestEnding);
    connect(m_redaction, &QComboBox::currentIndexChanged, this, &ExportDialog::explainRedaction);
    explainRedaction();
}

ExportDialog::~ExportDialog()
{
    m_cancelled = true;
    m_pool.waitForDone();
}

void ExportDialog::makeLayout()
{
    auto *browseButton = new QPushButton(tr("&Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *pathLine = new QHBoxLayout;
    pathLine->addWidget(m_path, 1);
    pathLine->addWidget(browseButton);
    m_path->setMinimumWidth(340);
    m_redactionHelp->setWordWrap(true);
    m_redactionHelp->setMinimumHeight(m_redactionHelp->fontMetrics().lineSpacing() * 3);
    m_redactionHelp->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_progress->hide();
    m_progress->setAccessibleName(tr("Progress"));

    auto *form = new QFormLayout;
    form->addRow(tr("&Format:"), m_format);
    form->addRow(tr("Events:"), m_all);
    form->addRow(QString(), m_shown);
    form->addRow(tr("&Mask:"), m_redaction);
    form->addRow(QString(), m_redactionHelp);
    auto *fileLabel = new QLabel(tr("F&ile:"), this);
    fileLabel->setBuddy(m_path);
    form->addRow(fileLabel, pathLine);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_exportButton, QDialogButtonBox::ActionRole);
    m_exportButton->setDefault(true);
    connect(m_exportButton, &QPushButton::clicked, this, &ExportDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_progress);
    layout->addWidget(buttons);
}

QString ExportDialog::outputPath() const
{
    return m_path->text().trimmed();
}

void ExportDialog::setOutputPath(const QString &path)
{
    m_path->setText(QDir::toNativeSeparators(path));
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_format->currentIndex());
}

void ExportDialog::explainRedaction()
{
    switch (Redaction(m_redaction->currentIndex())) {
    case Redaction::None:
        m_redactionHelp->setText(tr("The file holds whole tokens: whoever has it can send the "
                                    "requests again while they are valid."));
        break;
    case Redaction::Secrets:
        m_redactionHelp->setText(tr("Signatures of tokens, cookies, passwords and the secrets "
                                    "in bodies (stream and encryption keys, PINs, webhook URLs) "
                                    "are masked. The file says what was masked."));
        break;
    case Redaction::All:
        m_redactionHelp->setText(tr("Bodies, addresses, queries and the names of rooms and people "
                                    "are left out too: times, events and verdicts remain."));
        break;
    }
}

void ExportDialog::suggestEnding()
{
    const QFileInfo file(outputPath());
    setOutputPath(file.path() + u'/' + file.completeBaseName() + u'.'
                  + Endings[size_t(m_format->currentIndex())]);
}

void ExportDialog::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), outputPath());
    if (!path.isEmpty())
        setOutputPath(path);
}

void ExportDialog::start()
{
    if (m_running || outputPath().isEmpty())
        return;
    m_running = true;
    m_cancelled = false;
    m_exportButton->setEnabled(false);
    m_problem->hide();
    m_progress->setRange(0, 0);
    m_progress->show();
    const Filter filter = m_shown->isChecked() ? m_shownFilter : Filter();
    const ExportOptions options {format(), Redaction(m_redaction->currentIndex()), systemClockUs()};
    m_pool.start([this, session = m_sessionPath, filter, options, path = outputPath()] {
        const Progress progress = [this](qint64 done, qint64 total) {
            QMetaObject::invokeMethod(
                this,
                [this, done, total] {
                    m_progress->setRange(0, 1000);
                    m_progress->setValue(total > 0 ? int(done * 1000 / total) : 1000);
                },
                Qt::QueuedConnection);
            return !m_cancelled;
        };
        const Result<ExportResult> result =
            exportSessionToFile(session, filter, options, m_catalog, path, progress);
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                if (result)
                    onDone({}, result->written, result->cancelled);
                else
                    onDone(result.error().message, 0, false);
            },
            Qt::QueuedConnection);
    });
}

void ExportDialog::onDone(const QString &problem, qint64 written, bool cancelled)
{
    m_running = false;
    m_exportButton->setEnabled(true);
    m_progress->hide();
    if (cancelled) {
        QDialog::reject();
    } else if (!problem.isEmpty()) {
        m_problem->setText(problem);
        m_problem->show();
    } else {
        emit exported(outputPath(), written);
        accept();
    }
}

/// While it runs, Cancel ends the run; the dialog goes when the run has ended.
void ExportDialog::reject()
{
    if (m_running)
        m_cancelled = true;
    else
        QDialog::reject();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/exchange/sessionexport.h"
#include "core/filter/filter.h"

#include <QDialog>
#include <QThreadPool>

#include <atomic>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace hookglass {

/// Asks what to export and where to, then does it off the GUI thread with progress; it can be
/// cancelled at any time, and then leaves no file.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `shown` is the filter in force, with how many captures it shows.
    ExportDialog(const EventCatalog &catalog, const QString &sessionPath, const Filter &shown,
                 qsizetype shownCount, qsizetype capturedCount, const QString &folder,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    QString outputPath() const;
    void setOutputPath(const QString &path);
    void reject() override;

signals:
    void exported(const QString &path, qint64 written);

private:
    void makeLayout();
    void explainRedaction();
    void suggestEnding();
    void browse();
    void start();
    void onDone(const QString &problem, qint64 written, bool cancelled);
    ExportFormat format() const;

    const EventCatalog m_catalog;
    const QString m_sessionPath;
    const Filter m_shownFilter;
    QComboBox *m_format;
    QRadioButton *m_all;
    QRadioButton *m_shown;
    QComboBox *m_redaction;
    QLabel *m_redactionHelp;
    QLineEdit *m_path;
    QProgressBar *m_progress;
    QLabel *m_problem;
    QPushButton *m_exportButton;
    bool m_running = false;
    std::atomic_bool m_cancelled = false;
    QThreadPool m_pool;
};

} // namespace hookglass

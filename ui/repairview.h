// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inspector/repairfinder.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace hookglass {

class DiffView;
class Icons;

/// What was done to a body: searched for in the background, shown as a difference of bytes, with
/// code that avoids it.
class RepairView final : public QWidget
{
    Q_OBJECT

public:
    explicit RepairView(const Icons &icons, QWidget *parent = nullptr);

    void setCatalog(const EventCatalog &catalog) { m_finder.setCatalog(catalog); }
    /// Starts the search for a capture whose body is not the signed one.
    void search(const Capture &capture, bool showSecrets);
    void stop();

signals:
    void found(const hookglass::BodyRepair &repair);

private:
    void show(const BodyRepair &repair, const ByteDiff &diff);
    void showSnippet(int index);

    RepairFinder m_finder;
    QLabel *m_status;
    QPushButton *m_cancel;
    DiffView *m_diff;
    QComboBox *m_frameworks;
    QPlainTextEdit *m_code;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodydiff.h"
#include "core/capture/capture.h"
#include "core/capture/counterpart.h"
#include "ui/detailpane.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace hookglass {

class CompareModel;
class CompareReading;
class CompareTable;

/// The body of this event beside that of another one, the earlier on the left. Which one that is
/// somebody else finds: he is asked by otherWanted(), and only while the pane is to be seen.
class ComparePane final : public DetailPane
{
    Q_OBJECT

public:
    explicit ComparePane(const EventCatalog &catalog, QWidget *parent = nullptr);

    QString title() const override { return tr("Com&pare"); }
    QString key() const override { return QStringLiteral("compare"); }
    QVariantMap arrangement() const override;
    void setArrangement(const QVariantMap &arrangement) override;
    void setCapture(const Capture *capture) override;
    /// The answer to otherWanted().
    void setOther(const Capture &other);
    void setNoOther(const QString &reason); ///< there is none

    Counterpart counterpart() const;
    /// Exactly two are selected: the other one is what is compared, until that changes.
    void setPairSelected(bool selected);
    /// More than two are selected: nobody can say which of them are to be compared.
    void setManySelected(bool selected);

signals:
    /// What is to be compared with this capture is wanted, by setOther() or setNoOther().
    void otherWanted(qint64 seq, hookglass::Counterpart which);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QHBoxLayout *makeTools();
    QCheckBox *addBox(QHBoxLayout &line, const QString &text, bool checked);
    void ask();
    void compare();
    void startReading();
    void fitBytes();
    void showDiff(const BodyDiff &diff);
    void showRows();
    void say(const QString &text);
    void goToDifference(int step);

    QComboBox *m_choice;
    QLabel *m_sides;
    QLabel *m_words;
    CompareModel *m_model;
    CompareTable *m_table;
    CompareReading *m_reading;
    QCheckBox *m_onlyDifferences = nullptr;
    QCheckBox *m_fold = nullptr;
    QCheckBox *m_order = nullptr;
    QCheckBox *m_bytes = nullptr;
    std::optional<Capture> m_capture;
    std::optional<Capture> m_other;
    BodyDiff m_diff;
    int m_bytesInLine = 0; ///< as compared last
    int m_choiceBefore = -1; ///< to go back to when there is no pair any more
    bool m_showsSecrets = false; ///< as compared last
    bool m_areManySelected = false;
    bool m_isStale = false; ///< to be asked for when it is shown
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTableView>

class QPushButton;

namespace hookglass {

class Highlight;
class TimelineColumns;
class TimelineModel;

/// The table of captures. It follows the newest one until the user scrolls away, then counts what
/// is new on a button that leads back (End does too). The current capture stays current through
/// filtering, unless the view is to select the newest one.
class TimelineView final : public QTableView
{
    Q_OBJECT

public:
    explicit TimelineView(TimelineModel &model, QWidget *parent = nullptr);

    qint64 currentCapture() const { return m_currentSeq; } ///< 0: none
    bool isFollowing() const { return m_following; }
    int newCount() const { return m_newCount; }
    void followTail();
    void stopFollowing() { setFollowing(false); }
    bool selectsNewest() const { return m_selectsNewest; }
    /// Makes each newest event the current one, until the user chooses another.
    void setSelectsNewest(bool selects);
    TimelineColumns &columns() { return *m_columns; }
    /// Makes it the current one and scrolls to it; false when the filter hides it.
    bool showCapture(qint64 seq);
    /// The same, but a view that follows the newest one goes on doing so.
    void chooseCapture(qint64 seq);
    void showRow(int row);
    /// Scrolls there as a change of the rows does, which is no reason to follow or to stop it.
    void placeAt(int topRow);
    /// Whose rows are tinted and marked.
    void setHighlight(const Highlight *highlight);
    void setHighlightColor(const QColor &color) { m_highlightColor = color; }
    const QColor &highlightColor() const { return m_highlightColor; }
    bool isHighlighted(int row) const;
    qsizetype selectedCount() const;
    /// Numbers of the selected captures, ascending.
    QList<qint64> selectedSeqs() const;

signals:
    void followingChanged(bool following);
    void selectsNewestChanged(bool selects);
    /// The current capture, or 0 when there is none.
    void currentCaptureChanged(qint64 seq);
    void typed(const QString &text); ///< by somebody who means the filter
    void escapePressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyboardSearch(const QString &text) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void onRowsInserted(int first, int last);
    void onRowsRemoved(int first, int last);
    void makeCurrentAgain(int first, int last);
    void onCapturesRemoved();
    void onScrolled(int value);
    void onReset();
    void setFollowing(bool following);
    void showNewCount();
    void choose(int row);
    void chooseInPlace(int row);
    void selectNewest();
    void onChosen();

    TimelineModel &m_model;
    TimelineColumns *m_columns;
    QPointer<const Highlight> m_highlight;
    QColor m_highlightColor;
    QPushButton *m_newButton;
    qint64 m_currentSeq = 0;
    int m_newCount = 0;
    bool m_following = true;
    bool m_selectsNewest = false;
    bool m_isPlacing = false; ///< it is not the user who scrolls
    bool m_resetting = false; ///< the model is being reset: changes of "current" are not the user's
};

} // namespace hookglass

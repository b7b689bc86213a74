// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/capture/capture.h"
#include "ui/bodyimage.h"
#include "ui/detailpane.h"

class QAbstractButton;
class QBoxLayout;
class QLabel;
class QSplitter;
class QTreeView;

namespace hookglass {

class BodyModel;
class BodyReading;
class BytesView;
class EventCatalog;
class PartsTable;

/// The body as a tree, as raw text and in hexadecimal, side by side: what is pointed at in one is
/// marked in the others. A body that is no JSON has no tree; a picture is shown. Large ones are
/// read in the background, their bytes are there at once.
class BodyPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit BodyPane(const EventCatalog &catalog, QWidget *parent = nullptr);
    ~BodyPane() override;

    QString title() const override { return tr("&Body"); }
    void setCapture(const Capture *capture) override;
    qsizetype find(const QString &text) override;
    void showFound(qsizetype which) override;

    /// Goes to what stands at a path of the body ("$.room.sid").
    void showPath(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTree();
    QAbstractButton *addSwitch(QBoxLayout &line, const QString &text, QWidget *view, bool shown);
    void showContent(const BodyContent &content, const BodyImage &image);
    void showNote(const BodyContent &content, const BodyImage &image);
    void expandBeginning();
    void showNode(const QModelIndex &index);
    void mark(const ByteRange &range);
    void showByte(qsizetype byte, BytesView *from);
    void showMenu(const QPoint &at);
    void copyBody() const;

    std::optional<Capture> m_capture;
    QList<ByteRange> m_found;
    bool m_isMasked = true;
    QByteArray m_body; ///< as it may be shown
    QString m_path; ///< to go to when the body is read
    BodyReading *m_reading;
    BodyModel *m_model;
    BytesView *m_pointedIn = nullptr; ///< while it is told what is pointed at
    QLabel *m_note;
    QAbstractButton *m_copyButton;
    QSplitter *m_views;
    QTreeView *m_tree;
    PartsTable *m_parts;
    QLabel *m_picture;
    QAbstractButton *m_treeSwitch = nullptr;
    BytesView *m_raw;
    BytesView *m_hex;
};

} // namespace hookglass

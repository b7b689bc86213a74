// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/capture/capture.h"
#include "ui/bodyimage.h"
#include "ui/bodyplaces.h"
#include "ui/detailpane.h"

class QAbstractButton;
class QBoxLayout;
class QLabel;
class QMenu;
class QSplitter;

namespace hookglass {

class BodyMenus;
class BodyReading;
class BytesView;
class EventCatalog;
class PartsTable;
class PictureView;

/// The body as a tree, as raw text and in hexadecimal, side by side: what is pointed at in one is
/// marked in the others. A body that is no JSON has no tree; a picture is shown. Of a form or a
/// multipart body the part that is pointed at is shown likewise. Large ones are read in the
/// background, their bytes are there at once.
class BodyPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit BodyPane(const EventCatalog &catalog, QWidget *parent = nullptr);
    ~BodyPane() override;

    QString title() const override { return tr("&Body"); }
    QString key() const override { return QStringLiteral("body"); }
    QVariantMap arrangement() const override;
    void setArrangement(const QVariantMap &arrangement) override;
    void setCapture(const Capture *capture) override;
    void setHighlight(const FilterHighlight &highlight) override;
    qsizetype find(const QString &text) override;
    void showFound(qsizetype which) override;

    /// Goes to what stands at a path of the body ("$.room.sid").
    void showPath(const QString &path);
    /// What can be done with the value at a byte of the body as it came.
    void addValueActionsAt(QMenu &menu, qsizetype byte) const;

signals:
    /// What of the body the filter matches, as it is marked now.
    void matched(const hookglass::BodyContent &content, const QList<hookglass::ByteRange> &places);

private:
    QLayout *makeTools();
    QAbstractButton *addSwitch(QBoxLayout &line, const QString &text, QWidget *view, bool shown);
    void connectViews();
    void clear();
    void showContent(const BodyContent &content, const BodyImage &image,
                     const QStringList &fields);
    void showPart(qsizetype which);
    void showTree(const BodyContent &content, const std::optional<QString> &part = {});
    void showPicture(const BodyImage &image);
    void showViews();
    void showNote(const BodyImage &image);
    void showNode(const QModelIndex &index);
    void match();
    void showMatches(const QList<ByteRange> &places);
    void mark(const ByteRange &range);
    void showByte(qsizetype byte, BytesView *from);
    void copyBody() const;

    std::optional<Capture> m_capture;
    BodyPlaces m_places;
    FilterHighlight m_highlight;
    QList<ByteRange> m_matches; ///< of it
    QList<ByteRange> m_found;
    ByteRange m_shownFound; ///< the one of them that is marked
    bool m_isMasked = true;
    bool m_isSearching = false;
    QByteArray m_body; ///< as it may be shown
    BodyContent m_content; ///< of it, once it is read
    QString m_path; ///< to go to when the body is read
    BodyReading *m_reading;
    BytesView *m_pointedIn = nullptr; ///< while it is told what is pointed at
    QLabel *m_note;
    QAbstractButton *m_copyButton;
    QSplitter *m_views;
    BodyTree *m_tree;
    PartsTable *m_parts;
    PictureView *m_picture;
    QAbstractButton *m_treeSwitch = nullptr;
    QAbstractButton *m_rawSwitch = nullptr;
    QAbstractButton *m_hexSwitch = nullptr;
    BytesView *m_raw;
    BytesView *m_hex;
    QLabel *m_empty; ///< in the place of the views
    BodyMenus *m_menus;
};

} // namespace hookglass

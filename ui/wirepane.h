// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/capture/capture.h"
#include "ui/detailpane.h"

class QCheckBox;
class QLabel;
class QMenu;
class QSplitter;

namespace hookglass {

class BytesView;

/// What went over the wire: the request byte by byte, and the answer with its timing. White space
/// and line ends can be made visible, and both be seen in hexadecimal.
class WirePane final : public DetailPane
{
    Q_OBJECT

public:
    explicit WirePane(QWidget *parent = nullptr);

    QString title() const override { return tr("W&ire"); }
    QString key() const override { return QStringLiteral("wire"); }
    QVariantMap arrangement() const override;
    void setArrangement(const QVariantMap &arrangement) override;
    void setCapture(const Capture *capture) override;
    /// What copies of the request hide by.
    void setCatalog(const EventCatalog &catalog) { m_catalog = catalog; }
    /// Of the answer only: the request stands in the other panes.
    qsizetype find(const QString &text) override;
    void showFound(qsizetype which) override;
    void setHighlight(const FilterHighlight &highlight) override;
    /// What the filter matches in the body as it came, in order.
    void setBodyMatches(const QList<ByteRange> &places);

signals:
    /// A menu is opened at a byte of the body: who knows it adds what can be done with its value.
    void bodyMenuAboutToShow(QMenu *menu, qsizetype byte);

private:
    QWidget *makeSide(QLabel *title, BytesView *view);
    void showTitles(const Capture &capture);
    void showMatches();

    std::optional<Capture> m_capture;
    std::optional<EventCatalog> m_catalog;
    QByteArray m_head; ///< of the request, as it is shown
    FilterHighlight m_highlight;
    QList<ByteRange> m_bodyMatches;
    QList<ByteRange> m_found;
    ByteRange m_shownFound; ///< the one of them that is selected
    qint64 m_seq = 0;
    QLabel *m_requestTitle;
    QLabel *m_answerTitle;
    BytesView *m_request;
    BytesView *m_answer;
    QSplitter *m_sides;
    QCheckBox *m_whiteSpace;
    QCheckBox *m_hex;
};

} // namespace hookglass

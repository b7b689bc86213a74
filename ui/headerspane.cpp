// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/headerspane.h"

#include "core/base/text.h"
#include "core/capture/capture.h"
#include "ui/plaintable.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype MostRows = 2000;
}

HeadersPane::HeadersPane(QWidget *parent)
    : DetailPane(parent)
    , m_requestLine(new QLabel(this))
    , m_table(makePlainTable({tr("Header"), tr("Value")}, this))
{
    m_requestLine->setTextFormat(Qt::PlainText);
    m_requestLine->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_requestLine->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_requestLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_table->setAccessibleName(tr("Headers"));
    auto *copy = new QPushButton(tr("&Copy headers"), this);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(displayText(m_head)); });
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 6, 10, 4);
    line->addWidget(m_requestLine, 1);
    line->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table);
}

void HeadersPane::setCapture(const Capture *capture)
{
    m_table->setRowCount(0);
    m_requestLine->clear();
    m_head.clear();
    if (!capture)
        return;
    const HttpRequest &request = capture->request;
    m_head = request.head;
    m_requestLine->setText(visibleText(
        displayText(QByteArray(request.method + ' ' + request.target + " HTTP/" + request.version)),
        2000));
    const qsizetype rows = qMin(request.headers.size(), MostRows);
    for (qsizetype i = 0; i < rows; ++i)
        addPlainRow(*m_table,
                    {displayText(request.headers[i].name), displayText(request.headers[i].value)});
    fitFirstColumns(*m_table, m_table->viewport()->width());
}

} // namespace hookglass

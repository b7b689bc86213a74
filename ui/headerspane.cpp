// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/headerspane.h"

#include "core/base/text.h"
#include "core/exchange/redaction.h"
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
    const auto redaction = secretsShown() ? Redaction::None : Redaction::Secrets;
    const QByteArray target = secretsShown() ? request.target : withoutSignatures(request.target);
    const QByteArray firstLine = request.method + ' ' + target + " HTTP/" + request.version;
    m_requestLine->setText(visibleText(displayText(firstLine), 2000));
    QByteArray head = firstLine + "\r\n";
    for (qsizetype i = 0; i < request.headers.size(); ++i) {
        const QByteArray value = maskedHeader(request.headers[i], redaction);
        head += request.headers[i].name + ": " + value + "\r\n";
        if (i < MostRows)
            addPlainRow(*m_table, {displayText(request.headers[i].name), displayText(value)});
    }
    m_head = secretsShown() ? request.head : head;
    fitFirstColumns(*m_table, m_table->viewport()->width());
}

} // namespace hookglass

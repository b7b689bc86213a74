// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodypane.h"

#include "core/base/hexdump.h"
#include "core/base/text.h"
#include "core/capture/capture.h"
#include "core/json/prettyprint.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

enum Mode { Pretty, Raw };

// A text widget lays out long lines slowly; this much takes a few milliseconds.
constexpr qsizetype ShownAtFirst = 64 * 1024;
constexpr qsizetype LongestLine = 8 * 1024;
constexpr qsizetype HexBytes = 16 * 1024;

bool isText(QByteArrayView bytes)
{
    return !bytes.contains('\0') && QString::fromUtf8(bytes).toUtf8() == bytes;
}

/// One character is made visible that a text widget would act on; line breaks and tabs stay.
QString harmless(const QString &text)
{
    QString out;
    out.reserve(text.size());
    qsizetype lineStart = 0;
    for (const QChar c : text) {
        if (c == u'\n' || out.size() - lineStart >= LongestLine) {
            out += u'\n';
            lineStart = out.size();
            if (c == u'\n')
                continue;
        }
        const bool kept = c == u'\t' || c.isSurrogate()
            || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format);
        if (kept)
            out += c;
        else
            out += visibleText(QStringView(&c, 1));
    }
    return out;
}

} // namespace

BodyPane::BodyPane(QWidget *parent)
    : DetailPane(parent)
    , m_mode(new QButtonGroup(this))
    , m_text(new QPlainTextEdit(this))
    , m_noteLine(new QWidget(this))
    , m_note(new QLabel(this))
    , m_copyButton(new QPushButton(tr("&Copy body"), this))
{
    auto *pretty = new QRadioButton(tr("Prett&y"), this);
    auto *raw = new QRadioButton(tr("Ra&w"), this);
    pretty->setChecked(true);
    m_mode->addButton(pretty, Pretty);
    m_mode->addButton(raw, Raw);
    connect(m_mode, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (checked)
            render();
    });
    connect(m_copyButton, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(displayText(m_body)); });
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Body of the request"));
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 10, 4);
    tools->addWidget(pretty);
    tools->addWidget(raw);
    tools->addStretch();
    tools->addWidget(m_copyButton);
    auto *showAll = new QPushButton(tr("Show &all"), this);
    connect(showAll, &QPushButton::clicked, this, [this] {
        m_showAll = true;
        render();
    });
    auto *noteLayout = new QHBoxLayout(m_noteLine);
    noteLayout->setContentsMargins(10, 0, 10, 6);
    noteLayout->addWidget(m_note);
    noteLayout->addWidget(showAll);
    noteLayout->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_noteLine);
    layout->addWidget(m_text, 1);
    setCapture(nullptr);
}

void BodyPane::setCapture(const Capture *capture)
{
    m_body = capture ? capture->request.body : QByteArray();
    m_showAll = false;
    m_copyButton->setEnabled(!m_body.isEmpty());
    m_text->setPlaceholderText(capture ? tr("The request has no body.") : QString());
    render();
}

void BodyPane::render()
{
    m_text->setPlainText(rendered());
    const bool cut = !m_showAll && m_body.size() > ShownAtFirst;
    m_noteLine->setVisible(cut);
    if (cut)
        m_note->setText(tr("Showing the beginning of a body of %1.").arg(humanSize(m_body.size())));
}

QString BodyPane::rendered() const
{
    const QByteArrayView view(m_body);
    const QByteArrayView start = m_showAll ? view : view.first(qMin(ShownAtFirst, view.size()));
    if (!isText(view.first(qMin(HexBytes, view.size()))) && !isText(start))
        return hexDump(m_showAll ? start : start.first(qMin(HexBytes, start.size())));
    if (m_mode->checkedId() == Pretty)
        return prettyText(start);
    return harmless(displayText(start));
}

QString BodyPane::prettyText(QByteArrayView start) const
{
    // Cut off, the beginning of a JSON document is still printed as far as it goes.
    const auto document = json::Document::parse(start.toByteArray());
    if (!document.root().isObject() && !document.root().isArray())
        return harmless(displayText(start));
    QByteArray pretty =
        json::prettyPrinted(document, m_showAll ? 2048 * ShownAtFirst : 2 * ShownAtFirst);
    const bool broken = !document.isValid() && start.size() == m_body.size();
    QString text = harmless(displayText(pretty));
    if (broken)
        text += tr("\n\n— not JSON from byte %1 on: %2 —\n")
                    .arg(document.error()->offset)
                    .arg(document.error()->message)
            + harmless(displayText(start.sliced(document.error()->offset)));
    return text;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodypane.h"

#include "core/base/hexdump.h"
#include "core/base/text.h"
#include "core/capture/capture.h"
#include "core/json/jsonpath.h"
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
constexpr qsizetype ShownForAPath = 256 * 1024; // more would hold up the window

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
    m_body = !capture    ? QByteArray()
        : secretsShown() ? capture->request.body
                         : capture->maskedBody.value_or(QByteArray());
    m_path.clear();
    m_showAll = false;
    m_copyButton->setEnabled(!m_body.isEmpty());
    m_text->setPlaceholderText(!capture ? QString()
                                   : capture->request.body.isEmpty()
                                   ? tr("The request has no body.")
                                   : tr("The body is hidden, since its secrets are not known."));
    render();
}

void BodyPane::showPath(const QString &path)
{
    m_path = path;
    m_showAll = m_showAll || m_body.size() <= ShownForAPath;
    render();
    m_text->setFocus();
}

void BodyPane::render()
{
    const Rendered shown = rendered();
    m_text->setPlainText(shown.text);
    if (shown.begin >= 0) {
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(int(shown.end));
        cursor.setPosition(int(shown.begin), QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
        m_text->centerCursor();
    }
    const bool cut = !m_showAll && m_body.size() > ShownAtFirst;
    m_noteLine->setVisible(cut);
    if (cut)
        m_note->setText(tr("Showing the beginning of a body of %1.").arg(humanSize(m_body.size())));
}

BodyPane::Rendered BodyPane::rendered() const
{
    const QByteArrayView view(m_body);
    const QByteArrayView start = m_showAll ? view : view.first(qMin(ShownAtFirst, view.size()));
    if (!isText(view.first(qMin(HexBytes, view.size()))) && !isText(start))
        return {hexDump(m_showAll ? start : start.first(qMin(HexBytes, start.size())))};
    return m_mode->checkedId() == Pretty ? prettyText(start) : rawText(start);
}

BodyPane::Rendered BodyPane::rawText(QByteArrayView start) const
{
    Rendered shown {harmless(displayText(start))};
    if (m_path.isEmpty())
        return shown;
    const auto document = json::Document::parse(start.toByteArray());
    if (const json::Value value = json::deepestAt(document.root(), m_path)) {
        const qsizetype end = value.offset() + value.raw().size();
        shown.begin = harmless(displayText(start.first(value.offset()))).size();
        shown.end = harmless(displayText(start.first(end))).size();
    }
    return shown;
}

BodyPane::Rendered BodyPane::prettyText(QByteArrayView start) const
{
    // Cut off, the beginning of a JSON document is still printed as far as it goes.
    const auto document = json::Document::parse(start.toByteArray());
    if (!document.root().isObject() && !document.root().isArray())
        return {harmless(displayText(start))};
    const json::Value marked =
        m_path.isEmpty() ? json::Value() : json::deepestAt(document.root(), m_path);
    const json::PrettyText pretty =
        json::prettyPrinted(document, m_showAll ? 2048 * ShownAtFirst : 2 * ShownAtFirst, marked);
    Rendered shown {harmless(displayText(pretty.text))};
    if (pretty.begin >= 0) {
        const QByteArrayView text(pretty.text);
        shown.begin = harmless(displayText(text.first(pretty.begin))).size();
        shown.end = harmless(displayText(text.first(pretty.end))).size();
    }
    if (!document.isValid() && start.size() == m_body.size())
        shown.text += tr("\n\n— not JSON from byte %1 on: %2 —\n")
                          .arg(document.error()->offset)
                          .arg(document.error()->message)
            + harmless(displayText(start.sliced(document.error()->offset)));
    return shown;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"

#include "core/capture/capturesummary.h"
#include "core/events/eventgroup.h"

#include <QCoreApplication>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

struct Colors
{
    const char *light;
    const char *dark;
};

// Good, Bad, Caution, Muted: each at least 4.5:1 on the usual window colours.
constexpr std::array TintColors {Colors {"#1a7f37", "#57d27a"}, Colors {"#c0262d", "#ff8a80"},
                                 Colors {"#8a5a00", "#f0b84a"}, Colors {"#5f6368", "#a8adb4"}};

struct RowColour
{
    const char *name;
    const char *color;
};

constexpr std::array RowColours {
    RowColour {QT_TRANSLATE_NOOP("Icons", "1 Red"), "#e5484d"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "2 Orange"), "#f2802b"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "3 Yellow"), "#e8c100"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "4 Green"), "#3bb55a"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "5 Teal"), "#13b5b1"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "6 Blue"), "#3b82f6"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "7 Violet"), "#8b5cf6"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "8 Pink"), "#ec4899"},
    RowColour {QT_TRANSLATE_NOOP("Icons", "9 Brown"), "#a0704a"},
};

/// In the order of EventGroup.
constexpr std::array<QLatin1StringView, EventGroupCount> GroupIcons {
    "room"_L1,   "person"_L1,  "track"_L1, "record"_L1, "artifact"_L1,
    "egress"_L1, "ingress"_L1, "agent"_L1, "unknown"_L1};

void addPixmaps(QIcon &icon, QByteArray svg, const QColor &color, QIcon::Mode mode)
{
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    for (const int size : {16, 24, 32, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        icon.addPixmap(pixmap, mode);
    }
}

} // namespace

void Icons::setPalette(const QPalette &palette)
{
    m_palette = palette;
    m_dark = palette.color(QPalette::Window).lightness() < 128;
    m_cache.clear();
}

QColor Icons::color(Tint tint) const
{
    if (tint == Tint::Text)
        return m_palette.color(QPalette::WindowText);
    const Colors &colors = TintColors[size_t(tint) - 1];
    return QColor(QLatin1StringView(m_dark ? colors.dark : colors.light));
}

QColor Icons::rowColor(int colour) const
{
    const QColor full(QLatin1StringView(RowColours[size_t(qBound(1, colour, 9)) - 1].color));
    const QColor base = m_palette.color(QPalette::Base);
    const auto mixed = [](int over, int under) {
        return (over * 3 + under * 7) / 10; // pale enough for the text in front of it
    };
    return QColor(mixed(full.red(), base.red()), mixed(full.green(), base.green()),
                  mixed(full.blue(), base.blue()));
}

QIcon Icons::swatch(int colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(QLatin1StringView(RowColours[size_t(qBound(1, colour, 9)) - 1].color)));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(4, 4, 24, 24, 5, 5);
    return QIcon(pixmap);
}

QString Icons::colourName(int colour)
{
    return QCoreApplication::translate("Icons", RowColours[size_t(qBound(1, colour, 9)) - 1].name);
}

QIcon Icons::icon(const QString &name, Tint tint) const
{
    const QString key = name + u'/' + QString::number(int(tint));
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;
    QFile file(u":/hookglass/icons/"_s + name + u".svg"_s);
    const QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QIcon icon;
    addPixmaps(icon, svg, color(tint), QIcon::Normal);
    // On a selected row a tint of its own could vanish in the highlight.
    addPixmaps(icon, svg, m_palette.color(QPalette::HighlightedText), QIcon::Selected);
    m_cache.insert(key, icon);
    return icon;
}

QIcon Icons::verdictIcon(const CaptureSummary &capture) const
{
    const Tint tint = verdictTint(capture);
    if (capture.refused)
        return icon(u"refused"_s, tint);
    switch (capture.verdict) {
    case Verdict::Verified:
        return icon(u"verified"_s, tint);
    case Verdict::Failed:
        return icon(u"failed"_s, tint);
    case Verdict::Unsigned:
        return icon(u"unsigned"_s, tint);
    case Verdict::Unattempted:
        return icon(u"unattempted"_s, tint);
    }
    return {};
}

QIcon Icons::eventIcon(const CaptureSummary &capture) const
{
    return icon(GroupIcons[size_t(eventGroup(capture.event))], Tint::Muted);
}

QString verdictWord(const CaptureSummary &capture)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("Verdict", text);
    };
    if (capture.refused)
        return tr("Refused");
    const QString word = verdictWord(capture.verdict);
    if (!capture.firstVerdict || *capture.firstVerdict == capture.verdict)
        return word;
    return tr("%1 (was: %2)").arg(word, verdictWord(*capture.firstVerdict));
}

QString verdictWord(Verdict verdict)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("Verdict", text);
    };
    switch (verdict) {
    case Verdict::Verified:
        return tr("Verified");
    case Verdict::Failed:
        return tr("Failed");
    case Verdict::Unsigned:
        return tr("Unsigned");
    case Verdict::Unattempted:
        return tr("No key");
    }
    return {};
}

Tint verdictTint(const CaptureSummary &capture)
{
    if (capture.refused)
        return Tint::Bad;
    switch (capture.verdict) {
    case Verdict::Verified:
        return Tint::Good;
    case Verdict::Failed:
        return Tint::Bad;
    case Verdict::Unsigned:
    case Verdict::Unattempted:
        return Tint::Caution;
    }
    return Tint::Muted;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/validitybar.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "ui/icons.h"

#include <QPainter>

#include <algorithm>

namespace hookglass {

namespace {
constexpr int BarHeight = 12;
constexpr int Margin = 4;
constexpr qint64 FarthestSecond = 100'000'000'000;
constexpr qint64 UsPerSecond = 1'000'000;
constexpr qint64 UsualLife = 300; // seconds, for a token that does not say

qint64 bounded(qint64 seconds)
{
    return std::clamp<qint64>(seconds, 0, FarthestSecond);
}
} // namespace

ValidityBar::ValidityBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Validity of the token"));
}

QSize ValidityBar::sizeHint() const
{
    return {320, BarHeight + 2 * fontMetrics().height() + 3 * Margin};
}

QSize ValidityBar::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ValidityBar::setValidity(const Validity &validity)
{
    m_validity = validity;
    if (m_validity.from)
        m_validity.from = bounded(*m_validity.from);
    if (m_validity.until)
        m_validity.until = bounded(*m_validity.until);
    const qint64 arrived = m_validity.arrived;
    const auto first = double(std::min(m_validity.from.value_or(arrived), arrived));
    const auto last = double(std::max(m_validity.until.value_or(arrived + UsualLife), arrived));
    const double room = std::max(10.0, (last - first) * 0.08);
    m_first = first - room;
    m_last = last + room;
    const QString state = isGood() ? tr("It arrived while the token was valid.")
                                   : tr("It arrived outside of the token's validity.");
    setAccessibleDescription(state);
    setToolTip(state);
    update();
}

bool ValidityBar::isGood() const
{
    const qint64 leeway = m_validity.leeway;
    return (!m_validity.from || *m_validity.from <= m_validity.arrived + leeway) && m_validity.until
        && m_validity.arrived <= *m_validity.until + leeway;
}

double ValidityBar::position(double seconds) const
{
    return Margin + (seconds - m_first) / (m_last - m_first) * (width() - 2 * Margin);
}

void ValidityBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int top = fontMetrics().height() + Margin;
    const auto bar = [&](double from, double until, QColor color) {
        painter.fillRect(QRectF(position(from), top, position(until) - position(from), BarHeight),
                         color);
    };
    bar(m_first, m_last, palette().color(QPalette::AlternateBase));
    const auto leeway = double(m_validity.leeway);
    const double from = m_validity.from ? double(*m_validity.from) : m_first;
    const double until = m_validity.until ? double(*m_validity.until) : m_last;
    QColor good = m_icons.color(Tint::Good);
    if (from <= until) {
        QColor pale = good;
        pale.setAlphaF(0.3F);
        bar(std::max(m_first, from - leeway), std::min(m_last, until + leeway), pale);
        bar(from, until, good);
    }
    painter.setPen(QPen(m_icons.color(isGood() ? Tint::Text : Tint::Bad), 2));
    const double x = position(double(m_validity.arrived));
    painter.drawLine(QPointF(x, top - Margin), QPointF(x, top + BarHeight + Margin));
    const ValidityLabel arrived = labelAt(x, tr("arrived"));
    painter.drawText(QPointF(arrived.left, top - Margin - 2), arrived.text);

    painter.setPen(palette().color(QPalette::WindowText));
    const int below = top + BarHeight + fontMetrics().ascent() + 2;
    for (const ValidityLabel &label : labels())
        painter.drawText(QPointF(label.left, below), label.text);
}

QList<ValidityLabel> ValidityBar::labels() const
{
    const auto clock = [](qint64 seconds) {
        return localTime(seconds * UsPerSecond).chopped(4); // tokens have whole seconds
    };
    const QString from = m_validity.from ? tr("from %1").arg(clock(*m_validity.from)) : QString();
    const QString until =
        m_validity.until ? tr("until %1").arg(clock(*m_validity.until)) : QString();
    QList<ValidityLabel> labels;
    if (m_validity.from)
        labels.append(labelAt(position(double(*m_validity.from)), from));
    if (m_validity.until)
        labels.append(labelAt(position(double(*m_validity.until)), until));
    if (labels.size() < 2)
        return labels;
    const auto [left, right] = std::minmax(labels.first().left, labels.last().left);
    const double leftWidth =
        labels.first().left == left ? labels.first().width : labels.last().width;
    if (left != right && left + leftWidth + fontMetrics().averageCharWidth() <= right)
        return labels;
    const double middle =
        (position(double(*m_validity.from)) + position(double(*m_validity.until))) / 2;
    return {labelAt(middle, from + u' ' + until)};
}

/// Centred below or above its point, but never beyond the edges.
ValidityLabel ValidityBar::labelAt(double x, const QString &text) const
{
    const QString fitting = fontMetrics().elidedText(text, Qt::ElideRight, width());
    const double width = fontMetrics().horizontalAdvance(fitting);
    return {fitting, std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width)), width};
}

} // namespace hookglass

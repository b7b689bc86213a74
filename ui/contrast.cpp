// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contrast.h"

#include <algorithm>
#include <cmath>

namespace hookglass {

namespace {

constexpr double Least = 4.5;

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

/// So much of the one over the other.
QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [share](float a, float b) {
        return float(double(a) * share + double(b) * (1 - share));
    };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()),
                            part(over.blueF(), under.blueF()));
}

} // namespace

double contrastOf(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor readableFaint(const QColor &faint, const QColor &text, const QColor &base)
{
    if (contrastOf(mixed(faint, base, double(faint.alphaF())), base) >= Least)
        return faint;
    constexpr double Steps = 10;
    for (double step = Steps / 2; step < Steps; ++step) {
        const QColor between = mixed(text, base, step / Steps);
        if (contrastOf(between, base) >= Least)
            return between;
    }
    return text;
}

} // namespace hookglass

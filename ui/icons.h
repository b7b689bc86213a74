// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/verification.h"

#include <QHash>
#include <QIcon>
#include <QPalette>

namespace hookglass {

struct CaptureSummary;

/// Colours of the icons beside the palette's own text colour. They keep their contrast on light
/// and on dark windows.
enum class Tint { Text, Good, Bad, Caution, Muted };

/// Monochrome drawings from the resources, tinted to fit the palette. One instance belongs to the
/// main window and is passed on by reference; the palette is set again when it changes.
class Icons
{
public:
    void setPalette(const QPalette &palette);

    QIcon icon(const QString &name, Tint tint = Tint::Text) const;
    QColor color(Tint tint) const;
    /// Behind the text of a row with one of the user's colours, 1 to 9.
    QColor rowColor(int colour) const;
    static QIcon swatch(int colour);
    static QString colourName(int colour); ///< "2 Orange"

    /// Distinct in shape, not in colour alone.
    QIcon verdictIcon(const CaptureSummary &capture) const;
    QIcon eventIcon(const CaptureSummary &capture) const;

private:
    QPalette m_palette;
    bool m_dark = false;
    mutable QHash<QString, QIcon> m_cache;
};

/// "Verified", "Failed", "Unsigned", "No key", "Refused".
QString verdictWord(const CaptureSummary &capture);
QString verdictWord(Verdict verdict);
Tint verdictTint(const CaptureSummary &capture);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace hookglass {

class Icons;

/// From when to when a token is good, and when it arrived. All times in Unix seconds.
struct Validity
{
    std::optional<qint64> from {}; ///< `nbf`, else `iat`
    std::optional<qint64> until {}; ///< `exp`
    qint64 leeway = 60;
    qint64 arrived = 0;
};

/// A text below the bar.
struct ValidityLabel
{
    QString text {};
    double left = 0; ///< pixels
    double width = 0;
};

/// Draws a token's life as a bar around its arrival.
class ValidityBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ValidityBar(const Icons &icons, QWidget *parent = nullptr);

    void setValidity(const Validity &validity);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Of the beginning and the end; one of both where there is no room for two.
    QList<ValidityLabel> labels() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isGood() const;
    double position(double seconds) const; ///< x in pixels
    ValidityLabel labelAt(double x, const QString &text) const;

    const Icons &m_icons;
    Validity m_validity;
    double m_first = 0; ///< seconds at the left edge
    double m_last = 1; ///< and at the right one
};

} // namespace hookglass

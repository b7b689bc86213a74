// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace hookglass {

class Icons;
struct Capture;
struct Verification;

/// The two things that a token proves, side by side: who signed it, and which bytes were signed.
class LegsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LegsPanel(const Icons &icons, QWidget *parent = nullptr);

    void setCapture(const Capture &capture);

private:
    struct Leg
    {
        QLabel *icon = nullptr;
        QLabel *title = nullptr;
        QLabel *text = nullptr;
    };
    Leg makeLeg();
    void showSignature(const Verification &verification);
    void showBody(const Capture &capture);

    const Icons &m_icons;
    Leg m_signature;
    Leg m_body;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/sendrun.h"

#include <QObject>

namespace hookglass {

/// Posts one signed sample of every event over real HTTP, with a key made for this run alone.
class Demo final : public QObject
{
    Q_OBJECT

public:
    explicit Demo(QObject *parent = nullptr);

    const Credential &credential() const { return m_credential; }
    void sendAll(const QUrl &url);

private:
    Credential m_credential;
    SendRun m_run;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace hookglass::test {

// What a capture says where a filter asks, written down without the product's help.

/// Finds all values that a path leads to.
void follow(const QJsonValue &value, const QStringList &path, int nested, QJsonArray &found);
void scalars(const QJsonValue &value, QJsonArray &found);
bool saysNothing(const QJsonValue &value);
bool hasKey(const QJsonValue &value, const QString &name);
std::optional<qint64> wholeNumber(const QJsonValue &value);
bool compare(const QString &op, qint64 a, qint64 b);

QString verdictOf(const Capture &c);
QString senderOf(const Capture &c);
QString causeOfCapture(const Capture &c);
QString summaryOf(const Capture &c);
QStringList headerLines(const Capture &c);
QStringList states(const Capture &c);
bool anyOf(const QStringList &texts, const std::function<bool(const QString &)> &test);

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naiveanswers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::test {

namespace {

QString plainName(QString name)
{
    return name.remove(u'_').toLower();
}

} // namespace

void follow(const QJsonValue &value, const QStringList &path, int nested, QJsonArray &found)
{
    if (path.isEmpty()) {
        found.append(value);
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            follow(item, path, nested, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (plainName(it.key()) == plainName(path.first()))
                follow(it.value(), path.mid(1), nested, found);
        }
    } else if (value.isString() && nested < 2) {
        const QJsonDocument inside = QJsonDocument::fromJson(value.toString().toUtf8());
        if (inside.isObject())
            follow(inside.object(), path, nested + 1, found);
    }
}

void scalars(const QJsonValue &value, QJsonArray &found)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            scalars(item, found);
    } else if (value.isObject()) {
        for (const QJsonValue &item : value.toObject())
            scalars(item, found);
    } else {
        found.append(value);
    }
}

bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

bool hasKey(const QJsonValue &value, const QString &name)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [&](const QJsonValue &item) { return hasKey(item, name); });
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if ((plainName(it.key()) == plainName(name) && !saysNothing(it.value()))
            || hasKey(it.value(), name))
            return true;
    }
    return false;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const qint64 number = value.isString() ? value.toString().toLongLong(&ok) : value.toInteger();
    return ok ? std::optional(number) : std::nullopt;
}

bool compare(const QString &op, qint64 a, qint64 b)
{
    return op == u"<" ? a < b : op == u"<=" ? a <= b : op == u">" ? a > b : a >= b;
}

QString verdictOf(const Capture &c)
{
    if (c.request.refusal.status != 0)
        return u"refused"_s;
    const Verification &v = c.reverified ? c.reverified->verification : c.verification;
    return QStringList {u"verified"_s, u"failed"_s, u"unsigned"_s, u"unattempted"_s}.at(
        int(v.verdict));
}

QString senderOf(const Capture &c)
{
    if (c.request.refusal.status != 0)
        return {};
    return QStringList {u"unknown"_s, u"plugnmeet"_s, u"livekit"_s}.at(int(c.event.sender));
}

QString causeOfCapture(const Capture &c)
{
    const Verification &v = c.reverified ? c.reverified->verification : c.verification;
    return v.diagnosis.isEmpty() ? QString() : causeId(v.diagnosis.first().cause);
}

QString summaryOf(const Capture &c)
{
    return c.request.refusal.status != 0 ? c.request.refusal.reason : c.event.summary;
}

QStringList headerLines(const Capture &c)
{
    QStringList lines;
    for (const HttpHeader &header : c.request.headers)
        lines.append(QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value));
    return lines;
}

QStringList states(const Capture &c)
{
    QStringList words;
    if (c.marks.pinned)
        words << u"pinned"_s;
    if (c.history.attempt > 1 || c.history.retryOf != 0)
        words << u"retry"_s;
    if (c.history.duplicateOf != 0)
        words << u"duplicate"_s;
    if (c.request.refusal.status != 0)
        words << u"refused"_s;
    if (!c.marks.note.isEmpty())
        words << u"noted"_s;
    if (c.marks.shownColour() != 0)
        words << u"coloured"_s;
    if (c.reverified && c.request.refusal.status == 0)
        words << u"rejudged"_s;
    return words;
}

bool anyOf(const QStringList &texts, const std::function<bool(const QString &)> &test)
{
    return std::any_of(texts.begin(), texts.end(), test);
}

} // namespace hookglass::test

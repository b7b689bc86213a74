// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/largebodies.h"

#include "core/http/contentcoding.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::bench {

namespace {

constexpr qsizetype Size = 10 * 1024 * 1024;
const QByteArray Json = "application/webhook+json";

QByteArray filled(const QByteArray &begin, const QByteArray &each, const QByteArray &end)
{
    return begin + each.repeated(Size / each.size()) + end;
}

QByteArray array()
{
    QByteArray body = "{\"event\":\"x\",\"items\":[";
    for (int i = 0; body.size() < Size; ++i)
        body += (i > 0 ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i)
            + ",\"name\":\"participant " + QByteArray::number(i)
            + "\",\"joined_at\":1789000000,\"tags\":[1,2.5,true]}";
    return body + "]}";
}

QByteArray deep()
{
    constexpr int Depth = 400;
    const QByteArray one =
        QByteArray("{\"a\":[").repeated(Depth / 2) + "1" + QByteArray("]}").repeated(Depth / 2);
    return filled("{\"event\":\"x\",\"items\":[", one + ',', "0]}");
}

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random(1);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &each : bytes)
        each = char(random.bounded(256));
    return bytes;
}

/// That cannot be packed any smaller, as a photo.
QByteArray picture()
{
    constexpr int Side = 1800; // 3 bytes a pixel
    const QByteArray noise = randomBytes(qsizetype(Side) * Side * 3);
    const QImage image(reinterpret_cast<const uchar *>(noise.constData()), Side, Side, Side * 3,
                       QImage::Format_RGB888);
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

QByteArray multipart()
{
    const QByteArray part = "--b\r\nContent-Disposition: form-data; name=\"";
    return part + "event\"\r\nContent-Type: application/json\r\n\r\n{\"event\":\"x\"}\r\n" + part
        + "photo\"; filename=\"photo.png\"\r\nContent-Type: image/png\r\n\r\n" + picture()
        + "\r\n--b--\r\n";
}

} // namespace

QStringList largeBodyNames()
{
    return {u"array"_s, u"deep"_s, u"string"_s, u"line"_s,   u"lines"_s, u"multipart"_s,
            u"form"_s,  u"gzip"_s, u"broken"_s, u"binary"_s, u"texts"_s};
}

LargeBody largeBody(const QString &name)
{
    using Kind = LargeBody::Kind;
    if (name == "array"_L1)
        return {Kind::Json, Json, array()};
    if (name == "deep"_L1)
        return {Kind::Json, Json, deep()};
    if (name == "string"_L1) // with something to unescape
        return {Kind::Json, Json, filled("{\"event\":\"x\",\"t\":\"", "some words\\n", "\"}")};
    if (name == "texts"_L1) // JSON in texts
        return {Kind::Json, Json,
                filled("{\"event\":\"x\",\"items\":[",
                       "\"{\\\"key\\\":[" + QByteArray("1,").repeated(200) + "2]}\",", "1]}")};
    if (name == "line"_L1)
        return {Kind::Other, "text/plain", filled("", "some words ", "")};
    if (name == "lines"_L1)
        return {Kind::Other, "text/plain", filled("", "x\n", "")};
    if (name == "multipart"_L1)
        return {Kind::Other, "multipart/form-data; boundary=b", multipart()};
    if (name == "form"_L1)
        return {Kind::Other, "application/x-www-form-urlencoded",
                filled("", "some_name=some+longer%20value&", "last=1")};
    if (name == "gzip"_L1)
        return {Kind::Other, Json, gzip(array(), 6, 3)};
    if (name == "broken"_L1)
        return {Kind::Other, Json, filled("{\"event\":\"x\",\"items\":[", "[1,2,3],", "oops")};
    if (name == "binary"_L1)
        return {Kind::Other, "application/octet-stream", randomBytes(Size)};
    qFatal("there is no body named %s", qPrintable(name));
}

} // namespace hookglass::bench

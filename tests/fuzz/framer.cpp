// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever the framer lets pass, QtHttpServer must read alike: the same requests, each ending at
// the same byte, with the same body, however the bytes are split. The first byte chooses the
// splits.

#include "core/http/requestframer.h"

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

using namespace hookglass;

namespace {

constexpr RequestLimits Limits {.maxHeadBytes = 2048, .maxBodyBytes = 4096, .maxHeaders = 100};

struct Framed
{
    QByteArray bytes {};
    QByteArray body {};
};

/// The requests that the framer finds complete, up to the first that it refuses.
QList<Framed> frame(QByteArrayView stream)
{
    QList<Framed> requests;
    RequestFramer framer(Limits);
    while (!stream.isEmpty()) {
        const qsizetype taken = framer.feed(stream);
        if (framer.state() != RequestFramer::State::Complete)
            break;
        requests.append({stream.first(taken).toByteArray(), framer.takeBody()});
        stream = stream.sliced(taken);
        framer.reset();
    }
    return requests;
}

/// A connection without a network: what is given to it can be read at once.
class Wire final : public QTcpSocket
{
public:
    Wire()
    {
        setSocketState(ConnectedState);
        setOpenMode(ReadWrite);
    }
    void give(QByteArrayView bytes)
    {
        m_pending += bytes;
        emit readyRead();
        if (isTransactionStarted()) // as our guard does, behind QtHttpServer
            commitTransaction();
    }
    qint64 bytesAvailable() const override
    {
        return QIODevice::bytesAvailable() + m_pending.size();
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qsizetype size = qMin(maxSize, qint64(m_pending.size()));
        std::memcpy(data, m_pending.constData(), size_t(size));
        m_pending.remove(0, size);
        return size;
    }
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    QByteArray m_pending;
};

class Listener final : public QTcpServer
{
public:
    void add(QTcpSocket *socket) { addPendingConnection(socket); }
};

/// Keeps the bodies of the requests that QtHttpServer has recognised.
class Server final : public QAbstractHttpServer
{
public:
    QByteArrayList bodies;

private:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        bodies.append(request.body());
        responder.write(QHttpServerResponder::StatusCode::Ok);
        return true;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#else
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) override { }
#endif
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *) override
    {
        bodies.append(request.body());
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif
};

void require(bool holds, const char *what, const Framed &request)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:\n%s\n", what, request.bytes.toPercentEncoding(" /:\r\n").constData());
    std::abort();
}

struct Harness
{
    int argc = 1;
    char name[6] = "fuzz\0";
    char *argv[2] = {name, nullptr};
    QCoreApplication application {argc, argv};
    Server server;
    Listener *listener = new Listener; ///< owned by the server once it is bound

    Harness()
    {
        if (!listener->listen(QHostAddress::LocalHost))
            std::abort();
        server.bind(listener);
    }
    void check(const QList<Framed> &requests, std::minstd_rand random)
    {
        auto *wire = new Wire;
        listener->add(wire);
        for (const Framed &request : requests) {
            server.bodies.clear();
            for (qsizetype at = 0; at < request.bytes.size();) {
                require(server.bodies.isEmpty(), "ended too early", request);
                const auto step = qsizetype(1 + random() % (random() % 2 == 0 ? 3 : 400));
                wire->give(QByteArrayView(request.bytes)
                               .sliced(at, qMin(step, request.bytes.size() - at)));
                at += step;
            }
            QCoreApplication::processEvents();
            require(server.bodies.size() == 1, "did not end, or was not taken", request);
            require(server.bodies.first() == request.body, "another body", request);
        }
        emit wire->disconnected();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Harness harness;
    if (size < 2)
        return 0;
    const auto *text = reinterpret_cast<const char *>(data);
    const QList<Framed> requests = frame(QByteArrayView(text + 1, qsizetype(size) - 1));
    if (!requests.isEmpty())
        harness.check(requests, std::minstd_rand(data[0]));
    return 0;
}

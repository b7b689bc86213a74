// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>

// What QtHttpServer can do by itself, the measure of receive.py: answers 200 to everything, reads
// nothing, keeps nothing.

namespace {

class BareServer final : public QAbstractHttpServer
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        responder.write(QHttpServerResponder::StatusCode::Ok);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#else
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    BareServer server;
    auto *tcp = new QTcpServer(&server);
    tcp->setListenBacklogSize(512);
    if (!tcp->listen(QHostAddress(QHostAddress::LocalHost))) {
        std::fprintf(stderr, "%s\n", qPrintable(tcp->errorString()));
        return 1;
    }
    server.bind(tcp);
    std::fprintf(stderr, "Listening on http://127.0.0.1:%d/\n", int(tcp->serverPort()));
    return QCoreApplication::exec();
}

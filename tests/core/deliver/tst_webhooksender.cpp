// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/webhooksender.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// A server that is not ours: it keeps what came and answers with a fixed text.
class RawServer : public QTcpServer
{
public:
    explicit RawServer(QByteArray answer)
        : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                if (received.endsWith("}"))
                    socket->write(m_answer);
            });
        });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/hook?x=1"_s.arg(serverPort())); }
    QByteArray received;

private:
    QByteArray m_answer;
};

class WebhookSenderTest : public QObject
{
    Q_OBJECT

    static QByteArray header(const QByteArray &request, const QByteArray &name)
    {
        const QByteArray line = "\r\n" + name.toLower() + ": ";
        const qsizetype at = request.toLower().indexOf(line);
        if (at < 0)
            return {};
        const qsizetype start = at + name.size() + 4;
        return request.mid(start, request.indexOf("\r\n", start) - start);
    }

private slots:
    void sendsTheServersHeaders_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<bool>("hashToken");
        QTest::newRow("Plug-N-Meet")
            << int(EventSender::PlugNMeet) << "application/json"_ba << true;
        QTest::newRow("LiveKit") << int(EventSender::LiveKit) << "application/webhook+json"_ba
                                 << false;
    }
    void sendsTheServersHeaders()
    {
        QFETCH(int, style);
        QFETCH(QByteArray, contentType);
        QFETCH(bool, hashToken);
        RawServer server("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok");
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        sender.send({server.url(), "{\"a\":1}", EventSender(style), {u"k"_s, "s", {}}});
        QVERIFY(delivered.wait());
        QCOMPARE(delivered[0][1].value<DeliveryResult>().status, 202);
        QVERIFY(server.received.startsWith("POST /hook?x=1 HTTP/1.1\r\n"));
        QVERIFY(server.received.endsWith("\r\n\r\n{\"a\":1}"));
        QCOMPARE(header(server.received, "Content-Type"), contentType);
        const QByteArray token = header(server.received, "Authorization");
        QCOMPARE(token.count('.'), 2);
        QVERIFY(token.startsWith("eyJ")); // bare, without "Bearer"
        QCOMPARE(header(server.received, "Hash-Token"), hashToken ? token : QByteArray());
    }

    void followsNoRedirect()
    {
        RawServer server("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        sender.send({server.url(), "{}", EventSender::PlugNMeet, {u"k"_s, "s", {}}});
        QVERIFY(delivered.wait());
        QCOMPARE(delivered[0][1].value<DeliveryResult>().status, 302);
        QCOMPARE(server.received.count("HTTP/1.1"), 1);
    }

    void saysWhyThereWasNoAnswer()
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
        closed.close();
        WebhookSender sender;
        QSignalSpy delivered(&sender, &WebhookSender::delivered);
        sender.send({url, "{}", EventSender::PlugNMeet, {u"k"_s, "s", {}}});
        sender.send({url, "{}", EventSender::PlugNMeet, {u"k"_s, "s", {}}});
        QTRY_COMPARE(delivered.size(), 2);
        const auto result = delivered[0][1].value<DeliveryResult>();
        QCOMPARE(result.status, 0);
        QVERIFY(result.error.contains(url.toString()));
    }
};

QTEST_GUILESS_MAIN(WebhookSenderTest)
#include "tst_webhooksender.moc"

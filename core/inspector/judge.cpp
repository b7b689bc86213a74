// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/judge.h"

#include "core/events/requestdecoder.h"

namespace hookglass {

Judge::Judge(const EventCatalog &catalog, Done done, QObject *parent)
    : QObject(parent)
    , m_done(std::move(done))
    , m_there(new QObject)
    , m_bench(new Bench {catalog})
{
    m_there->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("verify"));
    m_thread.start();
}

Judge::~Judge()
{
    m_thread.quit();
    m_thread.wait();
}

void Judge::setCredentials(const Credentials &credentials)
{
    QMetaObject::invokeMethod(
        m_there, [bench = m_bench, credentials] { bench->verifier = Verifier(credentials); });
}

void Judge::judge(QList<AppendRecord> captures)
{
    QMetaObject::invokeMethod(
        m_there, [this, bench = m_bench, captures = std::move(captures)]() mutable {
            for (AppendRecord &each : captures)
                bench->judge(each.capture);
            QMetaObject::invokeMethod(
                this,
                [this, captures = std::move(captures)]() mutable { m_done(std::move(captures)); },
                Qt::QueuedConnection);
        });
}

void Judge::afterwards(std::function<void()> then)
{
    QMetaObject::invokeMethod(m_there, [this, then = std::move(then)] {
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    });
}

void Judge::Bench::judge(Capture &capture)
{
    const HttpRequest &request = capture.request;
    if (request.isRefused())
        return;
    const json::Body body = json::parseBody(request.body);
    Delivery delivery = deliveryOf(request);
    delivery.parsedBody = &body;
    delivery.clocks = &clockSkew;
    capture.verification = verifier.verify(delivery);
    if (!capture.verification.key.isEmpty() && capture.verification.issuedAt)
        clockSkew.add(capture.verification.key, *capture.verification.issuedAt,
                      request.receivedAtUs);
    capture.event = decodeRequest(request, body, catalog);
}

} // namespace hookglass

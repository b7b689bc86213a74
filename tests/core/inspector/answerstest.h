// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/pipelinetest.h"

namespace hookglass::test {

/// A pipeline whose answers are held; to be inherited.
class AnswersTest : public PipelineTest
{
protected:
    static constexpr int PatienceMs = 30'000; ///< with sockets, disks and other threads
    static constexpr int Long = 60'000; ///< ms: no test waits for it

    static ResponseRules rules(const ResponseRule &rule) { return ResponseRules({rule}); }
    static ResponseRules delayed(int delayMs, int status = 200)
    {
        return rules({.name = QStringLiteral("slow"),
                      .answer = {.status = status},
                      .delayMs = delayMs});
    }
    /// A client whose request is stored and whose answer is held.
    std::unique_ptr<RawClient> heldClient()
    {
        auto client = std::make_unique<RawClient>(m_port);
        const qsizetype before = m_captured.size();
        client->write(Post);
        if (!QTest::qWaitFor([&] { return m_captured.size() > before; }, PatienceMs))
            return nullptr;
        return m_captured.last().isAnswerHeld() ? std::move(client) : nullptr;
    }
    bool serves()
    {
        m_pipeline->setResponseRules({});
        RawClient client(m_port);
        client.write(Post);
        return client.waitForStatus() == 200;
    }
};

} // namespace hookglass::test

-- SPDX-FileCopyrightText: 2026 Hookglass contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- wrk's part of receive.py: sends the requests of a file in turn ("SIZE\nBYTES", one after another)
-- and prints what came of it on one line.

local requests = {}
local at = 0

function init(args)
    local file = assert(io.open(args[1], "rb"))
    local size = file:read("*n")
    while size do
        file:read(1)
        requests[#requests + 1] = file:read(size)
        size = file:read("*n")
    end
    file:close()
end

function request()
    at = at % #requests + 1
    return requests[at]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

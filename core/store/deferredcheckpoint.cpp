// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/deferredcheckpoint.h"

#include "core/store/sessionschema.h"

#include <sqlite3.h>

namespace hookglass {

DeferredCheckpoint::DeferredCheckpoint(sqlite3 *connection)
    : m_connection(connection)
{
    sqlite3_wal_hook(m_connection, &DeferredCheckpoint::onCommit, this);
}

DeferredCheckpoint::~DeferredCheckpoint()
{
    sqlite3_wal_autocheckpoint(m_connection, CheckpointPages); // in the place of our hook
    if (m_logPages >= CheckpointPages)
        sqlite3_wal_checkpoint_v2(m_connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr);
}

int DeferredCheckpoint::onCommit(void *self, sqlite3 *, const char *, int pages)
{
    static_cast<DeferredCheckpoint *>(self)->m_logPages = pages;
    return SQLITE_OK;
}

} // namespace hookglass

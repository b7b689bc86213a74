// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSettings>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <memory>

namespace hookglass {

/// One row of the settings table: its key in the file and the value when the user set none.
template <typename T> struct Setting
{
    const char *key;
    T defaultValue;
};

/// Every setting there is. Sizes in bytes, times in the unit of the name.
namespace settings {
inline const Setting<QString> Listeners {"listen/listeners", {}}; ///< JSON; empty: the default one
inline const Setting<qint64> MaxHeadBytes {"listen/maxHeadBytes", 64 * 1024};
inline const Setting<qint64> MaxBodyBytes {"listen/maxBodyBytes", 10 * 1024 * 1024};
inline const Setting<qint64> MaxHeaders {"listen/maxHeaders", 1000};
inline const Setting<qint64> MaxConnections {"listen/maxConnections", 512};
inline const Setting<qint64> MaxConnectionsPerPeer {"listen/maxConnectionsPerPeer", 256};
inline const Setting<qint64> MaxBytesInFlight {"listen/maxBytesInFlight", 128 * 1024 * 1024};
inline const Setting<qint64> HandshakeTimeoutMs {"listen/handshakeTimeoutMs", 10'000};
inline const Setting<qint64> HeadTimeoutMs {"listen/headTimeoutMs", 10'000};
inline const Setting<qint64> BodyTimeoutMs {"listen/bodyTimeoutMs", 30'000};
inline const Setting<qint64> IdleTimeoutMs {"listen/idleTimeoutMs", 120'000};
inline const Setting<qint64> LingerMs {"listen/lingerMs", 2'000};
inline const Setting<qint64> RefusalsPerSecond {"listen/refusalsPerSecond", 50};
inline const Setting<qint64> CommitTimeoutMs {"listen/commitTimeoutMs", 1'000};
inline const Setting<QString> ResponseRules {"respond/rules", {}}; ///< JSON; empty: 200 to all
inline const Setting<qint64> RetainCaptures {"retain/captures", 0}; ///< 0: any number
inline const Setting<qint64> RetainBytes {"retain/bytes", 0}; ///< 0: any size
inline const Setting<qint64> RetainSeconds {"retain/seconds", 0}; ///< 0: for good
inline const Setting<QByteArray> WindowGeometry {"window/geometry", {}};
inline const Setting<QByteArray> WindowSplitter {"window/splitter", {}}; ///< details below
inline const Setting<QByteArray> WindowSplitterBeside {"window/splitterBeside", {}};
inline const Setting<int> DetailsPlace {"window/detailsPlace", 0};
inline const Setting<QVariantMap> DetailPanes {"window/detailPanes", {}}; ///< as DetailTabs says
inline const Setting<QVariantMap> EventWindowPanes {"window/eventWindowPanes", {}};
inline const Setting<QSize> EventWindowSize {"window/eventWindowSize", {}};
inline const Setting<QByteArray> TimelineColumns {"window/timelineColumns", {}};
inline const Setting<bool> ColumnsChosen {"window/columnsChosen", false}; ///< by the user
inline const Setting<QByteArray> ColourRules {"timeline/colourRules", {}}; ///< JSON; empty: none
inline const Setting<QStringList> FieldColumns {"window/fieldColumns", {}}; ///< field, title, …
inline const Setting<QString> TimeColumn {"window/timeColumn", {}}; ///< empty: the clock
inline const Setting<bool> OverviewShown {"window/overviewShown", true};
inline const Setting<bool> OverviewByGroup {"window/overviewByGroup", false};
inline const Setting<QStringList> FilterHistory {"filter/history", {}}; ///< the newest first
inline const Setting<QStringList> SavedFilters {"filter/saved", {}}; ///< name, text, "button" or ""
inline const Setting<QString> LastFolder {"window/lastFolder", {}};
inline const Setting<int> SendWhat {"send/what", 0};
inline const Setting<QString> SendSender {"send/sender", QStringLiteral("plugnmeet")};
inline const Setting<QString> SendEvent {"send/event", {}};
inline const Setting<QString> SendUrl {"send/url", {}}; ///< empty: this window's own
inline const Setting<QString> SendKey {"send/key", {}}; ///< the API key, never a secret
inline const Setting<QString> SendFault {"send/fault", {}};
inline const Setting<int> SendCount {"send/count", 1};
} // namespace settings

/// Typed access to the user's settings file. Made once by the program and passed by reference.
class Settings
{
public:
    Settings(); ///< the user's own file
    explicit Settings(const QString &iniPath); ///< a given file, for tests

    template <typename T> T get(const Setting<T> &setting) const
    {
        return m_store
            ->value(QLatin1StringView(setting.key), QVariant::fromValue(setting.defaultValue))
            .template value<T>();
    }
    template <typename T> void set(const Setting<T> &setting, const T &value)
    {
        m_store->setValue(QLatin1StringView(setting.key), QVariant::fromValue(value));
    }

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace hookglass {

/// Why something could not be done, in words the user can act on.
struct Error
{
    QString message {};
    qsizetype offset = -1; ///< byte or character offset in the input, -1 when there is none
    qsizetype length = 0; ///< of the part at `offset` that it is about, where that is known
    bool incomplete = false; ///< the input ends in the middle of something: more may mend it
};

/// A value or the Error that kept us from it. Bad tokens and bad bodies are not errors: they are
/// ordinary values (Verification, Event).
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_data(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_data(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_data.index() == 0; }
    const T &value() const { return std::get<0>(m_data); }
    T &value() { return std::get<0>(m_data); }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

/// Result of an action that yields nothing.
using Status = Result<std::monostate>;
inline Status success()
{
    return std::monostate {};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace hookglass {

class InnerBodies;

/// A path into a JSON body, "participant.tracks[0].sid". Lists need no index: all their elements
/// are meant. Names are compared without case and underscores (senders write room_id and roomId),
/// and a path goes on inside a text that is JSON itself, as a room's metadata is. A value.
class BodyPath
{
public:
    using Test = std::function<bool(const json::Value &)>;

    /// Reads "name.name", `"odd name"`, "name[2]", "name[]"; nothing when it is not a path. Cut
    /// off in the middle it is not one either.
    static std::optional<BodyPath> parse(QStringView text);
    QString text() const; ///< parse() makes the same path of it

    /// Whether one of the values that the path leads to passes the test. What it meets in texts is
    /// kept in `inside`, for other paths into the same body.
    bool any(const json::Value &root, const Test &test, InnerBodies &inside) const;
    bool any(const json::Value &root, const Test &test) const;

    /// A text that the path went on inside of.
    struct Text
    {
        const json::Value &value;
        qsizetype markSize; ///< bytes of its text before the document in it
        const Text *outer; ///< null: it stands in the body
    };
    /// The same, told in which texts the value stands; null: in the body itself.
    using TestInside = std::function<bool(const json::Value &, const Text *)>;
    bool anyInside(const json::Value &root, const TestInside &test) const;

private:
    struct Step
    {
        QString name {};
        QByteArray folded {}; ///< UTF-8, lower case, without underscores
        int index = NoIndex;
    };
    enum { NoIndex = -1, AnyIndex = -2 };

    struct Walk
    {
        const TestInside &test;
        InnerBodies *inside; ///< null: there are no other paths
    };
    bool walk(const json::Value &value, size_t step, const Text *text, const Walk &on) const;
    bool walkMembers(const json::Value &value, size_t step, const Text *text, const Walk &on) const;
    bool walkText(const json::Value &value, size_t step, const Text *text, const Walk &on) const;

    std::vector<Step> m_steps;
};

/// Whether a member of that name stands anywhere in the document and says something: null and
/// empty texts, lists and objects do not.
bool hasMember(const json::Value &root, const QString &name);

/// null and empty texts, lists and objects say nothing.
bool saysSomething(const json::Value &value);

/// Whether one of the scalars in a value, at any depth, passes the test; itself if it is one.
bool anyScalar(const json::Value &value, const BodyPath::Test &test);

} // namespace hookglass

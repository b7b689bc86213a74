// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/events/eventcatalog.h"
#include "core/verify/credential.h"

#include <QCommandLineParser>

namespace hookglass::cli {

enum class OutputFormat { Text, Json, Ndjson };

/// One command of hookglass-cli: declares its options, then runs. The base knows what all commands
/// share: --help, --quiet, --format and where credentials come from.
class Command
{
public:
    virtual ~Command() = default;

    virtual QString name() const = 0;
    virtual QString summary() const = 0; ///< one line for the list of commands

    /// Reads the arguments behind the command's name and runs it. Returns the exit code.
    int main(const QStringList &arguments);

protected:
    virtual void declare(QCommandLineParser &parser) const = 0;
    virtual int run(const QCommandLineParser &parser) = 0;

    const Console &console() const { return m_console; }
    OutputFormat format() const { return m_format; }

    /// --credentials FILE, else HOOKGLASS_KEY and HOOKGLASS_SECRET, else the window's own keys,
    /// else none. Says on stderr what is unsafe about the file.
    Result<Credentials> credentials(const QCommandLineParser &parser) const;

    /// The built-in catalog with the schemas of the settings folder and of --schema. Says on stderr
    /// which of them could not be taken, and why.
    Result<EventCatalog> catalog(const QCommandLineParser &parser) const;

private:
    Console m_console;
    OutputFormat m_format = OutputFormat::Text;
};

/// The option --credentials, which several commands have.
QCommandLineOption credentialsOption();

/// The option --schema, which may be given several times.
QCommandLineOption schemaOption();

/// A whole number of an option within bounds; the error names the option.
Result<qint64> numberOption(const QCommandLineParser &parser, const QString &option, qint64 minimum,
                            qint64 maximum);

/// numberOption() into `target`, which stays as it is when the option has no value.
template <typename Number>
Status readNumber(const QCommandLineParser &parser, const QString &option, qint64 minimum,
                  qint64 maximum, Number &target)
{
    if (parser.value(option).isEmpty() && !parser.isSet(option))
        return success();
    const Result<qint64> number = numberOption(parser, option, minimum, maximum);
    if (!number)
        return number.error();
    target = Number(*number);
    return success();
}

/// The content of a file; the error names it. Larger files than `maxBytes` are refused.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

} // namespace hookglass::cli

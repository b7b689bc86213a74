// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

#include "core/events/catalogloader.h"
#include "core/verify/credentialsfile.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

int Command::main(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(summary());
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this help."_s);
    const QCommandLineOption quiet(u"quiet"_s, u"Print results and errors only."_s);
    const QCommandLineOption formatOption(u"format"_s, u"How to print: text, json or ndjson."_s,
                                          u"FORMAT"_s, u"text"_s);
    parser.addOptions({help, quiet, formatOption});
    declare(parser);
    if (!parser.parse(QStringList {u"hookglass-cli "_s + name()} + arguments))
        return m_console.fail(parser.errorText());
    if (parser.isSet(help)) {
        QString text = parser.helpText();
        // The parser names the program alone; the command belongs to the usage line.
        text.replace(QCoreApplication::arguments().constFirst(), u"hookglass-cli "_s + name());
        m_console.result(text.trimmed());
        return Done;
    }
    m_console.setQuiet(parser.isSet(quiet));
    const QString format = parser.value(formatOption);
    if (format == "json"_L1)
        m_format = OutputFormat::Json;
    else if (format == "ndjson"_L1)
        m_format = OutputFormat::Ndjson;
    else if (format != "text"_L1)
        return m_console.fail(u"--format must be text, json or ndjson, not \"%1\"."_s.arg(format));
    return run(parser);
}

Result<Credentials> Command::credentials(const QCommandLineParser &parser) const
{
    QString path = parser.value(u"credentials"_s);
    if (path.isEmpty()) {
        const Credentials fromEnvironment =
            credentialsFromEnvironment(QProcessEnvironment::systemEnvironment());
        if (!fromEnvironment.isEmpty())
            return fromEnvironment;
        path = defaultCredentialsPath();
        if (!QFile::exists(path))
            return Credentials {};
    }
    const Result<LoadedCredentials> loaded = loadCredentialsFile(path);
    if (!loaded)
        return loaded.error();
    if (!loaded->warning.isEmpty())
        m_console.note(u"Warning: "_s + loaded->warning);
    return loaded->credentials;
}

Result<EventCatalog> Command::catalog(const QCommandLineParser &parser) const
{
    const Result<LoadedCatalog> loaded =
        loadCatalog(ownSchemaFiles(ownSchemaFolder()) + parser.values(u"schema"_s));
    if (!loaded)
        return loaded.error();
    for (const QString &problem : loaded->problems)
        m_console.note(u"Warning: "_s + problem);
    return loaded->catalog;
}

QCommandLineOption schemaOption()
{
    return {u"schema"_s,
            u"A JSON Schema of your own for other events; can be given again. Those in the schemas "
            "folder of the settings are always read."_s,
            u"FILE"_s};
}

QCommandLineOption credentialsOption()
{
    return {u"credentials"_s,
            u"File with API keys and secrets: {\"keys\":[{\"key\":…,\"secret\":…}]}. Without it "
            "HOOKGLASS_KEY and HOOKGLASS_SECRET are used, else the keys saved in the window."_s,
            u"FILE"_s};
}

Result<qint64> numberOption(const QCommandLineParser &parser, const QString &option, qint64 minimum,
                            qint64 maximum)
{
    bool ok = false;
    const qint64 number = parser.value(option).toLongLong(&ok);
    if (!ok || number < minimum || number > maximum)
        return Error {u"--%1 must be a whole number from %2 to %3, not \"%4\"."_s.arg(
            option, QString::number(minimum), QString::number(maximum), parser.value(option))};
    return number;
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {u"Cannot read %1: %2."_s.arg(path, file.errorString())};
    const QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes)
        return Error {u"%1 is larger than %2 bytes."_s.arg(path, QString::number(maxBytes))};
    return bytes;
}

} // namespace hookglass::cli

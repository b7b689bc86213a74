// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//   schemacheck SCHEMA.json < LINES
// Each line is {"at":"#/definitions/…","document":…}; without "at" the whole schema is meant.
// Prints one line for each: {"issues":[{"path":"$.a","violation":true},…]}. For the test that asks
// another implementation the same.

#include "core/json/schemachecker.h"
#include "core/json/writer.h"

#include <QFile>

#include <cstdio>

using namespace hookglass;

namespace {

QByteArray answerTo(const QByteArray &line, const json::Schema &schema)
{
    const json::Document question = json::Document::parse(line);
    const QString pointer = question.root()["at"].toString();
    const int start = pointer.isEmpty() ? schema.root() : schema.at(pointer);
    json::Writer writer;
    writer.beginObject().key(u"issues").beginArray();
    for (const json::SchemaIssue &issue :
         json::SchemaChecker(schema).check(question.root()["document"], start)) {
        writer.beginObject()
            .member(u"path", issue.path)
            .key(u"violation")
            .boolean(json::isViolation(issue.kind));
        writer.endObject();
    }
    writer.endArray().endObject();
    return writer.take() + '\n';
}

} // namespace

int main(int argc, char *argv[])
{
    QFile file(QString::fromLocal8Bit(argc == 2 ? argv[1] : ""));
    QFile in;
    QFile out;
    if (!file.open(QIODevice::ReadOnly) || !in.open(stdin, QIODevice::ReadOnly)
        || !out.open(stdout, QIODevice::WriteOnly))
        return 2;
    const auto document = json::Document::parse(file.readAll());
    const auto schema = json::Schema::compile(document);
    if (!schema) {
        std::fprintf(stderr, "%s\n", qPrintable(schema.error().message));
        return 1;
    }
    for (QByteArray line = in.readLine(); !line.isEmpty(); line = in.readLine())
        out.write(answerTo(line, *schema));
    return 0;
}

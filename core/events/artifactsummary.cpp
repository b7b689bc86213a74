// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/artifactsummary.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestName = 48;
constexpr qsizetype LongestPath = 8192;

QString tr(const char *text)
{
    return QCoreApplication::translate("ArtifactSummary", text);
}

struct Title
{
    QLatin1StringView type;
    const char *title;
};

constexpr std::array Titles {
    Title {"MEETING_ANALYTICS"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Analytics")},
    Title {"MEETING_SUMMARY"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Summary")},
    Title {"MEETING_SUMMARY_USAGE"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Summary")},
    Title {"SPEECH_TRANSCRIPTION"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Transcription")},
    Title {"SPEECH_TRANSCRIPTION_USAGE"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Transcription")},
    Title {"SYNTHESIZED_SPEECH_USAGE"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Speech synthesis")},
    Title {"CHAT_TRANSLATION_USAGE"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "Chat translation")},
    Title {"AI_TEXT_CHAT_INTERACTION_USAGE"_L1, QT_TRANSLATE_NOOP("ArtifactSummary", "AI chat")},
    Title {"AI_TEXT_CHAT_SUMMARIZATION_USAGE"_L1,
           QT_TRANSLATE_NOOP("ArtifactSummary", "AI chat summary")},
};

QString titleOf(const QString &type)
{
    for (const Title &title : Titles) {
        if (type == title.type)
            return tr(title.title);
    }
    return type.isEmpty() ? tr("Artifact") : tr("Artifact %1").arg(visibleText(type, 60));
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString usage(const json::Value &metadata)
{
    if (const auto tokens = metadata["token_usage"]["total_tokens"].toInt64())
        return tr("%1 tokens").arg(grouped(*tokens));
    if (const auto seconds = metadata["duration_usage"]["duration_sec"].toInt64())
        return humanDuration(qBound(qint64(0), *seconds, qint64(1'000'000'000)) * 1'000'000);
    if (const auto characters = metadata["character_count_usage"]["total_characters"].toInt64())
        return tr("%1 characters").arg(grouped(*characters));
    return {};
}

} // namespace

QString fileName(const QString &path)
{
    const QString name = visibleText(path.mid(path.lastIndexOf(u'/') + 1), 400);
    if (name.size() <= LongestName)
        return name;
    constexpr qsizetype Tail = 14; // keeps the extension
    return name.left(LongestName - Tail - 1) + QChar(0x2026) + name.right(Tail);
}

QString summarizeArtifact(const json::Value &artifact, const QString &type)
{
    const json::Value metadata = artifact["metadata"];
    const QString title = titleOf(type);
    if (const QString used = usage(metadata); !used.isEmpty())
        return tr("%1 used %2").arg(title, used);
    const json::Value file = metadata["file_info"];
    QString line = tr("%1 ready").arg(title);
    if (const QString name = fileName(file["file_path"].startOfText(LongestPath)); !name.isEmpty())
        line += u": "_s + name;
    if (const auto bytes = file["file_size"].toInt64())
        line += u", "_s + humanSize(*bytes);
    return line;
}

} // namespace hookglass

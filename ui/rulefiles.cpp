// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rulefiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 MaxFileBytes = 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("RuleFiles", text);
}

void warn(QWidget *window, const QString &title, const QString &text)
{
    QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::Ok, window);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace

Result<ResponseRules> loadRules(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {tr("Cannot read the rules in %1: %2.").arg(path, file.errorString())};
    const Result<ResponseRules> rules = ResponseRules::parse(file.read(MaxFileBytes + 1));
    if (!rules)
        return Error {tr("Cannot use the rules in %1. %2").arg(path, rules.error().message),
                      rules.error().offset};
    return rules;
}

Status saveRules(const QString &path, const ResponseRules &rules)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(rules.toJson());
        if (file.commit())
            return success();
    }
    return Error {tr("Cannot save the rules in %1: %2.").arg(path, file.errorString())};
}

QString ruleProblem(const ResponseRules &rules)
{
    const Result<ResponseRules> read = ResponseRules::parse(rules.toJson());
    if (read)
        return {};
    // "Line 3, rule 1 …": here there are no lines.
    static const QRegularExpression line(u"^\\S+ \\d+, "_s);
    QString message = read.error().message;
    message.remove(line);
    return message.left(1).toUpper() + message.mid(1);
}

std::optional<ResponseRules> chooseAndLoadRules(QWidget *window)
{
    const QString path =
        QFileDialog::getOpenFileName(window, tr("Load rules"), {}, tr("Rules (*.json)"));
    if (path.isEmpty())
        return {};
    const Result<ResponseRules> rules = loadRules(path);
    if (rules)
        return *rules;
    warn(window, tr("Load rules"), rules.error().message);
    return {};
}

void chooseAndSaveRules(QWidget *window, const ResponseRules &rules)
{
    const QString path = QFileDialog::getSaveFileName(window, tr("Save rules"), u"rules.json"_s,
                                                      tr("Rules (*.json)"));
    if (path.isEmpty())
        return;
    if (const Status saved = saveRules(path, rules); !saved)
        warn(window, tr("Save rules"), saved.error().message);
}

} // namespace hookglass

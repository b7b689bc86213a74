// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/compactcommand.h"
#include "app/cli/eventscommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/filterscommand.h"
#include "app/cli/listencommand.h"
#include "app/cli/salvagecommand.h"
#include "app/cli/sendcommand.h"
#include "app/cli/statscommand.h"
#include "app/cli/verifycommand.h"
#include "core/base/filelimit.h"

#include <QCoreApplication>

#include <csignal>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass::cli;

namespace {

using Commands = std::vector<std::unique_ptr<Command>>;

Commands allCommands()
{
    Commands commands;
    commands.push_back(std::make_unique<ListenCommand>());
    commands.push_back(std::make_unique<VerifyCommand>());
    commands.push_back(std::make_unique<SendCommand>());
    commands.push_back(std::make_unique<ExportCommand>());
    commands.push_back(std::make_unique<StatsCommand>());
    commands.push_back(std::make_unique<EventsCommand>());
    commands.push_back(std::make_unique<FiltersCommand>());
    commands.push_back(std::make_unique<CompactCommand>());
    commands.push_back(std::make_unique<SalvageCommand>());
    return commands;
}

QString usage(const Commands &commands)
{
    QString text = u"Usage: hookglass-cli COMMAND [options]\n"
                   "Receives, verifies and exports signed webhooks of Plug-N-Meet and LiveKit.\n\n"
                   "Commands:\n"_s;
    for (const auto &command : commands)
        text += u"  "_s + command->name().leftJustified(9) + command->summary() + u'\n';
    return text
        + u"\n\"hookglass-cli COMMAND --help\" lists the options of a command.\n"
          "Exit status: 0 done, 1 the answer is no, 2 wrong usage or input."_s;
}

} // namespace

int main(int argc, char *argv[])
{
    hookglass::raiseOpenFileLimit();
    // GLib's event loop makes a system call of every event that is queued, Qt's own one of many.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"hookglass"_s);
    QCoreApplication::setApplicationVersion(u"" HOOKGLASS_VERSION ""_s);

    // A limit on the size of files is an error of the disk like others, and no reason to die.
    std::signal(SIGXFSZ, SIG_IGN);

    const Commands commands = allCommands();
    const Console console;
    QStringList arguments = app.arguments().sliced(1);
    if (arguments.isEmpty()) {
        console.note(usage(commands));
        return BadInput;
    }
    const QString name = arguments.takeFirst();
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        console.result(usage(commands));
        return Done;
    }
    if (name == "--version"_L1 || name == "-v"_L1) {
        console.result(u"hookglass-cli "_s + QCoreApplication::applicationVersion());
        return Done;
    }
    for (const auto &command : commands) {
        if (command->name() == name)
            return command->main(arguments);
    }
    return console.fail(
        u"There is no command \"%1\". \"hookglass-cli --help\" lists them."_s.arg(name));
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/demo.h"
#include "core/base/clock.h"
#include "core/base/filelimit.h"
#include "core/events/catalogloader.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionfile.h"
#include "core/verify/credentialsfile.h"
#include "ui/mainwindow.h"
#include "ui/readablepalette.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QMessageBox>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

int usageError(const QString &message)
{
    std::fprintf(stderr, "hookglass: %s\n", qPrintable(message));
    return 2;
}

struct Keys
{
    Credentials credentials {};
    QString savePath {};
};

/// A named file, else the environment (not saved), else the user's own file.
Result<Keys> findKeys(const QString &option)
{
    if (option.isEmpty()) {
        const auto fromEnvironment =
            credentialsFromEnvironment(QProcessEnvironment::systemEnvironment());
        if (!fromEnvironment.isEmpty())
            return Keys {fromEnvironment, {}};
    }
    const QString path = option.isEmpty() ? defaultCredentialsPath() : option;
    if (option.isEmpty() && !QFile::exists(path))
        return Keys {{}, path};
    const Result<LoadedCredentials> loaded = loadCredentialsFile(path);
    if (!loaded)
        return loaded.error();
    return Keys {loaded->credentials, path};
}

/// Tells which schemas of the user's could not be taken.
void showProblems(MainWindow &window, const QStringList &problems)
{
    const QString text = MainWindow::tr("Some schemas of yours could not be read. Their events are "
                                        "shown like unknown ones.");
    auto *box = new QMessageBox(&window);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(MainWindow::tr("Schemas left out"));
    box->setTextFormat(Qt::PlainText);
    box->setText(text + u"\n\n"_s + problems.mid(0, 10).join(u"\n\n"_s));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

/// The listener that the command line asks for, in place of the ones in the settings.
Result<ListenerChoice> listenerOf(const QCommandLineParser &parser)
{
    ListenerChoice listener;
    if (parser.isSet(u"demo"_s))
        listener.port = 0;
    if (parser.isSet(u"bind"_s))
        listener.address = parser.value(u"bind"_s);
    if (!parser.isSet(u"port"_s))
        return listener;
    bool ok = false;
    listener.port = parser.value(u"port"_s).toUShort(&ok);
    if (!ok)
        return Error {u"--port must be a number from 0 to 65535."_s};
    return listener;
}

/// QGuiApplication takes "--session VALUE" for the id of a desktop session and removes it; one
/// word, "--session=VALUE", it leaves alone.
std::vector<std::string> joinSessionOption(int argc, char *argv[])
{
    std::vector<std::string> words(argv, argv + argc);
    for (size_t i = 1; i + 1 < words.size(); ++i) {
        if (words[i] == "--session" || words[i] == "-session") {
            words[i] = "--session=" + words[i + 1];
            words.erase(words.begin() + std::ptrdiff_t(i) + 1);
        }
    }
    return words;
}

} // namespace

int main(int argc, char *argv[])
{
    raiseOpenFileLimit();
    std::vector<std::string> words = joinSessionOption(argc, argv);
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    int count = int(pointers.size());
    pointers.push_back(nullptr);
    // GLib's event loop makes a system call of every event that is queued, Qt's own one of many.
    // The window needs GLib for what of the desktop is made with it; the threads behind it do not.
    qputenv("QT_NO_THREADED_GLIB", "1");
    QApplication app(count, pointers.data());
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is an error of the disk
    QApplication::setApplicationName(u"hookglass"_s);
    QApplication::setApplicationDisplayName(u"Hookglass"_s);
    QApplication::setApplicationVersion(QStringLiteral(HOOKGLASS_VERSION));
    QApplication::setDesktopFileName(u"io.github.hookglass.Hookglass"_s);
    QApplication::setWindowIcon(QIcon(u":/hookglass/icons/hookglass.svg"_s));
    const ReadablePalette readable;

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Receives, verifies and shows signed webhooks."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"session"_s, u"Session file to open or create."_s, u"FILE"_s},
        {u"bind"_s, u"Address to listen on."_s, u"ADDR"_s},
        {u"port"_s, u"Port to listen on; 0 takes a free one."_s, u"N"_s},
        {u"credentials"_s, u"File with API keys and secrets."_s, u"FILE"_s},
        {u"schema"_s, u"A JSON Schema of your own for other events; can be given again."_s,
         u"FILE"_s},
        {u"demo"_s, u"Post one signed sample of every event to this window."_s},
    });
    parser.process(app);
    if (!parser.positionalArguments().isEmpty() && parser.isSet(u"session"_s))
        return usageError(u"Name one session file."_s);

    Settings settings;
    const Result<LoadedCatalog> loaded =
        loadCatalog(ownSchemaFiles(ownSchemaFolder()) + parser.values(u"schema"_s));
    if (!loaded)
        return usageError(loaded.error().message);
    Inspector inspector(loaded->catalog);
    MainWindow window(inspector, settings);
    Demo demo;
    const bool isDemo = parser.isSet(u"demo"_s);

    if (isDemo || parser.isSet(u"bind"_s) || parser.isSet(u"port"_s)) {
        const Result<ListenerChoice> listener = listenerOf(parser);
        if (!listener)
            return usageError(listener.error().message);
        window.setListeners({*listener});
    }

    if (isDemo) {
        window.setCredentials({demo.credential()}, {});
        QObject::connect(
            &inspector, &Inspector::listening, &demo,
            [&demo](const QList<ListenerInfo> &all) { demo.sendAll(QUrl(all.first().url())); });
    } else {
        const Result<Keys> keys = findKeys(parser.value(u"credentials"_s));
        if (!keys)
            return usageError(keys.error().message);
        window.setCredentials(keys->credentials, keys->savePath);
    }

    QString session = parser.value(u"session"_s);
    if (session.isEmpty()) // a double click on a file gives it as an argument
        session = parser.positionalArguments().value(0);
    if (session.isEmpty())
        session = newSessionPath(systemClockUs());
    window.openSession(session);
    window.startListening();
    window.show();
    if (!loaded->problems.isEmpty())
        showProblems(window, loaded->problems);
    return QApplication::exec();
}

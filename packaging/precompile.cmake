# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What HOOKGLASS_PRECOMPILE precompiles: what most sources of a target include anyway.
set(hookglass_core_headers
    <QByteArray> <QByteArrayView> <QCoreApplication> <QHash> <QList> <QObject> <QSet> <QString>
    <QStringList> <QVariant>
    <algorithm> <array> <chrono> <functional> <memory> <optional> <vector>)
set(hookglass_ui_headers
    <QAction> <QApplication> <QBoxLayout> <QClipboard> <QComboBox> <QHeaderView> <QIcon> <QLabel>
    <QLineEdit> <QLocale> <QMenu> <QPushButton> <QTimer> <QUrl> <QWidget>)
set(hookglass_test_headers
    <QFile> <QJsonArray> <QJsonDocument> <QJsonObject> <QSignalSpy> <QTemporaryDir> <QTest>)

# hookglass_precompile(TARGET HEADER …): for the libraries of the product.
function(hookglass_precompile target)
    if(HOOKGLASS_PRECOMPILE STREQUAL "ALL")
        target_precompile_headers(${target} PRIVATE ${ARGN})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
            # A time of the build in it would make it new to ccache each time.
            target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
        endif()
    endif()
endfunction()

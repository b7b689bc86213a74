#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the house rules: who may include whom, and what every file must have.

    check_layers.py ROOT       reports every violation and fails if there is one
    check_layers.py --self-test   proves that each rule can fail
"""
import pathlib
import re
import sys
import tempfile

# Each line may include only lines below it; folders of one line do not include each other.
CORE_LAYERS = [
    ["inspector"],
    ["receive", "deliver", "query"],
    ["store", "exchange", "filter"],
    ["capture"],
    ["verify", "events"],
    ["http", "json"],
    ["base", "settings"],
]
LEVEL = {name: len(CORE_LAYERS) - i for i, line in enumerate(CORE_LAYERS) for name in line}
TOP = {"core": ["core"], "ui": ["ui", "core"], "app": ["app", "ui", "core"]}

# Library headers, and the only place of the product that may include them.
CONFINED = [
    (r"QtHttpServer|QAbstractHttpServer|QHttpServer\w*", "core/receive/receiver.cpp"),
    (r"QtSql|QSql\w+", "core/store/"),
    (r"sqlite3\.h", "core/store/sqlstatement.cpp core/store/deferredcheckpoint.cpp"),
    (r"openssl/.*", "core/verify/"),
    (r"QJson\w*", "nowhere"),
    (r"QtWidgets|QtGui|QWidget|QApplication|QIcon|QPixmap|QPainter|QSvg\w*", "ui/ app/gui/"),
]
MAX_LINES = 400
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCES = (".cpp", ".h", ".py", ".sh", ".mjs", ".svg", ".txt")
FORBIDDEN = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def check_include(path, ours, theirs):
    """Violations of one include of one product file; `path` is relative to the root."""
    parts = path.split("/")
    if theirs:
        for pattern, place in CONFINED:
            if re.fullmatch(pattern, theirs) and not path.startswith(tuple(place.split())):
                yield f"{path}: includes <{theirs}>, which belongs to {place}"
        return
    target = ours.split("/")
    if target[0] not in TOP[parts[0]]:
        yield f'{path}: {parts[0]} may not include "{ours}"'
    elif parts[:2] == ["app", "cli"] and target[0] == "ui":
        yield f'{path}: the command line may not include "{ours}"'
    elif parts[0] == target[0] == "core" and parts[1] != target[1]:
        if LEVEL[target[1]] >= LEVEL[parts[1]]:
            yield f'{path}: core/{parts[1]} may not include "{ours}"'


def check(root):
    problems = []
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        top = path.split("/")[0]
        if not file.is_file() or top not in (*TOP, "tests", "packaging", "resources", ".ci"):
            continue
        if "/data/" in path or file.suffix not in SOURCES and path != ".ci/run":
            continue
        text = file.read_text(encoding="utf-8")
        if SPDX not in "\n".join(text.splitlines()[:6]):
            problems.append(f"{path}: no SPDX line")
        if FORBIDDEN.search(text):
            problems.append(f"{path}: a note about unfinished work")
        if top in TOP and file.suffix in (".cpp", ".h"):
            if text.count("\n") > MAX_LINES:
                problems.append(f"{path}: more than {MAX_LINES} lines")
            for ours, theirs in INCLUDE.findall(text):
                problems.extend(check_include(path, ours, theirs))
    return problems


def self_test():
    """Every rule must report its own violation and nothing else."""
    good = f"// {SPDX}\n"
    cases = {
        "core/ui": ("core/base/a.cpp", good + '#include "ui/mainwindow.h"'),
        "upwards": ("core/json/a.cpp", good + '#include "core/verify/token.h"'),
        "sideways": ("core/verify/a.cpp", good + '#include "core/events/event.h"'),
        "ui/app": ("ui/a.cpp", good + '#include "app/gui/demo.h"'),
        "cli/ui": ("app/cli/a.cpp", good + '#include "ui/icons.h"'),
        "http server": ("core/receive/a.cpp", good + "#include <QHttpServerRequest>"),
        "sql": ("core/query/a.cpp", good + "#include <QSqlQuery>"),
        "sqlite": ("core/store/a.cpp", good + "#include <sqlite3.h>"),
        "openssl": ("core/base/a.cpp", good + "#include <openssl/evp.h>"),
        "qjson": ("core/json/a.cpp", good + "#include <QJsonDocument>"),
        "widgets": ("core/base/a.cpp", good + "#include <QWidget>"),
        "length": ("ui/a.cpp", good + "\n" * (MAX_LINES + 1)),
        "spdx": ("ui/a.cpp", "int a;\n"),
        "unfinished": ("ui/a.cpp", good + "// TO" + "DO\n"),
    }
    allowed = {
        "core/store/a.cpp": good + '#include "core/capture/capture.h"\n#include <QSqlQuery>',
        "core/json/b.cpp": good + '#include "core/json/value.h"\n#include "core/base/text.h"',
        "app/gui/a.cpp": good + '#include "ui/mainwindow.h"\n#include <QApplication>',
    }
    failed = []
    for name, (path, text) in {**cases, **{p: (p, t) for p, t in allowed.items()}}.items():
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            expected = 0 if path in allowed and name == path else 1
            found = check(pathlib.Path(folder))
            if len(found) != expected:
                failed.append(f"{name}: expected {expected} problem(s), found {found}")
    return failed


def main():
    problems = self_test() if sys.argv[1] == "--self-test" else check(pathlib.Path(sys.argv[1]))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

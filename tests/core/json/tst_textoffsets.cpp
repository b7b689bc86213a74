// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/formfields.h"
#include "core/json/textoffsets.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TextOffsetsTest : public QObject
{
    Q_OBJECT

private slots:
    /// Where the "x" of a form's value stands, decoded and in the body.
    void findsTheWayInForms_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        for (const char *text :
             {"x", "abx", "%41x", "a%2Fbx", "%e6%bc%a2x", "+x", "%x", "%4x", "%4gx", "%g4x",
              "%4g%41x", "%%41x", "%4%41x", "%-1x", "% 4x", "%zz%zzx"})
            QTest::newRow(text) << QByteArray(text);
    }
    void findsTheWayInForms()
    {
        QFETCH(QByteArray, encoded);
        constexpr qsizetype Begin = 7;
        const qsizetype decoded = formDecoded(encoded).indexOf('x');
        const qsizetype there = Begin + encoded.indexOf('x');
        const auto offsets = json::TextOffsets::ofFormValue(encoded, Begin);
        QCOMPARE(offsets.encoded(decoded), there);
        QCOMPARE(offsets.decoded(there), decoded);
    }
};

QTEST_APPLESS_MAIN(TextOffsetsTest)
#include "tst_textoffsets.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "core/events/decoder.h"
#include "core/verify/signer.h"
#include "core/verify/verifier.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"

#include <QLabel>
#include <QTreeWidget>

namespace hookglass::test {

constexpr qint64 Now = 1'789'000'020; ///< when the signed captures arrive, in seconds

/// A request signed by our key, judged and decoded by the real parts.
inline Capture signedCapture(const QByteArray &body, const QByteArray &sentBody)
{
    const Credential credential {Key, Secret, {}};
    Capture capture = makeCapture(sentBody, {});
    capture.request.headers = {{"Host", "a"},
                               {"Authorization", signBody(credential, body, Now - 5)},
                               {"X-Dup", "1"},
                               {"x-dup", "<b>2</b>\x1b"}};
    capture.request.receivedAtUs = Now * 1'000'000;
    capture.verification = Verifier({credential}).verify(capture.request);
    capture.event = decodeEvent(sentBody);
    capture.seq = 1;
    const CaptureAnnotator annotator(EventCatalog::load().value());
    annotator.annotate(capture);
    annotator.prepareToShow(capture);
    return capture;
}

/// Of all its labels, a line each.
inline QString labelTexts(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::PlainText || !label->text().contains(u'<'))
            texts.append(label->text());
        else
            texts.append(QStringLiteral("RICH TEXT"));
    }
    return texts.join(u'\n');
}

/// "Room › Sid: 6f1c", a line each.
inline QString factTexts(const QWidget &widget)
{
    QStringList texts;
    const auto *tree = widget.findChild<QTreeWidget *>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = tree->topLevelItem(i);
        for (int k = 0; k < group->childCount(); ++k) {
            const QTreeWidgetItem *fact = group->child(k);
            texts.append(
                QStringLiteral("%1: %2: %3").arg(group->text(0), fact->text(0), fact->text(1)));
        }
    }
    return texts.join(u'\n');
}

} // namespace hookglass::test

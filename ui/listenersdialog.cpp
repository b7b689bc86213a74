// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listenersdialog.h"

#include "ui/icons.h"
#include "ui/listenereditor.h"
#include "ui/plaintable.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr auto LookAfter = 300ms;

QString portText(quint16 port)
{
    return port == 0 ? ListenersDialog::tr("any") : QString::number(port);
}
} // namespace

ListenersDialog::ListenersDialog(const Icons &icons, const ListenerChoices &listeners, bool lasting,
                                 FingerprintOf fingerprintOf, QWidget *parent)
    : QDialog(parent)
    , m_icons(icons)
    , m_listeners(listeners)
    , m_fingerprintOf(std::move(fingerprintOf))
    , m_table(makePlainTable({tr("Name"), tr("Address"), tr("Port"), tr("Security")}, this))
    , m_editor(new ListenerEditor(this))
    , m_problem(new QLabel(this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setWindowTitle(tr("Listeners"));
    resize(620, 520);
    makeLayout(lasting);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ListenersDialog::showCurrent);
    connect(m_editor, &ListenerEditor::edited, this, &ListenersDialog::change);
    m_fingerprintTimer.setSingleShot(true);
    m_fingerprintTimer.setInterval(LookAfter);
    connect(&m_fingerprintTimer, &QTimer::timeout, this, &ListenersDialog::showFingerprint);
    fillTable();
    m_table->setCurrentCell(0, 0);
    m_table->setFocus();
}

void ListenersDialog::makeLayout(bool lasting)
{
    m_table->setAccessibleName(tr("Listeners"));
    m_table->setFrameShape(QFrame::StyledPanel);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(Tint::Bad));
    m_problem->setPalette(colors);
    auto *add = new QPushButton(tr("&Add"), this);
    add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &ListenersDialog::addListener);
    connect(m_remove, &QPushButton::clicked, this, &ListenersDialog::removeListener);
    auto *place = new QLabel(lasting ? tr("Kept in the settings. While listening, changes take "
                                          "effect as soon as you press OK.")
                                     : tr("The listener was given on the command line: changes "
                                          "last until the program ends."),
                             this);
    place->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *actions = new QHBoxLayout;
    actions->addWidget(add);
    actions->addWidget(m_remove);
    actions->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addLayout(actions);
    layout->addWidget(m_editor);
    layout->addWidget(m_problem);
    layout->addWidget(place);
    layout->addWidget(buttons);
}

int ListenersDialog::current() const
{
    return m_table->currentRow();
}

void ListenersDialog::fillTable()
{
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(0);
    for (int row = 0; row < int(m_listeners.size()); ++row) {
        addPlainRow(*m_table, {{}, {}, {}, {}});
        fillRow(row);
    }
    for (int column = 0; column < 3; ++column)
        m_table->setColumnWidth(column, column == 2 ? 80 : 150);
}

void ListenersDialog::fillRow(int row)
{
    const ListenerChoice &choice = m_listeners.at(row);
    const QStringList security {tr("HTTP"), tr("HTTPS, self-signed"), tr("HTTPS, own certificate")};
    const QStringList cells {choice.name, choice.address, portText(choice.port),
                             security.at(int(choice.security))};
    setPlainRow(*m_table, row, cells);
    const QString problem = listenerProblem(m_listeners, row);
    m_table->item(row, 0)->setIcon(problem.isEmpty() ? QIcon()
                                                     : m_icons.icon(u"problem"_s, Tint::Bad));
}

void ListenersDialog::showCurrent()
{
    if (current() >= 0)
        m_editor->setChoice(m_listeners.at(current()));
    updateState();
    showFingerprint();
}

void ListenersDialog::change(const ListenerChoice &choice)
{
    if (current() < 0)
        return;
    m_listeners[current()] = choice;
    for (int row = 0; row < int(m_listeners.size()); ++row)
        fillRow(row); // a name or port may be free now, or taken
    updateState();
    m_editor->setFingerprint(QString());
    m_fingerprintTimer.start();
}

void ListenersDialog::addListener()
{
    m_listeners.append(anotherListener(m_listeners));
    fillTable();
    m_table->setCurrentCell(int(m_listeners.size()) - 1, 0);
    m_editor->setFocus();
}

void ListenersDialog::removeListener()
{
    const int row = current();
    m_listeners.removeAt(row);
    fillTable();
    m_table->setCurrentCell(qMin(row, int(m_listeners.size()) - 1), 0);
    showCurrent();
}

void ListenersDialog::updateState()
{
    bool allGood = true;
    for (qsizetype i = 0; i < m_listeners.size(); ++i)
        allGood = allGood && listenerProblem(m_listeners, i).isEmpty();
    m_ok->setEnabled(allGood);
    m_remove->setEnabled(current() >= 0 && m_listeners.size() > 1);
    if (current() < 0)
        return;
    const QString problem = listenerProblem(m_listeners, current());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ListenersDialog::showFingerprint()
{
    m_fingerprintTimer.stop();
    if (current() < 0 || !m_listeners.at(current()).isTls())
        return;
    Result<QString> fingerprint = Error {listenerProblem(m_listeners, current())};
    if (fingerprint.error().message.isEmpty())
        fingerprint = m_fingerprintOf(m_listeners, current());
    if (fingerprint && fingerprint->isEmpty())
        fingerprint = Error {tr("The certificate is made when listening starts.")};
    m_editor->setFingerprint(fingerprint);
}

} // namespace hookglass

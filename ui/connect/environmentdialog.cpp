#include "ui/connect/environmentdialog.h"

#include "app/session/errorsentence.h"
#include "ui/connect/namevaluetable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;

EnvironmentDialog::EnvironmentDialog(
    const Theme &theme, Environments &environments, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_environments(environments)
    , m_set(environments.set())
    , m_variables(tr("Secret"), false, true)
{
    setWindowTitle(tr("Environments"));
    auto *text = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("A variable stands in any field as its name in double braces: wss://{{host}}/chat. The "
           "environment that is chosen says what it is replaced by."),
        this);
    text->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(createList());
    row->addWidget(createVariables(), 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(text);
    column->addLayout(row, 1);
    column->addWidget(createFooter());
    resize(sizeOnScreen(*this, { theme.px(680), theme.px(440) }));

    for (const Environment &environment : std::as_const(m_set.environments))
        m_list->addItem(environment.name);
    connect(m_list, &QListWidget::currentRowChanged, this, &EnvironmentDialog::showEnvironment);
    connect(&m_variables, &NameValueModel::changed, this, &EnvironmentDialog::takeVariables);
    const auto current = std::find_if(m_set.environments.cbegin(), m_set.environments.cend(),
        [this](const Environment &environment) { return environment.name == m_set.current; });
    const int shown = current == m_set.environments.cend()
        ? 0
        : static_cast<int>(current - m_set.environments.cbegin());
    m_list->setCurrentRow(m_set.environments.isEmpty() ? -1 : shown);
    if (m_set.environments.isEmpty())
        showEnvironment(-1);
}

QWidget *EnvironmentDialog::createList()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(m_theme.px(180));
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Environments"));
    auto *add = new IconButton(m_theme, u"plus"_s, tr("New environment"), side);
    m_remove = new IconButton(m_theme, u"trash"_s, tr("Delete the environment"), side);
    auto *bar = new QHBoxLayout;
    bar->addWidget(add);
    bar->addWidget(m_remove);
    bar->addStretch(1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list, 1);
    column->addLayout(bar);
    connect(add, &IconButton::clicked, this, &EnvironmentDialog::add);
    connect(m_remove, &IconButton::clicked, this, &EnvironmentDialog::remove);
    return side;
}

QWidget *EnvironmentDialog::createVariables()
{
    m_page = new QWidget(this);
    m_name = new QLineEdit(m_page);
    m_name->setAccessibleName(tr("Name of the environment"));
    m_name->setMaxLength(80);
    auto *table = new NameValueTable(m_theme, tr("Variables"), &m_variables, m_page);
    auto *remove = new IconButton(m_theme, u"trash"_s, tr("Delete the variable"), m_page);
    auto *title = new TextLabel(
        m_theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Variables"), m_page);
    title->setBold(true);
    auto *bar = new QHBoxLayout;
    bar->addWidget(title);
    bar->addStretch(1);
    bar->addWidget(remove);
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addLayout(bar);
    column->addWidget(table, 1);
    connect(remove, &IconButton::clicked, table, &NameValueTable::removeSelected);
    connect(m_name, &QLineEdit::textEdited, this, &EnvironmentDialog::rename);
    return m_page;
}

QWidget *EnvironmentDialog::createFooter()
{
    auto *footer = new QWidget(this);
    m_keepSecrets = new QCheckBox(
        tr("Write secret values into the file too, which you alone may read"), footer);
    m_keepSecrets->setToolTip(tr("Else they are forgotten when the window is closed"));
    m_keepSecrets->setChecked(m_set.keepSecrets);
    m_note = new NoteRow(m_theme, NoteRow::Ground::Toned, footer);
    if (const auto &problem = m_environments.problem())
        m_note->setNote(Tone::Warning,
            tr("Changes last until the window is closed. %1").arg(errorSentence(*problem)));
    else
        m_note->hide();
    auto *cancel = new QPushButton(tr("Cancel"), footer);
    cancel->setAutoDefault(false);
    m_ok = new QPushButton(tr("Save environments"), footer);
    m_ok->setProperty("primary", true);
    m_ok->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_keepSecrets, 1);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &EnvironmentDialog::accept);
    return footer;
}

void EnvironmentDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    m_set.keepSecrets = m_keepSecrets->isChecked();
    if (m_current >= 0)
        m_set.current = m_set.environments.at(m_current).name;
    m_environments.change(m_set);
    QDialog::accept();
}

void EnvironmentDialog::add()
{
    if (m_set.environments.size() >= EnvironmentFile::MaxEnvironments)
        return;
    Environment environment;
    environment.name = tr("local");
    const auto isTaken = [this](const QString &name) {
        return std::any_of(m_set.environments.cbegin(), m_set.environments.cend(),
            [&name](const Environment &other) { return other.name == name; });
    };
    for (int number = 2; isTaken(environment.name); ++number)
        environment.name = tr("environment %1").arg(number);
    m_set.environments.append(environment);
    m_list->addItem(environment.name);
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
    validate();
}

void EnvironmentDialog::remove()
{
    const int removed = m_current;
    if (removed < 0)
        return;
    m_current = -1; // what the list shows next must not be written over what goes
    if (m_set.current == m_set.environments.at(removed).name)
        m_set.current.clear();
    m_set.environments.removeAt(removed);
    delete m_list->takeItem(removed);
    showEnvironment(m_list->currentRow());
}

void EnvironmentDialog::showEnvironment(int environment)
{
    m_current = -1;
    const bool any = environment >= 0 && environment < m_set.environments.size();
    m_page->setEnabled(any);
    m_remove->setEnabled(any);
    m_name->setText(any ? m_set.environments.at(environment).name : QString());
    QList<NameValueModel::Row> rows;
    if (any) {
        for (const EnvironmentVariable &variable : m_set.environments.at(environment).variables)
            rows.append({ variable.secret, variable.name, variable.value });
    }
    m_variables.setRows(rows);
    m_current = any ? environment : -1;
    validate();
}

void EnvironmentDialog::rename(const QString &name)
{
    if (m_current < 0)
        return;
    Environment &environment = m_set.environments[m_current];
    if (m_set.current == environment.name)
        m_set.current = name.trimmed();
    environment.name = name.trimmed();
    m_list->item(m_current)->setText(environment.name);
    validate();
}

void EnvironmentDialog::takeVariables()
{
    if (m_current < 0)
        return;
    QList<EnvironmentVariable> &variables = m_set.environments[m_current].variables;
    variables.clear();
    for (const NameValueModel::Row &row : m_variables.rows())
        variables.append({ row.flag, row.name.trimmed(), row.value });
    validate();
}

void EnvironmentDialog::validate()
{
    QString obstacle;
    QStringList names;
    for (const Environment &environment : std::as_const(m_set.environments)) {
        if (environment.name.isEmpty())
            obstacle = tr("An environment needs a name.");
        else if (names.contains(environment.name))
            obstacle = tr("Two environments are called %1.").arg(environment.name);
        names.append(environment.name);
        for (const EnvironmentVariable &variable : environment.variables) {
            const bool legal = isVariableName(variable.name);
            if (!legal && !(variable.name.isEmpty() && variable.value.isEmpty()))
                obstacle = tr("The name of a variable is neither empty nor has braces in it.");
        }
    }
    m_ok->setEnabled(obstacle.isEmpty());
    m_ok->setToolTip(Qt::convertFromPlainText(obstacle));
    m_ok->setAccessibleDescription(obstacle);
    if (!m_environments.problem()) {
        m_note->setVisible(!obstacle.isEmpty());
        m_note->setNote(Tone::Error, obstacle);
    }
}

} // namespace Framescope

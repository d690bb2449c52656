#include "ui/commands/commandlist.h"

#include "ui/commands/commanddelegate.h"
#include "ui/commands/commandmodel.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int Width = 560; // px of the design
constexpr int Height = 420; // px of the design
constexpr int PageRows = 10;

} // namespace

CommandList::CommandList(const Theme &theme, const QMenuBar &menuBar, QWidget *window)
    : QDialog(window)
    , m_theme(theme)
    , m_model(new CommandModel(menuBar, this))
    , m_field(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_help(new TextLabel(theme, TypeRole::Small, Token::Text2, {}, this))
{
    setWindowTitle(tr("Commands"));
    m_field->setPlaceholderText(tr("Type a few letters of a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_view->setAccessibleName(tr("Commands"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CommandDelegate(theme, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFocusPolicy(Qt::NoFocus); // the field has it, and moves the selection
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setFrameShape(QFrame::NoFrame);
    m_help->setWordWrap(true);
    m_help->setContentsMargins(4, 0, 4, 0);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_view, 1);
    column->addWidget(m_help);
    resize(theme.px(Width), theme.px(Height));

    connect(m_field, &QLineEdit::textChanged, this, &CommandList::find);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        select(index.row());
        run();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CommandList::explain);
    connect(m_model, &CommandModel::modelReset, this, [this] { select(0); });
    select(0);
}

void CommandList::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    // Below the menus, where it hides least of what one looks at.
    const QWidget *window = parentWidget();
    const int left = std::max((window->width() - width()) / 2, 0);
    QWidget::move(window->mapToGlobal(QPoint(left, m_theme.px(72))));
    m_field->setFocus();
}

QString CommandList::helpText() const
{
    return m_help->text();
}

void CommandList::find(const QString &typed)
{
    m_model->setTyped(typed);
}

void CommandList::select(int row)
{
    m_view->setCurrentIndex(m_model->index(row, 0));
    explain();
}

void CommandList::step(int rows)
{
    const int count = m_model->rowCount();
    if (count > 0)
        select(std::clamp(m_view->currentIndex().row() + rows, 0, count - 1));
}

void CommandList::explain()
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid()) {
        m_help->setText(tr("No command has these letters in this order."));
        m_field->setAccessibleDescription(m_help->text());
        return;
    }
    const QString help = index.data(Qt::AccessibleDescriptionRole).toString();
    m_help->setText(index.data(CommandModel::PossibleRole).toBool()
            ? help
            : tr("Not possible now: %1").arg(index.data(CommandModel::ReasonRole).toString()));
    // The focus stays in the field, so that is where a screen reader listens.
    m_field->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandList::run()
{
    QAction *action = m_model->action(m_view->currentIndex().row());
    if (!action || !action->isEnabled())
        return;
    accept();
    action->trigger();
}

bool CommandList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-PageRows);
        return true;
    case Qt::Key_PageDown:
        step(PageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    default:
        return false;
    }
}

} // namespace Framescope

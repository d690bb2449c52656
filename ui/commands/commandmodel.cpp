#include "ui/commands/commandmodel.h"

#include "ui/commands/commandmatch.h"
#include "ui/shell/mainactions.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// The text of a menu without its mnemonic: "&Open…", and "简体中文(&C)".
QString plainText(const QString &text)
{
    static constexpr qsizetype MnemonicInBrackets = 4; // "(&C)"
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'(' && text.mid(i, MnemonicInBrackets).endsWith(u')')
            && text.mid(i + 1, 1) == "&"_L1) {
            i += MnemonicInBrackets - 1;
            continue;
        }
        if (text.at(i) == u'&' && ++i >= text.size())
            break;
        plain += text.at(i);
    }
    return plain.trimmed();
}

/// Fewer letters stand in the help of many commands.
constexpr qsizetype LeastForHelp = 3;

QString reason(const QAction &action)
{
    if (action.isEnabled())
        return {};
    // Mostly it is plain to see: nothing is selected, nothing was recorded, nothing was changed.
    const QString obstacle = MainActions::obstacle(action);
    return obstacle.isEmpty() ? CommandModel::tr("there is nothing here that it could be done with")
                              : obstacle;
}

} // namespace

CommandModel::CommandModel(const QMenuBar &menuBar, QObject *parent)
    : QAbstractListModel(parent)
{
    collect(menuBar.actions(), {});
    setTyped({});
}

void CommandModel::collect(const QList<QAction *> &actions, const QString &menu)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString name = plainText(action->text());
        if (QMenu *inner = action->menu()) {
            emit inner->aboutToShow(); // some are filled only then
            collect(inner->actions(), menu.isEmpty() ? name : tr("%1 > %2").arg(menu, name));
        } else if (!name.isEmpty()) {
            m_commands.append({ action, name, menu });
        }
    }
}

void CommandModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands.at(i);
        if (auto match = matchCommand(command.name, typed)) {
            m_rows.append({ i, match->score, match->positions });
        } else if (matchCommand(command.menu + u' ' + command.name, typed)) {
            constexpr int ByItsMenu = -100; // behind those whose own name fits
            m_rows.append({ i, ByItsMenu, {} });
        } else if (typed.size() >= LeastForHelp && command.action
            && MainActions::help(*command.action).contains(typed, Qt::CaseInsensitive)) {
            constexpr int ByItsHelp = -200;
            m_rows.append({ i, ByItsHelp, {} });
        }
    }
    const auto isPossible = [this](const Row &row) {
        const auto &action = m_commands.at(row.command).action;
        return action && action->isEnabled();
    };
    std::stable_sort(
        m_rows.begin(), m_rows.end(), [&isPossible](const Row &left, const Row &right) {
            if (left.score != right.score)
                return left.score > right.score;
            return isPossible(left) && !isPossible(right);
        });
    endResetModel();
}

QAction *CommandModel::action(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_commands.at(m_rows.at(row).command).action.data()
                                           : nullptr;
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString CommandModel::spoken(const Command &command) const
{
    QStringList parts { command.name, command.menu };
    const QAction &action = *command.action;
    if (!action.shortcut().isEmpty())
        parts.append(action.shortcut().toString(QKeySequence::NativeText));
    if (action.isCheckable())
        parts.append(action.isChecked() ? tr("on") : tr("off"));
    if (!action.isEnabled())
        parts.append(tr("not possible now"));
    return parts.join(", "_L1);
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const Command &command = m_commands.at(row.command);
    if (role == Qt::DisplayRole)
        return command.name;
    if (role == MenuRole)
        return command.menu;
    if (role == PositionsRole)
        return QVariant::fromValue(row.positions);
    if (!command.action)
        return {};
    switch (role) {
    case ShortcutRole:
        return command.action->shortcut().toString(QKeySequence::NativeText);
    case CheckedRole:
        return command.action->isCheckable() ? QVariant(command.action->isChecked()) : QVariant();
    case PossibleRole:
        return command.action->isEnabled();
    case ReasonRole:
        return reason(*command.action);
    case Qt::ToolTipRole: // would be taken for markup if it looked like it
        return command.action->statusTip().toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return spoken(command);
    case Qt::AccessibleDescriptionRole:
        return command.action->statusTip();
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    // What is not possible can be selected too, to read why.
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace Framescope

#pragma once

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

class QMenuBar;

namespace Framescope {

/// All actions in the menus of a window, those that fit what was typed first.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        MenuRole = Qt::UserRole, ///< QString: "File > Open Recent"
        ShortcutRole, ///< QString; empty if there is none
        PositionsRole, ///< QList<int>: characters of the name that were typed
        PossibleRole, ///< bool: it can be done now
        ReasonRole, ///< QString: why it cannot
        CheckedRole, ///< bool; invalid if it is nothing to be checked
    };

    /// Takes what is in \a menuBar now. Status tips say what an action does, or why it cannot.
    explicit CommandModel(const QMenuBar &menuBar, QObject *parent = nullptr);

    void setTyped(const QString &typed);
    /// Nullptr if it is gone.
    QAction *action(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Command
    {
        QPointer<QAction> action;
        QString name;
        QString menu;
    };
    struct Row
    {
        qsizetype command = 0;
        int score = 0;
        QList<int> positions;
    };

    void collect(const QList<QAction *> &actions, const QString &menu);
    QString spoken(const Command &command) const;

    QList<Command> m_commands; ///< in the order of the menus
    QList<Row> m_rows;
};

} // namespace Framescope

#pragma once

#include <QCompleter>

class QLineEdit;
class QStandardItemModel;

namespace Framescope {

class CompletionList;
class Theme;

/// Offers, below a field, what could stand where somebody is typing a filter, with what it means.
/// Tab takes the first or the chosen one.
class FilterCompleter : public QCompleter
{
    Q_OBJECT
public:
    /// \a edit is the parent.
    FilterCompleter(const Theme &theme, QLineEdit *edit);

    /// Shows what fits now, or nothing if there is nothing to say.
    void offer();
    bool isOffering() const;
    void hide();

signals:
    /// What was offered has been taken, or is not offered any more.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeRoomForHints();
    void take(const QModelIndex &index);

    const Theme &m_theme;
    QLineEdit *const m_edit;
    QStandardItemModel *m_items;
    CompletionList *m_list; ///< popup(), which makes another one when it is asked too early
    qsizetype m_position = 0; ///< of what an item replaces
    qsizetype m_length = 0;
};

} // namespace Framescope

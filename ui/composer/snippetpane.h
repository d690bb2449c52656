#pragma once

#include "ui/composer/snippetmodel.h"

#include <QWidget>

class QListView;

namespace Framescope {

class IconButton;
class NoteRow;
class Theme;

/// The list of snippets: chosen by a click or Enter, renamed by F2, removed by Delete, moved by
/// Alt+Up and Alt+Down.
class SnippetPane : public QWidget
{
    Q_OBJECT
public:
    SnippetPane(const Theme &theme, SnippetModel &model, QWidget *parent = nullptr);

    /// Makes \a index, which was just added, ready to be named.
    void rename(const QModelIndex &index);

signals:
    void chosen(const Framescope::Composition &composition);
    void saveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void move(int step);
    void remove(int row);
    void undo();
    void showMenu(const QPoint &position);

    const Theme &m_theme;
    SnippetModel &m_model;
    QListView *m_list;
    NoteRow *m_note; ///< what was removed
};

} // namespace Framescope

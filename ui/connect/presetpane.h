#pragma once

#include "ui/connect/presetmodel.h"
#include "ui/widgets/tone.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QMenu;

namespace Framescope {

class NoteRow;
class TextLabel;
class Theme;

/// The list of presets: searched, chosen by a click or Enter, renamed by F2, deleted by Delete
/// (which can be undone), moved by Alt+Up and Alt+Down; the rest is in its menu.
class PresetPane : public QWidget
{
    Q_OBJECT
public:
    PresetPane(const Theme &theme, PresetModel &model, QWidget *parent = nullptr);

    /// Makes \a index the current one without choosing it.
    void setCurrent(const QModelIndex &index);
    QModelIndex current() const;
    /// By keyboard: the list, or without presets the field above it.
    void takeFocus();

signals:
    void chosen(const Framescope::ConnectionPreset &preset);
    /// Double-clicked: to be opened at once.
    void openRequested();
    void saveRequested();

private:
    QWidget *createHeading();
    void createShortcuts();
    void choose(const QModelIndex &index);
    void select(const QModelIndex &index);
    void remove();
    void undo();
    void fillMenu(QMenu &menu);
    void fillFolders(QMenu &menu);
    void askForFolder();
    void askForExport();
    void askForImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    void tell(Tone tone, const QString &text, const QString &action = {});
    void showEmptiness();

    const Theme &m_theme;
    PresetModel &m_model;
    QLineEdit *m_search;
    QListView *m_list;
    TextLabel *m_empty;
    NoteRow *m_note;
};

} // namespace Framescope

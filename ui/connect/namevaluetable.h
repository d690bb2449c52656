#pragma once

#include "ui/connect/namevaluemodel.h"

#include <QTableView>
#include <QUndoStack>

namespace Framescope {

class Theme;

/// Edits a NameValueModel: typing begins to edit, Space turns a box, Delete takes rows away, and
/// Ctrl+Z takes any of it back. What the model is filled with is no edit: it ends what there was to
/// take back.
class NameValueTable : public QTableView
{
    Q_OBJECT
public:
    /// \a model must outlive the table.
    NameValueTable(
        const Theme &theme, const QString &name, NameValueModel *model, QWidget *parent = nullptr);

    /// Takes the rows away that are selected.
    void removeSelected();
    /// Puts back what the last edit has changed.
    void undo() { m_edits.undo(); }
    void redo() { m_edits.redo(); }

private:
    class Edit;

    void applyTheme();
    void recordEdit();
    void forgetEdits();
    void restore(const QList<NameValueModel::Row> &rows);

    const Theme &m_theme;
    NameValueModel *m_model;
    QUndoStack m_edits;
    QList<NameValueModel::Row> m_rows; ///< after the last edit
    bool m_isRestoring = false;
};

} // namespace Framescope

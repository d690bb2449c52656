#pragma once

#include <QTableView>

namespace Framescope {

class NameValueModel;
class Theme;

/// Edits a NameValueModel: typing begins to edit, Space turns a box, Delete takes rows away.
class NameValueTable : public QTableView
{
    Q_OBJECT
public:
    /// \a model must outlive the table.
    NameValueTable(
        const Theme &theme, const QString &name, NameValueModel *model, QWidget *parent = nullptr);

    /// Takes the rows away that are selected.
    void removeSelected();

private:
    void applyTheme();

    const Theme &m_theme;
    NameValueModel *m_model;
};

} // namespace Framescope

#pragma once

#include "ui/connect/headerlistmodel.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace Framescope {

class Chip;
class ElidedLabel;
class NoteRow;
class Theme;

/// One row of a HeaderListModel to look at and to edit, and below it what is wrong with it.
class HeaderRow : public QWidget
{
    Q_OBJECT
public:
    /// Where the columns of all rows begin and how wide they are, in pixels of the design.
    struct Columns
    {
        static constexpr int Grip = 10;
        static constexpr int On = 18;
        static constexpr int Name = 176;
        static constexpr int Source = 72;
        static constexpr int Action = 30;
        static constexpr int Gap = 8; ///< behind each but the last
    };

    /// Shows \a row until it is told otherwise: a row whose source changes needs a new widget.
    HeaderRow(const Theme &theme, HeaderListModel *model, int row, QWidget *parent = nullptr);

    int row() const { return m_row; }
    HeaderListModel::Source source() const { return m_source; }
    void setCurrent(bool current);
    /// Puts the cursor where typing makes most sense.
    void edit();

signals:
    /// The row is being dragged by its handle, at \a y in its parent; \a dropped at the end.
    void dragged(int y, bool dropped);

public slots:
    /// Takes over what the model says, without disturbing whoever types.
    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *createGrip();
    QWidget *createName();
    QWidget *createValue();
    QWidget *createAction();
    QLineEdit *createField(int column, const QString &name);
    QModelIndex index(int column) const;

    const Theme &m_theme;
    HeaderListModel *m_model;
    const int m_row;
    const HeaderListModel::Source m_source;
    bool m_current = false;

    QCheckBox *m_on;
    QLineEdit *m_nameField = nullptr; ///< where the name can be edited, else:
    ElidedLabel *m_nameLabel = nullptr;
    QLineEdit *m_valueField = nullptr;
    ElidedLabel *m_valueLabel = nullptr;
    Chip *m_sourceChip;
    QWidget *m_line; ///< all but the note
    NoteRow *m_note;
};

} // namespace Framescope

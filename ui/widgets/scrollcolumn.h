#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace Framescope {

/// A column that is squeezed to the least height its parts can be read in, and scrolled where there
/// is less: with large letters, or in a low window. Shows the part that gets the focus by a key.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; }
    QSize sizeHint() const override;
    /// As wide as its widest part and a scroll bar.
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    QVBoxLayout *m_column;
};

} // namespace Framescope

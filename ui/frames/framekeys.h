#pragma once

#include <QObject>

namespace Framescope {

class FrameTableView;

/// Lets the letters that are commands in the table of frames be commands in other views of the
/// same frames too, where they mean nothing else.
class FrameKeys : public QObject
{
    Q_OBJECT
public:
    /// This becomes a child of \a view.
    explicit FrameKeys(FrameTableView &view);

    /// Keys that nothing inside \a panel wants go to the table.
    void listenTo(QWidget &panel);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FrameTableView &m_view;
};

} // namespace Framescope

#include "ui/widgets/scrollcolumn.h"

#include <QApplication>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Framescope {

namespace {

constexpr int FocusMargin = 8; // px

/// A scroll area asks how high its page likes to be, which is more than it needs.
class LeastPage : public QWidget
{
public:
    int heightForWidth(int width) const override
    {
        return layout()->totalMinimumHeightForWidth(width);
    }
};

} // namespace

ScrollColumn::ScrollColumn(QWidget *parent)
    : QScrollArea(parent)
{
    auto *page = new LeastPage;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins({});
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its parts have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    // Also from outside. What is clicked stays under the mouse.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && widget()->isAncestorOf(now) && QApplication::mouseButtons() == Qt::NoButton)
            ensureWidgetVisible(now, 0, FocusMargin);
    });
}

QSize ScrollColumn::sizeHint() const
{
    return widget()->sizeHint();
}

QSize ScrollColumn::minimumSizeHint() const
{
    return { widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
        QScrollArea::minimumSizeHint().height() };
}

/// A scroll area keeps to itself what its page needs by now.
bool ScrollColumn::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        updateGeometry();
    return QScrollArea::event(event);
}

} // namespace Framescope

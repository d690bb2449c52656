#include "ui/widgets/wraplayout.h"

#include <QSpacerItem>

#include <algorithm>

namespace Framescope {

namespace {

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

WrapLayout::WrapLayout(int spacing, QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins({});
    setSpacing(spacing);
}

/// A layout among the items takes itself out as it goes.
WrapLayout::~WrapLayout()
{
    while (!m_items.empty())
        delete takeAt(0);
}

void WrapLayout::addLayout(QLayout *layout)
{
    addChildLayout(layout);
    addItem(layout);
}

void WrapLayout::addStretch()
{
    addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum));
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem *item = at->release();
    m_items.erase(at);
    invalidate();
    return item;
}

int WrapLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

/// All in one line.
QSize WrapLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty() && !item->spacerItem())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize WrapLayout::minimumSize() const
{
    QSize least;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

/// Returns the height that it takes.
int WrapLayout::arrange(const QRect &rect, bool moves) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    struct Placed
    {
        QLayoutItem *item;
        int width;
    };
    int top = inner.top();
    std::vector<Placed> line;
    int used = 0;
    const auto finishLine = [&] {
        int height = 0;
        std::vector<Placed *> growing;
        for (Placed &placed : line) {
            if (placed.item->expandingDirections() & Qt::Horizontal)
                growing.push_back(&placed);
        }
        int left = std::max(0, inner.width() - used);
        for (std::size_t i = 0; i < growing.size(); ++i) {
            const int most = growing[i]->item->maximumSize().width();
            const int share = std::min(
                left / static_cast<int>(growing.size() - i), std::max(0, most - growing[i]->width));
            growing[i]->width += share;
            left -= share;
        }
        for (const Placed &placed : line)
            height = std::max(height, heightOf(*placed.item, placed.width));
        int x = inner.left();
        for (const Placed &placed : line) {
            if (moves)
                placed.item->setGeometry(QRect(x, top, placed.width, height));
            x += placed.width + spacing();
        }
        top += height;
        line.clear();
        used = 0;
    };
    for (const auto &item : m_items) {
        if (item->isEmpty() && !item->spacerItem())
            continue;
        const int width = std::min(item->sizeHint().width(), inner.width());
        if (!line.empty() && used + spacing() + width > inner.width()) {
            finishLine();
            top += spacing();
        }
        used += width + (line.empty() ? 0 : spacing());
        line.push_back({ item.get(), width });
    }
    if (!line.empty())
        finishLine();
    return top - inner.top() + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace Framescope

#include "ui/frames/framestrip.h"

#include "ui/frames/framecache.h"
#include "ui/frames/framechip.h"
#include "ui/frames/frametablemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int StripHeight = 36; // px of the design
constexpr int ChipDistance = 4;

} // namespace

FrameStrip::FrameStrip(const Theme &theme, FrameTableModel &model, FrameCache &cache,
    FrameSelection &selection, QWidget *parent)
    : PanelStrip(theme, StripHeight, Qt::BottomEdge, parent)
    , m_theme(theme)
    , m_model(model)
    , m_cache(cache)
    , m_selection(selection)
    , m_place(new QWidget(this))
{
    setAccessibleName(tr("Neighbouring frames"));
    auto *previous = new IconButton(theme, QStringLiteral("chevl"), tr("Previous frame (K)"), this);
    auto *next = new IconButton(theme, QStringLiteral("chevr"), tr("Next frame (J)"), this);
    connect(previous, &IconButton::clicked, this, &FrameStrip::previousFrameRequested);
    connect(next, &IconButton::clicked, this, &FrameStrip::nextFrameRequested);
    auto *chips = new QHBoxLayout(m_place);
    chips->setContentsMargins({});
    chips->setSpacing(ChipDistance);
    chips->addStretch();
    chips->addStretch();
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row()->addWidget(previous);
    row()->addWidget(m_place, 1);
    row()->addWidget(next);

    connect(&selection, &FrameSelection::frameChanged, this, &FrameStrip::refresh);
    connect(&selection, &FrameSelection::coverChanged, this, &FrameStrip::refresh);
    connect(&model, &FrameTableModel::modelReset, this, &FrameStrip::refresh);
    connect(&model, &FrameTableModel::rowsInserted, this, &FrameStrip::refresh);
    connect(&model, &FrameTableModel::layoutChanged, this, &FrameStrip::refresh);
    connect(&cache, &FrameCache::blocksLoaded, this, &FrameStrip::refresh);
    connect(&theme, &Theme::changed, this, &FrameStrip::refresh);
}

QList<FrameId> FrameStrip::frames() const
{
    QList<FrameId> ids;
    for (const FrameChip *chip : m_chips) {
        if (!chip->isHidden())
            ids.append(chip->id());
    }
    return ids;
}

QSize FrameStrip::minimumSizeHint() const
{
    return { m_theme.px(200), PanelStrip::minimumSizeHint().height() };
}

void FrameStrip::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    const QList<FrameId> shown = frames();
    const qsizetype current = shown.indexOf(m_selection.frame().id());
    if (step == 0 || current < 0)
        PanelStrip::keyPressEvent(event);
    else if (current + step >= 0 && current + step < shown.size())
        emit frameRequested(shown.at(current + step));
}

void FrameStrip::resizeEvent(QResizeEvent *event)
{
    PanelStrip::resizeEvent(event);
    refresh();
}

void FrameStrip::showEvent(QShowEvent *event)
{
    PanelStrip::showEvent(event);
    refresh();
}

int FrameStrip::room() const
{
    const int chip = FrameChip::width(m_theme) + ChipDistance;
    const int others = 2 * m_theme.px(40); // the buttons at the ends
    return std::max(1, (width() - others) / chip);
}

/// Up to \a count, with the selected one in the middle if there are enough on both sides.
QList<FrameId> FrameStrip::neighbours(int count) const
{
    const FrameId current = m_selection.frame().id();
    const int at = m_model.firstRowFrom(current);
    // A row that is no frame's, or is about the message of the one below it, is passed over.
    const auto beside = [this, count](int row, int step) {
        QList<FrameId> ids;
        for (; row >= 0 && row < m_model.rowCount() && ids.size() < count; row += step) {
            const bool isFrame
                = !m_model.isGap(row) && !(m_model.isMessage(row) && m_model.isExpanded(row));
            if (isFrame)
                ids.append(m_model.frameId(row));
        }
        return ids;
    };
    QList<FrameId> behind = beside(at, 1);
    if (behind.isEmpty() || behind.constFirst() != current)
        behind.prepend(current); // a filter has hidden it
    QList<FrameId> before = beside(at - 1, -1);
    before.removeAll(current);
    const int half = (count - 1) / 2;
    const int fromBefore = static_cast<int>(
        std::min<qsizetype>(before.size(), std::max<qsizetype>(half, count - behind.size())));
    QList<FrameId> ids;
    for (int i = fromBefore; i-- > 0;)
        ids.append(before.at(i));
    ids += behind.first(std::min<qsizetype>(behind.size(), count - fromBefore));
    return ids;
}

void FrameStrip::refresh()
{
    if (!isVisible())
        return;
    const FrameId current = m_selection.frame().id();
    const QList<FrameId> ids = m_selection.frame().isNull() ? QList<FrameId>() : neighbours(room());
    auto *chips = static_cast<QHBoxLayout *>(m_place->layout());
    while (m_chips.size() < ids.size()) {
        auto *chip = new FrameChip(m_theme, m_place);
        chips->insertWidget(chips->count() - 1, chip);
        connect(chip, &FrameChip::clicked, this, [this, chip] { emit frameRequested(chip->id()); });
        m_chips.append(chip);
    }
    const bool hadFocus = std::ranges::any_of(m_chips, &FrameChip::hasFocus);
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        FrameChip *chip = m_chips.at(i);
        chip->setVisible(i < ids.size());
        if (i >= ids.size())
            continue;
        const FrameId id = ids.at(i);
        chip->setFrame(
            id, id == current ? m_selection.frame() : m_cache.frame(id), m_selection.isCovered(id));
        if (id != current)
            continue;
        chip->setChecked(true);
        if (hadFocus) // it stays with the frame, not with the place
            chip->setFocus();
    }
}

} // namespace Framescope

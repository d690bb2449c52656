#include "ui/anatomy/anatomytab.h"

#include "app/statistics/tallyquery.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/anatomy/fieldtext.h"
#include "ui/anatomy/unmaskingstrip.h"
#include "ui/anatomy/wirepane.h"
#include "ui/frames/frametext.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStackedLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// At text scale 1.
constexpr int WireWidth = 196;
constexpr int LeastCardWidth = 150;
constexpr int CardWidth = 232; // from here on nothing is condensed
constexpr int MostCardWidth = 420;
constexpr int LeastColumnWidth = 340; // beside the large diagram
constexpr int TallHeight = 540;
constexpr int BarHeight = 230; // below this the rows of the diagram need the room

} // namespace

AnatomyTab::AnatomyTab(const Theme &theme, FrameSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_selection(selection)
    , m_fields(new FieldSelection(selection, this))
    , m_view(new AnatomyView(theme, m_fields, this))
    , m_bar(new QWidget(this))
    , m_hint(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, m_bar))
    , m_notation(new SegmentedSwitch(
          theme, tr("Notation"), { tr("Bits"), tr("Hex"), tr("Decimal") }, m_bar))
    , m_wire(new WirePane(theme, selection, this))
    , m_card(new FieldCard(theme, m_fields, this))
    , m_unmasking(new UnmaskingStrip(theme, m_fields, this))
    , m_diagram(createDiagram())
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_side(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_stack(new QStackedLayout(this))
{
    auto *left = new QVBoxLayout;
    left->addWidget(m_diagram, 1);
    left->addWidget(m_unmasking);
    m_side->addWidget(m_wire);
    m_side->addWidget(m_card, 1);
    m_parts->addLayout(left);
    m_parts->addLayout(m_side);
    m_parts->setContentsMargins(0, 0, 0, 0);
    for (QBoxLayout *box : std::initializer_list<QBoxLayout *> { left, m_side, m_parts })
        box->setSpacing(1); // the lines between the parts, see paintEvent()
    auto *content = new QWidget(this);
    content->setLayout(m_parts);
    m_stack->setSizeConstraint(QLayout::SetNoConstraint); // a smaller size rearranges the parts
    m_stack->addWidget(content);
    m_stack->addWidget(new EmptyState(theme, u"grip"_s, tr("No frame selected"),
        tr("Select a frame in the table, or step through them with J and K."), this));

    connect(m_notation, &SegmentedSwitch::currentIndexChanged, this,
        [this](int index) { m_view->setNotation(static_cast<AnatomyView::Notation>(index)); });
    connect(m_fields, &FieldSelection::fieldsChanged, this, &AnatomyTab::showFrame);
    connect(m_fields, &FieldSelection::hoveredChanged, this, &AnatomyTab::updateHint);
    connect(m_fields, &FieldSelection::coverChanged, this, &AnatomyTab::updateMessage);
    connect(m_fields, &FieldSelection::coverChanged, this, &AnatomyTab::updateHint);
    connect(m_card, &FieldCard::copyRequested, m_view, &AnatomyView::copyValue);
    connect(m_card, &FieldCard::composeRequested, this, &AnatomyTab::composeRequested);
    connect(m_card, &FieldCard::frameRequested, this, &AnatomyTab::frameRequested);
    connect(m_view, &AnatomyView::explainRequested, this, &AnatomyTab::explain);
    connect(m_view, &AnatomyView::composeRequested, this, &AnatomyTab::composeRequested);
    connect(m_wire, &WirePane::explainRequested, this, &AnatomyTab::explain);
    connect(m_wire, &WirePane::composeRequested, this, &AnatomyTab::composeRequested);
    connect(m_wire, &WirePane::frameRequested, this, &AnatomyTab::frameRequested);
    connect(&m_theme, &Theme::changed, this, &AnatomyTab::applyTheme);
    setFocusProxy(m_view);
    applyTheme();
    showFrame();
}

AnatomyTab::~AnatomyTab() = default;

void AnatomyTab::setStore(std::shared_ptr<const SessionStore> store)
{
    m_store = std::move(store);
    m_tallies = m_store ? std::make_unique<TallyQuery>(m_store) : nullptr;
    m_last = m_store ? m_store->lastFrame() : 0;
    if (m_tallies)
        connect(m_tallies.get(), &TallyQuery::updated, this, &AnatomyTab::showTally);
    updateMessage();
    updateTally();
}

void AnatomyTab::setLastFrame(FrameId last)
{
    m_last = last;
    if (m_tallies)
        m_tallies->setLastFrame(last);
    const bool isComplete = m_message.fragmentCount == 0 || m_message.last != 0;
    if (!isComplete || m_message.next == 0)
        updateMessage();
}

void AnatomyTab::setComposable(bool composable)
{
    m_view->setComposable(composable);
    m_wire->setComposable(composable);
    m_card->setComposable(composable);
}

void AnatomyTab::explain()
{
    m_card->unfold();
    m_card->setFocus();
}

QSize AnatomyTab::minimumSizeHint() const
{
    return { m_theme.px(480), m_theme.px(120) };
}

void AnatomyTab::resizeEvent(QResizeEvent *)
{
    arrange();
}

void AnatomyTab::showEvent(QShowEvent *)
{
    updateTally();
}

void AnatomyTab::hideEvent(QHideEvent *)
{
    updateTally();
}

/// The parts' ground, and between them lines.
void AnatomyTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::Line));
    for (const QWidget *part :
        std::initializer_list<const QWidget *> { m_diagram, m_wire, m_card, m_unmasking }) {
        if (part->isVisible())
            painter.fillRect(part->geometry(), m_theme.color(Theme::Token::BgPanel));
    }
}

QWidget *AnatomyTab::createDiagram()
{
    auto *diagram = new QWidget(this);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(46, 0, 12, 8);
    bar->addWidget(m_hint, 1);
    bar->addWidget(m_notation);
    auto *column = new QVBoxLayout(diagram);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_view, 1);
    column->addWidget(m_bar);
    return diagram;
}

void AnatomyTab::applyTheme()
{
    arrange();
    update();
}

void AnatomyTab::showFrame()
{
    m_stack->setCurrentIndex(m_fields->frame().isNull() ? 1 : 0);
    updateMessage();
    updateTally();
    updateHint();
    arrange();
}

void AnatomyTab::updateMessage()
{
    const FrameHandle &frame = m_fields->frame();
    m_message = frame.isNull() ? MessageOutline() : outlineMessage(frame, m_store.get());
    m_message.isCovered = m_selection->isCovered(frame.id());
    m_wire->setMessage(m_message);
    m_card->setMessage(m_message);
    m_view->setRestText(restText());
}

/// Nothing is counted for a tab that nobody sees.
void AnatomyTab::updateTally()
{
    if (!m_tallies)
        return;
    const FrameHandle &frame = m_fields->frame();
    m_tallies->setLastFrame(m_last);
    m_tallies->setConnection(
        isVisible() && !frame.isNull() ? frame.record().connection : ConnectionId { 0 });
}

void AnatomyTab::showTally(const ConnectionTally &tally, FrameId counted, FrameId known)
{
    const FrameHandle &frame = m_fields->frame();
    if (frame.isNull())
        return;
    const ConnectionId connection = frame.record().connection;
    const auto record = m_store->connection(connection);
    m_card->setTally(
        { connection, record ? record->extensions : QStringList(), tally, counted, known });
}

void AnatomyTab::updateHint()
{
    const std::optional<quint64> hovered = m_fields->hovered();
    m_hint->setText(hovered ? fieldDescription(m_fields->fields().at(*hovered), m_fields->frame(),
                        m_fields->isCovered(m_fields->fields().at(*hovered)))
                            : tr("Hover a field to light up its bytes."));
}

void AnatomyTab::arrange()
{
    m_arrangement = arrangementFor(size());
    const bool isTall
        = m_arrangement == Arrangement::Tall || m_arrangement == Arrangement::TallNarrow;
    m_wire->setVisible(m_arrangement != Arrangement::Narrow);
    m_unmasking->setVisible(isTall && m_unmasking->hasContent());
    m_card->setCondensed(m_arrangement == Arrangement::Narrow);
    m_card->setToolsShown(isTall);
    m_bar->setVisible(height() >= m_theme.px(BarHeight));

    m_parts->setDirection(m_arrangement == Arrangement::TallNarrow ? QBoxLayout::TopToBottom
                                                                   : QBoxLayout::LeftToRight);
    m_side->setDirection(
        m_arrangement == Arrangement::Tall ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // The diagram has first call on the width; what is left over is for the words.
    const int least = m_theme.px(LeastCardWidth);
    const int spare = width() - qCeil(AnatomyLayout::compact(0, m_theme.textScale()).width());
    int cardWidth = 0;
    switch (m_arrangement) {
    case Arrangement::Narrow:
        cardWidth = std::clamp(spare, least, m_theme.px(CardWidth));
        break;
    case Arrangement::Wide:
        cardWidth = std::clamp(width() / 6, m_theme.px(CardWidth), m_theme.px(MostCardWidth));
        break;
    case Arrangement::Tall: {
        const int large = qCeil(AnatomyLayout::large(0, m_theme.textScale()).width());
        const int besideLarge = width() - large - 1;
        const int wanted = width() * 2 / 5;
        cardWidth = besideLarge >= m_theme.px(LeastColumnWidth)
            ? std::min(wanted, besideLarge)
            : std::clamp(wanted, m_theme.px(CardWidth), spare);
        break;
    }
    case Arrangement::TallNarrow:
        break;
    }
    m_card->setMinimumWidth(std::max(cardWidth, least));
    m_card->setMaximumWidth(cardWidth > 0 ? cardWidth : QWIDGETSIZE_MAX);
    const bool isColumn = m_arrangement == Arrangement::Tall;
    m_wire->setMinimumWidth(m_theme.px(WireWidth));
    m_wire->setMaximumWidth(isColumn ? QWIDGETSIZE_MAX : m_theme.px(WireWidth));
    // Above each other they share the height; the checks of a connection want some of it too.
    m_parts->setStretch(0, 3);
    m_parts->setStretch(1, m_arrangement == Arrangement::TallNarrow ? 2 : 0);
}

AnatomyTab::Arrangement AnatomyTab::arrangementFor(QSize size) const
{
    const int diagram = qCeil(AnatomyLayout::compact(0, m_theme.textScale()).width());
    const bool wide = size.width() >= diagram + m_theme.px(WireWidth) + m_theme.px(CardWidth);
    if (size.height() >= m_theme.px(TallHeight))
        return wide ? Arrangement::Tall : Arrangement::TallNarrow;
    return wide ? Arrangement::Wide : Arrangement::Narrow;
}

/// What the dashed cells behind the last octet say.
QString AnatomyTab::restText() const
{
    const FrameHandle &frame = m_fields->frame();
    if (frame.isNull())
        return {};
    const FrameRecord &record = frame.record();
    if (!record.isComplete())
        return tr("%1 octets missing")
            .arg(countText(record.header.payloadLength - record.storedLength));
    return m_message.next != 0 ? tr("frame %1 follows").arg(m_message.next) : tr("end of frame");
}

} // namespace Framescope

#include "ui/intercept/outgoinganatomy.h"

#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/widgets/textlabel.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

// px of the design
constexpr int OutgoingCardHeight = 120;
constexpr int OutgoingCardNeeds = 300; ///< of height: below it the diagram needs the room

} // namespace

OutgoingAnatomy::OutgoingAnatomy(const Theme &theme, FrameSelection *octets, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_fields(new FieldSelection(&m_frame, this))
    , m_view(new AnatomyView(theme, m_fields))
    , m_card(new FieldCard(theme, m_fields))
    , m_why(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text2))
    , m_pages(new QStackedLayout(this))
{
    m_card->setCondensed(true);
    m_card->setTense(Tense::Future);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_card);
    m_pages->addWidget(content);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignCenter);
    m_why->setMargin(12);
    m_pages->addWidget(m_why);
    connect(&m_frame, &FrameSelection::octetsChanged, octets, &FrameSelection::setOctets);
    connect(&m_frame, &FrameSelection::hoverChanged, octets, &FrameSelection::setHover);
    connect(octets, &FrameSelection::octetsChanged, &m_frame, &FrameSelection::setOctets);
    connect(octets, &FrameSelection::hoverChanged, &m_frame, &FrameSelection::setHover);
    connect(m_fields, &FieldSelection::currentChanged, this, &OutgoingAnatomy::showCard);
    connect(m_card, &FieldCard::copyRequested, m_view, &AnatomyView::copyValue);
    connect(m_view, &AnatomyView::explainRequested, m_card, [this] {
        m_card->unfold();
        m_card->setFocus();
    });
}

void OutgoingAnatomy::setFrame(
    const RawFrame &frame, Direction direction, const QList<Violation> &violations)
{
    // What is behind the announced length is of the next frame, for who reads it.
    const auto length = static_cast<qsizetype>(
        std::min(frame.header.payloadLength, static_cast<quint64>(frame.payload.size())));
    // Another number, so that it counts as another frame.
    const FrameId id = m_frame.frame().id() == 1 ? 2 : 1;
    FrameBlock block(id);
    block.append(0, { direction, 0, frame.header, QByteArrayView(frame.payload).first(length) },
        isDataOpcode(frame.header.opcode) ? id : 0, violations);
    const OctetRange octets = m_frame.octets();
    const bool isExpanded = m_view->isExpanded();
    m_frame.setFrame(FrameHandle(std::make_shared<const FrameBlock>(std::move(block)), id));
    m_card->setMessage(outlineMessage(m_frame.frame(), nullptr));
    if (octets.offset + octets.length <= m_frame.frame().record().wireLength())
        m_frame.setOctets(octets);
    if (isExpanded)
        m_view->expand();
    m_pages->setCurrentIndex(0);
}

void OutgoingAnatomy::clear(const QString &why)
{
    m_frame.setFrame({});
    m_why->setText(tr("No octets yet: %1").arg(why));
    m_pages->setCurrentIndex(1);
}

void OutgoingAnatomy::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCard();
}

/// Of the selected field, if there is one.
void OutgoingAnatomy::showCard()
{
    m_card->setFixedHeight(m_theme.px(OutgoingCardHeight));
    m_card->setVisible(m_fields->current() && height() >= m_theme.px(OutgoingCardNeeds));
}

} // namespace Framescope

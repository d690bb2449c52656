#include "ui/anatomy/wirepane.h"

#include "ui/anatomy/fragmentstrip.h"
#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int PanePadding = 12;
constexpr int LeastOctetsHeight = 66; // three rows

/// "Wire bytes  11 B"
QHBoxLayout *makeHeading(const Theme &theme, const QString &title, TextLabel *remark)
{
    auto *label = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, title);
    label->setBold(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(remark);
    row->addStretch();
    return row;
}

QString fragmentRemark(const MessageOutline &message)
{
    QString remark = WirePane::tr("Fragment %1 of %2.")
                         .arg(countText(message.position + 1),
                             message.last != 0
                                 ? countText(message.fragmentCount)
                                 : WirePane::tr("%1 so far").arg(countText(message.fragmentCount)));
    if (message.fragmentCount == 1 && message.last != 0)
        remark = WirePane::tr("A message of one frame.");
    if (message.compressed)
        return remark + u' ' + WirePane::tr("Compressed.");
    if (!message.isText())
        return remark;
    return remark + u' '
        + (message.utf8Broken ? WirePane::tr("Not valid UTF-8.")
                : message.last != 0 && message.position + 1 == message.fragmentCount
                ? WirePane::tr("Valid UTF-8.")
                : WirePane::tr("Valid UTF-8 so far."));
}

} // namespace

WirePane::WirePane(const Theme &theme, FrameSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_selection(selection)
    , m_octetCount(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_octets(new HexView(theme, selection, this, HexPainter::Style::Strip))
    , m_octetsRow(new QHBoxLayout)
    , m_messagePart(new QWidget(this))
    , m_messageCount(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_fragments(new FragmentStrip(theme, m_messagePart))
    , m_remark(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, m_messagePart))
{
    m_remark->setWordWrap(true);
    auto *message = new QVBoxLayout(m_messagePart);
    message->setContentsMargins(PanePadding, 8, PanePadding, 0);
    message->setSpacing(6);
    message->addLayout(makeHeading(theme, tr("Message"), m_messageCount));
    message->addWidget(m_fragments);
    message->addWidget(m_remark);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, PanePadding);
    column->setSpacing(6);
    QHBoxLayout *heading = makeHeading(theme, tr("Wire bytes"), m_octetCount);
    heading->setContentsMargins(PanePadding, 0, PanePadding, 0);
    m_octetsRow->addWidget(m_octets);
    column->addLayout(heading);
    column->addLayout(m_octetsRow);
    column->addWidget(m_messagePart);
    column->addStretch();

    connect(m_fragments, &FragmentStrip::frameRequested, this, &WirePane::frameRequested);
    connect(m_octets, &HexView::explainRequested, this, &WirePane::explainRequested);
    connect(m_octets, &HexView::composeRequested, this, &WirePane::composeRequested);
    connect(m_octets, &HexView::contentChanged, this, &WirePane::fitOctets);
    connect(&m_theme, &Theme::changed, this, &WirePane::fitOctets);
    fitOctets();
}

void WirePane::setMessage(const MessageOutline &message)
{
    m_messagePart->setVisible(message.fragmentCount > 0);
    m_messageCount->setText(message.fragmentCount == 1
            ? tr("%1, 1 frame").arg(octetsText(message.octets))
            : tr("%1, %2 frames")
                  .arg(octetsText(message.octets), countText(message.fragmentCount)));
    m_fragments->setMessage(message);
    m_remark->setText(fragmentRemark(message));
}

void WirePane::setComposable(bool composable)
{
    m_octets->setComposable(composable);
}

void WirePane::resizeEvent(QResizeEvent *)
{
    fitOctets();
}

/// In full where there is the width for it; as high as its octets, then it scrolls.
void WirePane::fitOctets()
{
    const HexLayout full(HexPainter(m_theme, HexPainter::Style::Full).metrics(),
        HexLayout::NarrowColumns, true, m_octets->content().size());
    const bool isFull = width() >= full.width();
    m_octets->setStyle(isFull ? HexPainter::Style::Full : HexPainter::Style::Strip);
    m_octetsRow->setContentsMargins(isFull ? 0 : PanePadding, 0, 0, 0); // full has its own margin
    m_octetCount->setText(octetsText(m_octets->content().size()));
    const int height = m_octets->fullHeight();
    m_octets->setMaximumHeight(height);
    m_octets->setMinimumHeight(std::min(height, m_theme.px(LeastOctetsHeight)));
    m_octets->updateGeometry();
}

} // namespace Framescope

#include "ui/handshake/timingcard.h"

#include "protocol/hostandport.h"
#include "ui/frames/frametext.h"
#include "ui/handshake/timingbars.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace Framescope {

TimingCard::TimingCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("Timing"), parent)
    , m_total(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, this))
    , m_bars(new TimingBars(theme, this))
    , m_facts(new FactList(theme, this))
{
    addToHeader(m_total);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(10);
    column->addWidget(m_bars);
    column->addWidget(m_facts);
    column->addStretch(1);
    body()->addLayout(column);
}

void TimingCard::setFacts(const HandshakeFacts &facts)
{
    const bool opened = facts.response && facts.response->opened;
    setSubtitle(opened ? tr("to the open connection") : tr("so far"));
    m_total->setText(facts.phases.isEmpty()
            ? QString()
            : durationText(facts.phases.constLast().end - facts.phases.constFirst().begin));
    m_bars->setPhases(facts.phases);
    m_facts->clear();
    const auto addPeer = [this](const QString &name, const TcpConnected &tcp) {
        m_facts->addFact(name, hostAndPort(tcp.peerAddress, tcp.peerPort));
    };
    if (facts.client) {
        addPeer(tr("Client"), *facts.client);
        if (facts.tcp)
            addPeer(tr("Server"), *facts.tcp);
    } else if (facts.tcp) {
        addPeer(tr("Peer"), *facts.tcp);
        m_facts->addFact(tr("Local"), hostAndPort(facts.tcp->localAddress, facts.tcp->localPort));
    }
}

void TimingCard::setFirstFrame(FrameId frame, qint64 delay)
{
    const LinkButton *link = m_facts->addLink(
        tr("First frame"), tr("%1 later, frame %2").arg(durationText(delay), countText(frame)));
    connect(link, &LinkButton::clicked, this, [this, frame] { emit frameRequested(frame); });
}

} // namespace Framescope

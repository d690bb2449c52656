#pragma once

#include "ui/handshake/handshakefacts.h"
#include "ui/widgets/card.h"

namespace Framescope {

class FactList;
class TextLabel;
class TimingBars;

/// How long each step to the open connection took, and between which addresses it runs.
class TimingCard : public Card
{
    Q_OBJECT
public:
    explicit TimingCard(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const HandshakeFacts &facts);
    /// The frame that came first, so long after the connection had opened.
    void setFirstFrame(FrameId frame, qint64 delay);

signals:
    void frameRequested(Framescope::FrameId frame);

private:
    TextLabel *m_total;
    TimingBars *m_bars;
    FactList *m_facts;
};

} // namespace Framescope

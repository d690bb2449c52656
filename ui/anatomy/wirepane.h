#pragma once

#include "ui/anatomy/messageoutline.h"
#include "ui/frames/frameselection.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace Framescope {

class FragmentStrip;
class HexView;
class TextLabel;

/// The octets of the selected frame on the wire, and the message that it is a part of.
class WirePane : public QWidget
{
    Q_OBJECT
public:
    WirePane(const Theme &theme, FrameSelection *selection, QWidget *parent = nullptr);

    /// Of the selected frame.
    void setMessage(const MessageOutline &message);
    /// \see HexView::setComposable()
    void setComposable(bool composable);

signals:
    void frameRequested(Framescope::FrameId frame);
    /// Of the selected octets.
    void explainRequested();
    void composeRequested(const Framescope::FrameHandle &frame);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitOctets();

    const Theme &m_theme;
    FrameSelection *m_selection;
    TextLabel *m_octetCount;
    HexView *m_octets;
    QHBoxLayout *m_octetsRow;
    QWidget *m_messagePart;
    TextLabel *m_messageCount;
    FragmentStrip *m_fragments;
    TextLabel *m_remark;
};

} // namespace Framescope

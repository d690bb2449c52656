#pragma once

#include "ui/widgets/textlabel.h"
#include "ui/widgets/tone.h"

namespace Framescope {

/// The outlined name of a place in a standard: "§4.1", "RFC 9110".
class SectionTag : public TextLabel
{
    Q_OBJECT
public:
    SectionTag(const Theme &theme, Tone tone, const QString &text, QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

} // namespace Framescope

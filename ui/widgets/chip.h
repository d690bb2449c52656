#pragma once

#include "ui/widgets/textlabel.h"
#include "ui/widgets/tone.h"

namespace Framescope {

/// A word or two on a coloured ground: "agreed", "override".
class Chip : public TextLabel
{
    Q_OBJECT
public:
    Chip(const Theme &theme, Tone tone, const QString &text, QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

} // namespace Framescope

#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

namespace Framescope {

/// One step of a derivation: its number, what it is, and its value.
class StepBox : public QWidget
{
    Q_OBJECT
public:
    StepBox(const Theme &theme, int number, const QString &title, QWidget *parent = nullptr);

    /// A \a tone other than Neutral colours the box and takes the place of the number.
    void setValue(const QString &value, Tone tone = Tone::Neutral);
    QString value() const { return m_value; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int headHeight() const;

    const Theme &m_theme;
    const int m_number;
    const QString m_title;
    QString m_value;
    Tone m_tone = Tone::Neutral;
};

} // namespace Framescope

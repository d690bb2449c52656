#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// The badge of an opcode, as in the table of frames.
class OpcodeBadge : public QWidget
{
    Q_OBJECT
public:
    explicit OpcodeBadge(const Theme &theme, QWidget *parent = nullptr);

    /// \a opcode is the raw nibble.
    void setOpcode(quint8 opcode);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    quint8 m_opcode = 0;
};

} // namespace Framescope

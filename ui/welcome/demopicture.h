#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// What the timeline shows of the demo, before it has begun: drawn of the script that the demo
/// plays.
class DemoPicture : public QWidget
{
    Q_OBJECT
public:
    explicit DemoPicture(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

    struct Mark
    {
        qint64 time = 0; ///< ns since the demo began
        Direction direction = Direction::ServerToClient;
        quint8 opcode = 0;
        quint64 length = 0; ///< octets of payload
        bool breaksRule = false;
    };
    const QList<Mark> &marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal x(qint64 time) const;
    void drawBar(QPainter &painter, const Mark &mark) const;
    void drawHeartbeat(QPainter &painter, const Mark &ping) const;
    void applyTheme();

    const Theme &m_theme;
    QList<Mark> m_marks;
};

} // namespace Framescope

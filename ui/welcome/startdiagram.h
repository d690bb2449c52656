#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// A drawing of where Framescope stands: as a client, as a server, or between the two, with frames
/// on their way in the colours that they have in the timeline.
class StartDiagram : public QWidget
{
    Q_OBJECT
public:
    StartDiagram(const Theme &theme, Role place, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawClient(QPainter &painter) const;
    void drawServer(QPainter &painter) const;
    void drawProxy(QPainter &painter) const;
    void drawPeer(QPainter &painter, const QRectF &box, const QString &name, bool isUs) const;
    void drawLine(QPainter &painter, const QPolygonF &line) const;
    void drawFrame(QPainter &painter, qreal x, qreal y, qreal width, quint8 opcode) const;
    void applyTheme();

    const Theme &m_theme;
    const Role m_place;
};

} // namespace Framescope

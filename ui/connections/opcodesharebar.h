#pragma once

#include "app/session/connectionrecord.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace Framescope {

/// How a connection's frames divide among the opcodes: a bar, and below it the counts.
class OpcodeShareBar : public QWidget
{
    Q_OBJECT
public:
    explicit OpcodeShareBar(const Theme &theme, QWidget *parent = nullptr);

    void setConnection(const ConnectionRecord &connection);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Share
    {
        quint8 opcode; ///< whose mark and colour it has
        QString name;
        quint64 frames = 0;
    };

    void paintBar(QPainter &painter) const;
    /// Where the legend's entries stand, in the order of m_shares.
    QList<QPoint> legendPositions(int width) const;
    int entryWidth(const Share &share) const;
    int legendRowHeight() const;

    const Theme &m_theme;
    QList<Share> m_shares; ///< not empty ones
};

} // namespace Framescope

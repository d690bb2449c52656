#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// Client, Framescope and server in a row, and how much is held on the way in each direction; of
/// one connection also where the two are.
class HoldFlow : public QWidget
{
    Q_OBJECT
public:
    explicit HoldFlow(const Theme &theme, QWidget *parent = nullptr);

    void setCounts(qsizetype toServer, qsizetype toClient);
    /// Each "address:port"; empty where it is not known.
    void setAddresses(const QString &client, const QString &server);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString text(Direction direction) const;
    void paintBox(QPainter &painter, const QRectF &box, const QString &icon, const QString &title,
        const QString &line, bool warns) const;
    void paintWay(QPainter &painter, const QRectF &gap, Direction direction, bool isHere) const;

    const Theme &m_theme;
    qsizetype m_toServer = 0;
    qsizetype m_toClient = 0;
    QString m_client; ///< address
    QString m_server;
};

} // namespace Framescope

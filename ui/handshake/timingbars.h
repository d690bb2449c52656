#pragma once

#include "ui/handshake/handshakefacts.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// The steps of opening a connection as bars on one time axis.
class TimingBars : public QWidget
{
    Q_OBJECT
public:
    explicit TimingBars(const Theme &theme, QWidget *parent = nullptr);

    void setPhases(const QList<HandshakeFacts::Phase> &phases);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int nameWidth() const;

    const Theme &m_theme;
    QList<HandshakeFacts::Phase> m_phases;
    bool m_isProxied = false; ///< TCP is twice
};

} // namespace Framescope

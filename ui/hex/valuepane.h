#pragma once

#include "ui/theme/theme.h"

#include <QTreeWidget>

namespace Framescope {

/// The data inspector: what the octets from a place on mean as numbers, characters and times, in
/// both orders of octets.
class ValuePane : public QTreeWidget
{
    Q_OBJECT
public:
    explicit ValuePane(const Theme &theme, QWidget *parent = nullptr);

    /// Those from the place on, as many as there are up to OctetValueReach.
    void setOctets(const QByteArray &octets);

private:
    void applyTheme();
    void copy();

    const Theme &m_theme;
    QByteArray m_octets;
};

} // namespace Framescope

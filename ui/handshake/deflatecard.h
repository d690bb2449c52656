#pragma once

#include "protocol/handshake/extensionlist.h"
#include "ui/widgets/card.h"

class QGridLayout;

namespace Framescope {

/// What client and server agreed on for permessage-deflate (RFC 7692 §7.1), and what it means.
class DeflateCard : public Card
{
    Q_OBJECT
public:
    explicit DeflateCard(const Theme &theme, QWidget *parent = nullptr);

    void setExtensions(const Extension &offered, const Extension &agreed);

private:
    void addRow(int row, const QString &name, const QString &offered, const QString &agreed,
        const QString &meaning);

    const Theme &m_theme;
    QWidget *m_table;
    QGridLayout *m_grid;
};

} // namespace Framescope

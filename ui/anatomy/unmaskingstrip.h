#pragma once

#include "ui/anatomy/fieldselection.h"

#include <QWidget>

class QPushButton;

namespace Framescope {

class IconButton;
class TextLabel;
class UnmaskingTable;

/// Unmasks the payload step by step (RFC 6455 §5.3): a page of 16 octets, and the selected one bit
/// by bit. For masked frames only.
class UnmaskingStrip : public QWidget
{
    Q_OBJECT
public:
    UnmaskingStrip(const Theme &theme, FieldSelection *fields, QWidget *parent = nullptr);

    UnmaskingTable *table() const { return m_table; }
    /// False when the frame has no masked payload.
    bool hasContent() const;

private:
    QWidget *createHeader();
    void applyTheme();
    void updatePage();
    void step();

    const Theme &m_theme;
    UnmaskingTable *m_table;
    TextLabel *m_range;
    IconButton *m_previous;
    IconButton *m_next;
    QPushButton *m_step;
};

} // namespace Framescope

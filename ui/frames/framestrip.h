#pragma once

#include "ui/frames/frameselection.h"
#include "ui/frames/panelstrip.h"

namespace Framescope {

class FrameCache;
class FrameChip;
class FrameTableModel;

/// The selected frame among its neighbours, as many as there is room for: what is left of the table
/// while the inspector fills the window. They are those of the table, so a filter counts here too.
class FrameStrip : public PanelStrip
{
    Q_OBJECT
public:
    /// All must outlive the strip.
    FrameStrip(const Theme &theme, FrameTableModel &model, FrameCache &cache,
        FrameSelection &selection, QWidget *parent = nullptr);

    /// From left to right.
    QList<FrameId> frames() const;

    QSize minimumSizeHint() const override;

signals:
    void frameRequested(Framescope::FrameId id);
    void previousFrameRequested();
    void nextFrameRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    int room() const;
    QList<FrameId> neighbours(int count) const;

    const Theme &m_theme;
    FrameTableModel &m_model;
    FrameCache &m_cache;
    FrameSelection &m_selection;
    QWidget *m_place; ///< of the chips
    QList<FrameChip *> m_chips; ///< all that were ever needed; some may be hidden
};

} // namespace Framescope

#pragma once

#include "app/session/sessionstore.h"
#include "app/statistics/connectiontally.h"
#include "ui/anatomy/messageoutline.h"
#include "ui/frames/frameselection.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QStackedLayout;

namespace Framescope {

class AnatomyView;
class ElidedLabel;
class FieldCard;
class FieldSelection;
class SegmentedSwitch;
class TallyQuery;
class UnmaskingStrip;
class WirePane;

/// The inspector's Anatomy tab: the selected frame bit by bit, its octets, the message that it is
/// a part of, and the selected field in words. Where there is height for it, its unmasking too.
class AnatomyTab : public QWidget
{
    Q_OBJECT
public:
    /// \a theme and \a selection must outlive the tab.
    AnatomyTab(const Theme &theme, FrameSelection *selection, QWidget *parent = nullptr);
    ~AnatomyTab() override;

    /// Where the other fragments of a message are looked up; without one they are not shown.
    void setStore(std::shared_ptr<const SessionStore> store);

    /// How the parts stand, by the size there is.
    enum class Arrangement {
        Narrow, ///< diagram and explanation beside each other
        Wide, ///< diagram, octets and message, explanation
        Tall, ///< diagram over unmasking, octets over explanation
        TallNarrow, ///< diagram over unmasking over octets and explanation
    };
    Arrangement arrangement() const { return m_arrangement; }

    AnatomyView *view() const { return m_view; }
    FieldCard *card() const { return m_card; }
    FieldSelection *fields() const { return m_fields; }

    /// There is a composer that could take the frame.
    void setComposable(bool composable);
    /// Shows all that can be said of the selected field, and goes there.
    void explain();

    QSize minimumSizeHint() const override;

public slots:
    /// Frames up to \a last can be read from the store: an open message may have grown.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// The user wants to see another frame.
    void frameRequested(Framescope::FrameId frame);
    /// \a frame should be changed and sent again.
    void composeRequested(const Framescope::FrameHandle &frame);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *createDiagram();
    void applyTheme();
    void showFrame();
    void updateMessage();
    void updateTally();
    void showTally(const ConnectionTally &tally, FrameId counted, FrameId known);
    void updateHint();
    void arrange();
    Arrangement arrangementFor(QSize size) const;
    QString restText() const;

    const Theme &m_theme;
    FrameSelection *m_selection;
    std::shared_ptr<const SessionStore> m_store;
    std::unique_ptr<TallyQuery> m_tallies; ///< of m_store
    FrameId m_last = 0; ///< that can be read
    MessageOutline m_message;
    Arrangement m_arrangement = Arrangement::Wide;
    FieldSelection *m_fields;
    AnatomyView *m_view;
    QWidget *m_bar; ///< below the diagram
    ElidedLabel *m_hint;
    SegmentedSwitch *m_notation;
    WirePane *m_wire;
    FieldCard *m_card;
    UnmaskingStrip *m_unmasking;
    QWidget *m_diagram; ///< view, hint and notation
    QBoxLayout *m_parts; ///< diagram and unmasking, then m_side
    QBoxLayout *m_side; ///< octets and explanation
    QStackedLayout *m_stack;
};

} // namespace Framescope

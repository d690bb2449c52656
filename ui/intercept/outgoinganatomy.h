#pragma once

#include "protocol/connection/intercept.h"
#include "ui/frames/frameselection.h"

#include <QWidget>

class QStackedLayout;

namespace Framescope {

class AnatomyView;
class FieldCard;
class FieldSelection;
class TextLabel;
class Theme;

/// A frame that is not on the wire yet, drawn as RFC 6455 §5.2 draws one, and its selected field in
/// words. To look at only.
class OutgoingAnatomy : public QWidget
{
    Q_OBJECT
public:
    /// \a octets: selected and pointed at here as in the hex view, which has that.
    OutgoingAnatomy(const Theme &theme, FrameSelection *octets, QWidget *parent = nullptr);

    /// \a violations: what it breaks. Selected octets stay selected.
    void setFrame(const RawFrame &frame, Direction direction, const QList<Violation> &violations);
    /// There is no frame yet; \a why not, as the end of a sentence.
    void clear(const QString &why);

    AnatomyView *view() const { return m_view; }
    FieldCard *card() const { return m_card; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCard();

    const Theme &m_theme;
    FrameSelection m_frame;
    FieldSelection *m_fields;
    AnatomyView *m_view;
    FieldCard *m_card;
    TextLabel *m_why;
    QStackedLayout *m_pages;
};

} // namespace Framescope

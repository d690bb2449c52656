#pragma once

#include "ui/message/textline.h"
#include "ui/widgets/codeedit.h"

#include <QTextCharFormat>
#include <QTimer>

#include <vector>

namespace Framescope {

class LineGutter;

/// Shows lines of text that can be selected and copied but not changed. Only lines that come into
/// sight are laid out and coloured, so that a million of them open at once.
class TextLineView : public CodeEdit
{
    Q_OBJECT
public:
    explicit TextLineView(const Theme &theme, QWidget *parent = nullptr);

    enum class Place { Top, Keep };
    /// \a place is Keep when \a lines are the same text as before, or more of it.
    void setLines(const QList<TextLine> &lines, Place place = Place::Top);

    /// Shows the numbers of the lines.
    void setNumbered(bool numbered);

protected:
    void resizeEvent(QResizeEvent *event) override;
    /// Lines that were broken only for the screen are joined again.
    QMimeData *createMimeDataFromSelection() const override;

private:
    void applyTheme();
    void fitMargins();
    /// Puts the next lines into the document: many at once would hold the window up.
    void insertSome();
    void colorVisibleLines();
    QTextCharFormat format(TextSpan::Kind kind) const;

    const Theme &m_theme;
    LineGutter *m_gutter = nullptr; ///< made when it is first needed
    QList<TextLine> m_lines; ///< one a block of the document
    std::vector<bool> m_colored; ///< by line
    qsizetype m_inserted = 0; ///< lines that are in the document already
    QTimer m_insertTimer;
    int m_scrollTarget = 0; ///< value of the scroll bar to go back to; 0: none
};

} // namespace Framescope

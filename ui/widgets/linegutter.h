#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace Framescope {

class CodeEdit;

/// The numbers of the lines, at the left of a text, and the signs of some of them. Only to look at.
/// The text has to leave it the room that it needs: the viewport's left margin.
class LineGutter : public QWidget
{
    Q_OBJECT
public:
    /// Places itself in \a editor.
    LineGutter(const Theme &theme, CodeEdit &editor);

    /// Lines in a row that are marked.
    struct Marks
    {
        qsizetype first = 0; ///< from 0
        qsizetype count = 0;
        QChar sign;
        Theme::Token ink = Theme::Token::Text2; ///< of the sign
        Theme::Token ground = Theme::Token::BgPanel; ///< also under the numbers

        friend bool operator==(const Marks &, const Marks &) = default;
    };
    const Marks &marks() const { return m_marks; }
    void setMarks(const Marks &marks);
    /// Keeps room for signs, so that nothing moves when they come.
    void setSigns(bool signs);

    /// A line on the screen, in pixels of this widget.
    struct Line
    {
        int number = 1;
        int top = 0;
        int height = 0; ///< of its first row, where it is wrapped
        int fullHeight = 0;
    };
    QList<Line> visibleLines() const;

    /// For as many lines as the text has.
    QSize sizeHint() const override;

signals:
    /// Of sizeHint().
    void widthChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int numberWidth() const;
    void fit();
    void place();

    const Theme &m_theme;
    CodeEdit &m_editor;
    Marks m_marks;
    bool m_signs = false;
    int m_width = 0; ///< that was told last
};

} // namespace Framescope

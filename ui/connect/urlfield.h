#pragma once

#include <QLineEdit>

namespace Framescope {

/// A field for a URL in which a command for curl can be pasted or dropped, whole: an ordinary field
/// would make spaces of its line ends.
class UrlField : public QLineEdit
{
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

signals:
    /// \a command, which is not put into the field.
    void curlPasted(const QString &command);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// False if \a text is none.
    bool takeCurl(const QString &text);
};

} // namespace Framescope

#pragma once

#include "ui/widgets/codeedit.h"

namespace Framescope {

class JsonHighlighter;
class LineGutter;

/// Where a payload is typed: one line high, or as high as there is room and with the numbers of its
/// lines. Keeps what was typed
/// octet for octet in both, line breaks too.
class PayloadEditor : public CodeEdit
{
    Q_OBJECT
public:
    explicit PayloadEditor(const Theme &theme, QWidget *parent = nullptr);

    bool isExpanded() const { return m_expanded; }
    /// Enter sends from one line and breaks the line in several; Ctrl+Enter always sends.
    void setExpanded(bool expanded);
    /// Shows what is typed in the colours of JSON.
    void setJson(bool json);

    /// With the numbers of its lines.
    LineGutter *gutter() const { return m_gutter; }

    /// What stands in it while it is empty; on one line, as much as there is room for.
    void setHint(const QString &hint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sendRequested();
    /// Esc: the focus should go where it came from.
    void leaveRequested();
    /// Up on the first line, Down on the last.
    void earlierRequested();
    void laterRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    // Text that is dropped is inserted; a file is left to whoever is around, not taken for its
    // name.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void fitHint();
    void fitMargins();

    const Theme &m_theme;
    LineGutter *m_gutter;
    JsonHighlighter *m_json = nullptr; ///< made when it is first needed
    QString m_hint;
    bool m_expanded = false;
};

} // namespace Framescope

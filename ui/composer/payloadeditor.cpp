#include "ui/composer/payloadeditor.h"

#include "ui/composer/jsonhighlighter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linegutter.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace Framescope {

namespace {

/// In pixels of the design.
constexpr int LineHeight = 26;
constexpr int ExpandedHeight = 140;
constexpr int LeastExpandedHeight = 60;
constexpr int SideMargin = 4;

} // namespace

PayloadEditor::PayloadEditor(const Theme &theme, QWidget *parent)
    : CodeEdit(theme, parent)
    , m_theme(theme)
    , m_gutter(new LineGutter(theme, *this))
{
    setTabChangesFocus(true);
    connect(m_gutter, &LineGutter::widthChanged, this, &PayloadEditor::fitMargins);
    connect(&m_theme, &Theme::changed, this, &PayloadEditor::applyTheme);
    setExpanded(false);
}

void PayloadEditor::setExpanded(bool expanded)
{
    m_expanded = expanded;
    const auto bars = expanded ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    setVerticalScrollBarPolicy(bars);
    setHorizontalScrollBarPolicy(bars);
    setSingleLine(!expanded);
    setLineWrapMode(expanded ? WidgetWidth : NoWrap);
    m_gutter->setVisible(expanded);
    setSizePolicy(QSizePolicy::Expanding, expanded ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    applyTheme();
    ensureCursorVisible();
}

void PayloadEditor::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    fitHint();
}

/// A placeholder that is too long is wrapped, and one line shows half of it.
void PayloadEditor::fitHint()
{
    const int room = viewport()->width() - 2 * qCeil(document()->documentMargin());
    setPlaceholderText(
        m_expanded ? m_hint : fontMetrics().elidedText(m_hint, Qt::ElideRight, room));
}

void PayloadEditor::setJson(bool json)
{
    if (json && !m_json)
        m_json = new JsonHighlighter(m_theme, *document());
    if (m_json)
        m_json->setOn(json);
}

void PayloadEditor::resizeEvent(QResizeEvent *event)
{
    CodeEdit::resizeEvent(event);
    fitHint();
}

void PayloadEditor::fitMargins()
{
    const int margin = m_theme.px(SideMargin);
    if (m_expanded)
        setViewportMargins(m_gutter->sizeHint().width(), 0, 0, 0);
    else
        setViewportMargins(margin, 0, margin, 0);
}

QSize PayloadEditor::sizeHint() const
{
    return { m_theme.px(320), m_theme.px(m_expanded ? ExpandedHeight : LineHeight) };
}

QSize PayloadEditor::minimumSizeHint() const
{
    return { m_theme.px(120), m_theme.px(m_expanded ? LeastExpandedHeight : LineHeight) };
}

void PayloadEditor::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const QTextCursor cursor = textCursor();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control || (plain && !m_expanded)) {
            emit sendRequested();
            return;
        }
        break;
    case Qt::Key_Escape:
        emit leaveRequested();
        return;
    case Qt::Key_Up:
        if (plain && cursor.block() == document()->firstBlock()) {
            emit earlierRequested();
            return;
        }
        break;
    case Qt::Key_Down:
        if (plain && cursor.block() == document()->lastBlock()) {
            emit laterRequested();
            return;
        }
        break;
    default:
        break;
    }
    CodeEdit::keyPressEvent(event);
}

void PayloadEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        CodeEdit::dragEnterEvent(event);
}

void PayloadEditor::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        CodeEdit::dragMoveEvent(event);
}

void PayloadEditor::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        CodeEdit::dropEvent(event);
}

void PayloadEditor::applyTheme()
{
    // Centres the one line in its field.
    const int spare = m_theme.px(LineHeight) - 2 * frameWidth() - fontMetrics().lineSpacing();
    document()->setDocumentMargin(m_expanded ? m_theme.px(4) : spare / 2);
    fitMargins();
    fitHint();
    updateGeometry();
}

} // namespace Framescope

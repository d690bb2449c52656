#include "ui/filter/filteredit.h"

#include "ui/filter/filtercompleter.h"
#include "ui/filter/filterstyle.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

FilterEdit::FilterEdit(const Theme &theme, QWidget *parent, Look look)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_completer(new FilterCompleter(theme, this))
{
    if (look == Look::Bare) {
        setHint(tr("Filter frames"), u"opcode == text"_s);
        setFrame(false);
        setStyleSheet(u"QLineEdit { background: transparent; border: none; padding: 0; }"_s);
    }
    setToolTip(tr("Show or mark the frames for which an expression is true (Ctrl+F)"));
    connect(this, &QLineEdit::textChanged, this, &FilterEdit::colour);
    connect(this, &QLineEdit::textEdited, m_completer, &FilterCompleter::offer);
    connect(m_completer, &FilterCompleter::ended, this, &FilterEdit::offerEnded);
    connect(&theme, &Theme::changed, this, &FilterEdit::applyTheme);
    applyTheme();
}

void FilterEdit::setHint(const QString &text, const QString &example)
{
    m_hint = text;
    m_hintWithExample = tr("%1, for example %2").arg(text, example);
    setAccessibleName(text);
    fitHint();
}

void FilterEdit::fitHint()
{
    if (m_hint.isEmpty())
        return; // its owner has a placeholder of its own
    constexpr int Beside = 6; // px that QLineEdit leaves at both sides, and a little
    const int room = width() - 2 * Beside;
    const bool fits = fontMetrics().horizontalAdvance(m_hintWithExample) <= room;
    setPlaceholderText(fits ? m_hintWithExample : m_hint);
}

bool FilterEdit::isOffering() const
{
    return m_completer->isOffering();
}

int FilterEdit::xOf(qsizetype position) const
{
    const QFontMetrics metrics = fontMetrics();
    return cursorRect().center().x() + metrics.horizontalAdvance(text().left(position))
        - metrics.horizontalAdvance(text().left(cursorPosition()));
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isOffering = m_completer->isOffering();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (isOffering)
            m_completer->hide();
        else
            emit leaveRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_completer->hide();
        emit submitted();
        return;
    case Qt::Key_Up:
        if (!isOffering)
            emit earlierRequested();
        return;
    case Qt::Key_Down:
        if (!isOffering)
            emit laterRequested();
        return;
    case Qt::Key_Space:
        if (event->modifiers() == Qt::ControlModifier) {
            m_completer->offer();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    fitHint();
}

void FilterEdit::applyTheme()
{
    setFont(m_theme.font(Theme::TypeRole::Code));
    fitHint();
    colour();
}

void FilterEdit::colour()
{
    // What an input method says of its text is the one way to format that of a QLineEdit. It counts
    // from the cursor.
    QList<QInputMethodEvent::Attribute> attributes;
    for (const QTextLayout::FormatRange &range : filterFormats(m_theme, text()))
        attributes.append({ QInputMethodEvent::TextFormat, range.start - cursorPosition(),
            range.length, range.format });
    QInputMethodEvent event({}, attributes);
    QCoreApplication::sendEvent(this, &event);
}

} // namespace Framescope

#include "ui/theme/emptystate.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTextDocument>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

/// A sentence that shows whole lines where it has no room for all of itself, and then all of itself
/// as a tool tip.
class SentenceLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setToolTip(fits() ? QString() : Qt::convertFromPlainText(text(), Qt::WhiteSpaceNormal));
    }

    void paintEvent(QPaintEvent *event) override
    {
        if (fits()) {
            QLabel::paintEvent(event);
            return;
        }
        QTextLayout layout(text(), font());
        const int most = std::max(1, height() / fontMetrics().lineSpacing());
        QStringList lines;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width());
            const bool isLast = lines.size() + 1 == most;
            const QString rest = text().mid(line.textStart());
            lines += isLast ? fontMetrics().elidedText(rest, Qt::ElideRight, width())
                            : rest.left(line.textLength());
            if (isLast)
                break;
        }
        layout.endLayout();
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignCenter, lines.join(QLatin1Char('\n')));
    }

private:
    bool fits() const { return heightForWidth(width()) <= height(); }
};

} // namespace

EmptyState::EmptyState(const Theme &theme, const QString &icon, const QString &title,
    const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_iconName(icon)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new SentenceLabel(this))
    , m_action(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(6);
    column->addStretch();
    for (QLabel *label : { m_icon, m_title, m_sentence }) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    m_sentence->setWordWrap(true);
    m_action->setProperty("compact", true);
    m_action->hide();
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    setText(title, sentence);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&m_theme, &Theme::changed, this, &EmptyState::applyTheme);
    applyTheme();
}

void EmptyState::setIcon(const QString &icon, bool isError)
{
    m_iconName = icon;
    m_isError = isError;
    showIcon();
}

void EmptyState::showIcon()
{
    m_icon->setPixmap(m_theme.pixmap(m_iconName,
        m_isError ? Theme::Token::Err : Theme::Token::Text2, m_theme.px(20), devicePixelRatioF()));
}

void EmptyState::setText(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::setAction(const QString &action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Theme::Token::BgPanel));
}

void EmptyState::applyTheme()
{
    showIcon();
    QFont bold = m_theme.font(Theme::TypeRole::Body);
    bold.setBold(true);
    m_title->setFont(bold);
    m_sentence->setFont(m_theme.font(Theme::TypeRole::Small));
    m_action->setFont(m_theme.font(Theme::TypeRole::Body));
    QPalette quiet = m_theme.palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Theme::Token::Text2));
    m_sentence->setPalette(quiet);
}

} // namespace Framescope

#include "ui/anatomy/fragmentstrip.h"

#include "ui/frames/frametext.h"
#include "ui/widgets/visibletext.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int MaxLines = 3;
constexpr int TextPadding = 4;

} // namespace

FragmentStrip::FragmentStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    connect(&m_theme, &Theme::changed, this, [this] { setMessage(m_message); });
}

void FragmentStrip::setMessage(const MessageOutline &message)
{
    m_message = message;
    m_boxes = arrange(width());
    setAccessibleName(
        tr("Fragment %1 of %2")
            .arg(countText(m_message.position + 1), countText(m_message.fragmentCount)));
    updateGeometry();
    update();
}

std::optional<qsizetype> FragmentStrip::fragmentAt(QPoint point) const
{
    for (const Box &box : m_boxes) {
        if (box.rect.contains(point))
            return box.fragment;
    }
    return std::nullopt;
}

int FragmentStrip::heightForWidth(int width) const
{
    const QList<Box> boxes = arrange(width);
    if (boxes.isEmpty())
        return 0;
    const int bottom = boxes.last().rect.bottom() + 1;
    return hiddenText(boxes).isEmpty() ? bottom : bottom + m_theme.px(17);
}

QSize FragmentStrip::sizeHint() const
{
    constexpr int PreferredWidth = 170;
    const int width = m_theme.px(PreferredWidth);
    return { width, heightForWidth(width) };
}

bool FragmentStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::optional<qsizetype> fragment = fragmentAt(help->pos());
    if (fragment) {
        const MessageOutline::Fragment &shown = m_message.fragments.at(*fragment);
        QToolTip::showText(help->globalPos(),
            tr("Frame %1, %2 octets").arg(shown.id).arg(countText(shown.length)), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

void FragmentStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = m_theme.font(Theme::TypeRole::Code);
    const Theme::FieldColors payload = m_theme.fieldColors(Theme::Field::Payload);
    painter.setFont(font);
    for (const Box &box : m_boxes) {
        const bool isCurrent = static_cast<quint64>(box.fragment) == m_message.position;
        painter.setBrush(isCurrent ? payload.ground : m_theme.color(Theme::Token::BgSunken));
        painter.setPen(isCurrent ? payload.text : m_theme.color(Theme::Token::Line));
        painter.drawRect(box.rect.adjusted(0, 0, -1, -1));
        const QRect inner = box.rect.adjusted(TextPadding, 0, -TextPadding, 0);
        painter.setPen(m_theme.color(Theme::Token::Text));
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(
                textOf(m_message.fragments.at(box.fragment)), Qt::ElideRight, inner.width()));
    }
    if (m_boxes.isEmpty())
        return;
    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    painter.setPen(m_theme.color(Theme::Token::Text3));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignBottom, hiddenText(m_boxes));
}

void FragmentStrip::resizeEvent(QResizeEvent *)
{
    m_boxes = arrange(width());
}

void FragmentStrip::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // the release decides
}

void FragmentStrip::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<qsizetype> fragment = fragmentAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && fragment)
        emit frameRequested(m_message.fragments.at(*fragment).id);
}

/// Boxes line by line, from a little before the frame's own on.
QList<FragmentStrip::Box> FragmentStrip::arrange(int width) const
{
    constexpr qsizetype Before = 2;
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Code));
    const auto position = static_cast<qsizetype>(m_message.position);
    QList<Box> boxes;
    QPoint at;
    int line = 1;
    for (qsizetype i = std::max<qsizetype>(0, position - Before); i < m_message.fragments.size();
         ++i) {
        const int wanted
            = metrics.horizontalAdvance(textOf(m_message.fragments.at(i))) + 2 * TextPadding + 1;
        const int boxWidth = std::min(wanted, std::max(width, 1));
        if (at.x() > 0 && at.x() + boxWidth > width) {
            if (++line > MaxLines)
                break;
            at = { 0, at.y() + boxHeight() - 1 };
        }
        boxes.append({ i, QRect(at, QSize(boxWidth, boxHeight())) });
        at.rx() += boxWidth - 1; // neighbours share a border
    }
    return boxes;
}

QString FragmentStrip::textOf(const MessageOutline::Fragment &fragment) const
{
    if (fragment.begin.isEmpty())
        return tr("empty");
    if (m_message.isCovered)
        return u"?"_s;
    constexpr qsizetype HexOctets = 4;
    if (!m_message.isText() || m_message.compressed)
        return hexPreview(fragment.begin, HexOctets);
    const QString text = escapedText(fragment.begin, fragment.begin.size());
    return static_cast<quint64>(fragment.begin.size()) < fragment.length ? text + u'…' : text;
}

/// How many fragments have no box.
QString FragmentStrip::hiddenText(const QList<Box> &boxes) const
{
    const quint64 hidden = m_message.fragmentCount - static_cast<quint64>(boxes.size());
    return hidden == 0 ? QString() : tr("and %1 more").arg(countText(hidden));
}

int FragmentStrip::boxHeight() const
{
    return m_theme.px(24);
}

} // namespace Framescope

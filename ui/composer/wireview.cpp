#include "ui/composer/wireview.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"
#include "ui/hex/octetbands.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int WireMargin = 10; ///< px of the design
constexpr int LeastOctets = 4; ///< in a row
constexpr int MostOctets = 32;
constexpr std::size_t FramesReadOut = 20;

/// "FIN 0", "RSV2 1": the bits that are not as they mostly are, and FIN.
QStringList bitTexts(const FrameHeader &header)
{
    QStringList texts { header.fin ? u"FIN 1"_s : u"FIN 0"_s };
    if (header.rsv & Rsv1)
        texts.append(u"RSV1 1"_s);
    if (header.rsv & Rsv2)
        texts.append(u"RSV2 1"_s);
    if (header.rsv & Rsv3)
        texts.append(u"RSV3 1"_s);
    return texts;
}

} // namespace

WireView::WireView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes to send"));
    connect(&m_theme, &Theme::changed, this, &WireView::applyTheme);
    clear();
}

void WireView::setMessage(const ComposedMessage &message, std::optional<std::size_t> wrongFrame)
{
    m_message = message;
    m_wrongFrame = wrongFrame;
    QStringList texts;
    for (std::size_t i = 0; i < std::min(m_message.frames.size(), FramesReadOut); ++i)
        texts.append(frameText(i));
    if (m_message.frames.size() > FramesReadOut)
        texts.append(tr("and more"));
    setAccessibleDescription(texts.join(u"; "_s));
    layOut();
}

void WireView::clear()
{
    setMessage({});
}

QString WireView::frameText(std::size_t index) const
{
    const ComposedFrame &frame = m_message.frames[index];
    return tr("Frame %1, %2, %3, %4 octets of header and %5 of payload")
        .arg(index + 1)
        .arg(opcodeName(frame.header.opcode), bitTexts(frame.header).join(u", "_s))
        .arg(frame.header.size())
        .arg(frame.length);
}

QSize WireView::sizeHint() const
{
    const Metrics m = metrics();
    return { 2 * m_theme.px(WireMargin) + m.offset + 12 * m.octet, 8 * m.row };
}

WireView::Metrics WireView::metrics() const
{
    const QFontMetrics font(m_theme.font(Theme::TypeRole::Data));
    return { m_theme.px(26), m_theme.px(18), m_theme.px(8), font.horizontalAdvance(u"00000000"_s),
        font.horizontalAdvance(u"00 "_s) };
}

int WireView::octetsPerRow() const
{
    const Metrics m = metrics();
    const int room = viewport()->width() - 2 * m_theme.px(WireMargin) - m.offset;
    return std::clamp(room / m.octet / 4 * 4, LeastOctets, MostOctets);
}

qint64 WireView::rowsOf(std::size_t index) const
{
    const int perRow = octetsPerRow();
    return (m_message.frames[index].size() + perRow - 1) / perRow;
}

void WireView::layOut()
{
    const Metrics m = metrics();
    m_tops.clear();
    m_tops.reserve(m_message.frames.size() + 1);
    qint64 top = 0;
    for (std::size_t i = 0; i < m_message.frames.size(); ++i) {
        m_tops.push_back(top);
        top += m.heading + rowsOf(i) * m.row + m.gap;
    }
    m_tops.push_back(top);
    const int height = viewport()->height();
    const qint64 range = std::clamp<qint64>(top - height, 0, std::numeric_limits<int>::max());
    verticalScrollBar()->setRange(0, static_cast<int>(range));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(m.row);
    viewport()->update();
}

void WireView::applyTheme()
{
    updateGeometry();
    layOut();
}

void WireView::resizeEvent(QResizeEvent *)
{
    layOut();
}

void WireView::scrollContentsBy(int, int)
{
    viewport()->update();
}

/// The frame that has \a y, or the last one.
std::size_t WireView::frameAt(qint64 y) const
{
    const auto above = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    return above == m_tops.begin() ? 0 : static_cast<std::size_t>(above - m_tops.begin() - 1);
}

void WireView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Theme::Token::BgPanel));
    if (m_message.frames.empty())
        return;
    const qint64 scrolled = verticalScrollBar()->value();
    const qint64 bottom = scrolled + viewport()->height();
    for (std::size_t i = frameAt(scrolled); i < m_message.frames.size() && m_tops[i] < bottom; ++i)
        paintFrame(painter, i, static_cast<int>(m_tops[i] - scrolled));
}

/// \a top may lie far above the viewport.
void WireView::paintFrame(QPainter &painter, std::size_t index, int top) const
{
    const Metrics m = metrics();
    const int height = viewport()->height();
    if (m_wrongFrame == index) {
        const int bottom = top + static_cast<int>(m_tops[index + 1] - m_tops[index]) - m.gap;
        painter.fillRect(0, top, 3, bottom - top, m_theme.color(Theme::Token::Err));
    }
    if (top + m.heading > 0)
        paintHeading(painter, index, top);
    const int first = top + m.heading;
    const qint64 begin = std::max<qint64>(0, -qint64(first) / m.row);
    const qint64 rows = rowsOf(index);
    for (qint64 row = begin; row < rows; ++row) {
        const int y = first + static_cast<int>(row * m.row);
        if (y >= height)
            break;
        paintRow(painter, index, row, y);
    }
}

void WireView::paintHeading(QPainter &painter, std::size_t index, int top) const
{
    const Metrics m = metrics();
    const ComposedFrame &frame = m_message.frames[index];
    const int margin = m_theme.px(WireMargin);
    const QRect line(margin, top, viewport()->width() - 2 * margin, m.heading);
    QFont bold = m_theme.font(Theme::TypeRole::Small);
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_theme.color(Theme::Token::Text));
    const QString name = tr("Frame %1").arg(index + 1);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, name);
    int x = line.left() + painter.fontMetrics().horizontalAdvance(name) + m_theme.px(10);
    FramePainting::drawBadge(
        painter, m_theme, QRectF(x, top, m_theme.px(50), m.heading), frame.header.opcode);
    x += m_theme.px(60);

    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    const QString sizes = u"%1 + %2"_s.arg(frame.header.size()).arg(octetsText(frame.length));
    const int sizesWidth = painter.fontMetrics().horizontalAdvance(sizes);
    for (const QString &text : bitTexts(frame.header)) {
        const int width = painter.fontMetrics().horizontalAdvance(text);
        if (x + width > line.right() - sizesWidth)
            break;
        const bool reserved = text.startsWith("RSV"_L1);
        painter.setPen(m_theme.color(reserved && !(m_message.compressed && text == "RSV1 1"_L1)
                ? Theme::Token::Err
                : Theme::Token::Text2));
        painter.drawText(x, top, width, m.heading, Qt::AlignVCenter, text);
        x += width + m_theme.px(8);
    }
    painter.setPen(m_theme.color(Theme::Token::Text2));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, sizes);
}

void WireView::paintRow(QPainter &painter, std::size_t index, qint64 row, int top) const
{
    const Metrics m = metrics();
    const FrameHeader &header = m_message.frames[index].header;
    const int perRow = octetsPerRow();
    const qsizetype begin = static_cast<qsizetype>(row) * perRow;
    const QByteArray octets = wireOctets(index, begin, perRow);
    const int margin = m_theme.px(WireMargin);

    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.setPen(m_theme.color(Theme::Token::Text3));
    painter.drawText(margin, top, m.offset, m.row, Qt::AlignVCenter,
        QString::number(begin, 16).rightJustified(4, u'0').toUpper());
    for (int i = 0; i < octets.size(); ++i) {
        const QRect cell(margin + m.offset + i * m.octet, top, m.octet, m.row);
        int x = cell.left();
        Theme::FieldColors colors {};
        for (const OctetBand &band : octetBands(header, static_cast<quint64>(begin + i))) {
            colors = m_theme.fieldColors(band.field);
            const int width = cell.width() * band.quarters / 4;
            painter.fillRect(x, top + 1, width, m.row - 2, colors.ground);
            x += width;
        }
        painter.setPen(m_theme.color(Theme::Token::Text));
        painter.drawText(cell, Qt::AlignCenter, hexPreview(QByteArrayView(octets).sliced(i, 1), 1));
    }
}

QByteArray WireView::wireOctets(std::size_t index, qsizetype begin, qsizetype count) const
{
    const ComposedFrame &frame = m_message.frames[index];
    QByteArray octets = encodeHeader(frame.header);
    const qsizetype headerSize = octets.size();
    octets.remove(0, std::min(begin, headerSize));
    octets.truncate(count);
    const qsizetype from = std::max<qsizetype>(begin - headerSize, 0);
    const qsizetype room = std::min(count - octets.size(), frame.length - from);
    if (room > 0) {
        QByteArray part = m_message.payloadOf(frame).sliced(from, room).toByteArray();
        if (frame.header.maskingKey)
            applyMask(part, *frame.header.maskingKey, static_cast<quint64>(from));
        octets += part;
    }
    return octets;
}

} // namespace Framescope

#include "ui/lessons/lessonlist.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int RowHeight = 27;

/// Number, icon, title, how far, and a sign for that.
class LessonDelegate : public QStyledItemDelegate
{
public:
    LessonDelegate(const Theme &theme, LessonList *list)
        : QStyledItemDelegate(list)
        , m_theme(theme)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { 10, m_theme.px(RowHeight) };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const LessonList::Entry &entry = m_list->entry(index.row());
        const bool isSelected = option.state & QStyle::State_Selected;
        const bool hasFocus = m_list->hasFocus();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isSelected) {
            painter->fillRect(
                option.rect, m_theme.color(hasFocus ? Token::BgSel : Token::BgSelIdle));
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                m_theme.color(Token::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, m_theme.color(Token::BgHover));
        }
        if (isSelected && hasFocus) {
            painter->setPen(QPen(m_theme.color(Token::Accent), 1.5));
            painter->drawRect(QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75));
        }
        const QRect row = option.rect.adjusted(8, 0, -12, 0);
        const int icon = m_theme.px(15);
        const int number = m_theme.px(18);
        painter->setFont(m_theme.font(TypeRole::Data));
        painter->setPen(m_theme.color(Token::Text2));
        if (entry.number > 0)
            painter->drawText(QRect(row.left(), row.top(), number, row.height()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(entry.number));
        painter->drawPixmap(row.left() + number + 7, row.center().y() - icon / 2,
            m_theme.pixmap(entry.icon.isEmpty() ? u"book"_s : entry.icon, Token::Text2, icon,
                painter->device()->devicePixelRatioF()));
        const QRect sign(row.right() - icon, row.center().y() - icon / 2, icon, icon);
        paintSign(*painter, sign, entry);

        painter->setFont(m_theme.font(TypeRole::Small));
        painter->setPen(m_theme.color(Token::Text2));
        const QString far = farText(entry);
        const QRect text = row.adjusted(number + icon + 14, 0, -icon - 10, 0);
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, far);
        QFont title = m_theme.font(TypeRole::Body);
        title.setBold(isSelected);
        const int room
            = text.width() - QFontMetrics(m_theme.font(TypeRole::Small)).horizontalAdvance(far) - 8;
        painter->setFont(title);
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(title).elidedText(entry.title, Qt::ElideRight, room));
        painter->restore();
    }

private:
    static QString farText(const LessonList::Entry &entry)
    {
        if (entry.isDone)
            return {};
        return entry.isBegun ? LessonList::tr("step %1 of %2").arg(entry.step + 1).arg(entry.steps)
                             : LessonList::tr("%n step(s)", nullptr, static_cast<int>(entry.steps));
    }

    void paintSign(QPainter &painter, const QRect &rect, const LessonList::Entry &entry) const
    {
        const QRectF circle = QRectF(rect).adjusted(1, 1, -1, -1);
        if (entry.isDone) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(Token::Ok));
            painter.drawEllipse(circle);
            painter.drawPixmap(rect.adjusted(2, 2, -2, -2),
                m_theme.pixmap(u"check"_s, Token::BgPanel, rect.width() - 4,
                    painter.device()->devicePixelRatioF()));
            return;
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::CtlLine), 1.5));
        painter.drawEllipse(circle);
        if (entry.isBegun && entry.steps > 0) {
            painter.setPen(QPen(m_theme.color(Token::Accent), 2));
            constexpr int FullCircle = 360 * 16;
            const auto share = static_cast<int>(FullCircle * entry.step / entry.steps);
            painter.drawArc(circle, 90 * 16, -std::max(share, FullCircle / 12));
        }
    }

    const Theme &m_theme;
    LessonList *m_list;
};

} // namespace

LessonList::LessonList(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new LessonDelegate(theme, this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Lessons"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    const auto choose = [this](const QListWidgetItem *item) {
        const QString id = entry(row(item)).id; // the entries may be others before all have heard
        emit chosen(id);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
    connect(&m_theme, &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

void LessonList::setEntries(const QList<Entry> &entries)
{
    const QString current = currentId();
    m_entries = entries;
    clear();
    for (const Entry &entry : entries) {
        auto *item = new QListWidgetItem(entry.title, this);
        QString state = entry.isDone ? tr("done")
            : entry.isBegun          ? tr("step %1 of %2").arg(entry.step + 1).arg(entry.steps)
                                     : tr("%n step(s)", nullptr, static_cast<int>(entry.steps));
        item->setData(Qt::AccessibleTextRole,
            tr("Lesson %1, %2, %3").arg(entry.number).arg(entry.title, state));
        item->setData(Qt::AccessibleDescriptionRole, entry.summary);
        // A tool tip would be taken for markup if it looked like it.
        item->setToolTip(entry.summary.toHtmlEscaped());
    }
    setCurrentId(current);
    updateGeometry();
}

void LessonList::setCurrentId(const QString &id)
{
    for (int i = 0; i < count(); ++i) {
        if (m_entries.at(i).id == id)
            setCurrentRow(i);
    }
}

QString LessonList::currentId() const
{
    const int row = currentRow();
    return row >= 0 && row < m_entries.size() ? m_entries.at(row).id : QString();
}

int LessonList::doneCount() const
{
    return static_cast<int>(std::count_if(
        m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.isDone; }));
}

QSize LessonList::sizeHint() const
{
    return { m_theme.px(300), heightOf(std::clamp(count(), 1, 12)) };
}

int LessonList::heightOf(int rows) const
{
    constexpr int Frame = 8;
    return m_theme.px(RowHeight) * rows + Frame;
}

} // namespace Framescope

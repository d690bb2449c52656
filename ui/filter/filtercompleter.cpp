#include "ui/filter/filtercompleter.h"

#include "app/filter/filtercompletions.h"
#include "ui/filter/completiondelegate.h"
#include "ui/filter/completionlist.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int PopupWidth = 480; // px of the design
constexpr int VisibleItems = 9;

} // namespace

FilterCompleter::FilterCompleter(const Theme &theme, QLineEdit *edit)
    : QCompleter(edit)
    , m_theme(theme)
    , m_edit(edit)
    , m_items(new QStandardItemModel(this))
    , m_list(new CompletionList(theme))
{
    setModel(m_items);
    setCompletionMode(UnfilteredPopupCompletion);
    setMaxVisibleItems(VisibleItems);
    setPopup(m_list);
    m_list->setItemDelegate(
        new CompletionDelegate(theme, m_list)); // behind setPopup(), which has its own
    setWidget(edit);
    connect(
        this, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterCompleter::take);
}

void FilterCompleter::offer()
{
    const FilterCompletions found = filterCompletions(m_edit->text(), m_edit->cursorPosition());
    const QString typed = m_edit->text().mid(found.position, found.length);
    const bool isDone = found.items.size() == 1 && found.items.constFirst().text == typed;
    if (found.items.isEmpty() || isDone) {
        hide();
        return;
    }
    m_position = found.position;
    m_length = found.length;
    m_items->clear();
    for (const FilterCompletions::Item &item : found.items) {
        auto *row = new QStandardItem(item.text);
        row->setData(item.description, CompletionDelegate::DescriptionRole);
        row->setData(item.description.isEmpty()
                ? item.text
                : QStringLiteral("%1, %2").arg(item.text, item.description),
            Qt::AccessibleTextRole);
        m_items->appendRow(row);
    }
    m_list->setCurrentIndex({});
    const QFontMetrics metrics(m_edit->font());
    const int back = metrics.horizontalAdvance(typed.left(m_edit->cursorPosition() - m_position));
    const int width = m_theme.px(PopupWidth);
    const int left = m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRect().left() - back;
    complete({ std::clamp(left, 0, std::max(0, m_edit->width() - width)), 0, width,
        m_edit->height() + m_theme.px(6) });
    makeRoomForHints();
}

/// QCompleter makes the list as high as its rows are.
void FilterCompleter::makeRoomForHints()
{
    QRect place = m_list->geometry();
    const bool isAbove = place.top() < m_edit->mapToGlobal(QPoint()).y();
    const int hints = m_list->hintsHeight();
    if (isAbove)
        place.setTop(place.top() - hints);
    else
        place.setBottom(place.bottom() + hints);
    m_list->setGeometry(place);
}

bool FilterCompleter::isOffering() const
{
    return m_list->isVisible();
}

void FilterCompleter::hide()
{
    m_list->hide();
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        // The field, which has these keys first, would pass the focus on, or take what is typed.
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex chosen
            = m_list->selectionModel()->hasSelection() ? m_list->currentIndex() : QModelIndex();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (key == Qt::Key_Tab || (isEnter && chosen.isValid())) {
            hide();
            take(chosen.isValid() ? chosen : m_items->index(0, 0));
            return true;
        }
    }
    if (watched == m_list && event->type() == QEvent::Hide)
        emit ended();
    return QCompleter::eventFilter(watched, event);
}

void FilterCompleter::take(const QModelIndex &index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    const qsizetype end = m_position + m_length;
    if (end == m_edit->text().size() && !text.startsWith(QLatin1Char('(')))
        text += QLatin1Char(' '); // so that what may follow is offered next
    m_edit->setSelection(static_cast<int>(m_position), static_cast<int>(m_length));
    m_edit->insert(text);
    emit m_edit->textEdited(m_edit->text());
}

} // namespace Framescope

#include "ui/composer/snippetpane.h"

#include "ui/composer/snippetdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QShortcut>

namespace Framescope {

using namespace Qt::StringLiterals;

SnippetPane::SnippetPane(const Theme &theme, SnippetModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_list(new QListView(this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, tr("Snippets"), this);
    title->setBold(true);
    auto *add = new IconButton(theme, u"plus"_s, tr("Save as snippet"), this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SnippetDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDragDropOverwriteMode(false);
    m_list->setDropIndicatorShown(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Snippets"));

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(10, 4, 6, 4);
    heading->addWidget(title, 1);
    heading->addWidget(add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    m_note->hide();
    connect(m_note, &NoteRow::actionTriggered, this, &SnippetPane::undo);

    const auto choose
        = [this](const QModelIndex &index) { emit chosen(m_model.composition(index)); };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    connect(m_list, &QListView::customContextMenuRequested, this, &SnippetPane::showMenu);
    connect(add, &IconButton::clicked, this, &SnippetPane::saveRequested);
    const auto onKey = [this](const QKeySequence &key, auto slot) {
        connect(new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, slot);
    };
    onKey(Qt::Key_Delete, [this] {
        if (m_list->currentIndex().isValid())
            remove(m_list->currentIndex().row());
    });
    onKey(QKeySequence::Undo, [this] { undo(); });
    onKey(Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    onKey(Qt::ALT | Qt::Key_Down, [this] { move(1); });
}

void SnippetPane::rename(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    m_list->setFocus();
    m_list->edit(index);
}

void SnippetPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Theme::Token::BgSunken));
}

void SnippetPane::move(int step)
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        m_model.moveRow({}, current.row(), {}, current.row() + (step > 0 ? 2 : -1));
}

void SnippetPane::remove(int row)
{
    const QString name = m_model.index(row).data().toString();
    m_model.removeRow(row);
    m_note->setNote(Tone::Info, tr("\"%1\" was removed.").arg(name), {}, tr("Undo"));
    m_note->show();
}

void SnippetPane::undo()
{
    if (m_note->isHidden())
        return;
    m_note->hide();
    const QModelIndex back = m_model.undoRemove();
    if (back.isValid())
        m_list->setCurrentIndex(back);
    m_list->setFocus();
}

void SnippetPane::showMenu(const QPoint &position)
{
    const QPersistentModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename"), this, [this, index] { rename(index); });
    menu->addAction(tr("Move up"), this, [this] { move(-1); });
    menu->addAction(tr("Move down"), this, [this] { move(1); });
    menu->addAction(tr("Remove"), this, [this, index] {
        if (index.isValid())
            remove(index.row());
    });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace Framescope

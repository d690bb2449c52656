#include "ui/message/valuetreeview.h"

#include "app/message/diagnostictext.h"
#include "ui/message/valuetreemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

/// px of the design
constexpr int RowHeight = 20;
constexpr int NameWidth = 220;
constexpr int TypeWidth = 170;
constexpr int OctetsWidth = 110;
/// Below it there is no column for the octets.
constexpr int WideEnough = 700;

/// Names, values and types in the colours of their kind.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    ValueDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return { QStyledItemDelegate::sizeHint(option, index).width(), m_theme.px(RowHeight) };
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isSelected = option->state.testFlag(QStyle::State_Selected);
        const QColor color = isSelected && index.column() >= ValueTreeModel::TypeColumn
            ? m_theme.color(Theme::Token::Text2)
            : colorOf(index);
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
        option->textElideMode = Qt::ElideRight;
        option->font
            = m_theme.font(index.column() == ValueTreeModel::TypeColumn ? Theme::TypeRole::Small
                                                                        : Theme::TypeRole::Code);
    }

private:
    QColor colorOf(const QModelIndex &index) const
    {
        const auto field = [this](Theme::Field f) { return m_theme.fieldColors(f).text; };
        const QVariant kind = index.data(ValueTreeModel::KindRole);
        if (index.column() >= ValueTreeModel::TypeColumn || !kind.isValid())
            return m_theme.color(Theme::Token::Text3);
        if (index.column() == ValueTreeModel::NameColumn)
            return field(Theme::Field::Opcode);
        switch (static_cast<ValueNode::Kind>(kind.toInt())) {
        case ValueNode::Kind::Text:
            return field(Theme::Field::Length);
        case ValueNode::Kind::Number:
            return m_theme.opcodeColors(2).text;
        case ValueNode::Kind::Literal:
            return field(Theme::Field::Fin);
        case ValueNode::Kind::Bytes:
        case ValueNode::Kind::Extension:
            return field(Theme::Field::Payload);
        default:
            return m_theme.color(Theme::Token::Text2);
        }
    }

    const Theme &m_theme;
};

} // namespace

ValueTreeView::ValueTreeView(const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_model(new ValueTreeModel(this))
{
    setModel(m_model);
    setItemDelegate(new ValueDelegate(theme, this));
    setAccessibleName(tr("Values"));
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(ValueTreeModel::ValueColumn, QHeaderView::Stretch);
    connect(&theme, &Theme::changed, this, &ValueTreeView::applyTheme);
    applyTheme();
}

void ValueTreeView::setTree(const std::shared_ptr<const ValueTree> &tree)
{
    if (tree == m_model->tree())
        return;
    m_model->setTree(tree);
    const QModelIndex first = m_model->index(0, 0);
    if (!first.isValid())
        return;
    // Of small trees two levels, of others one: what is open is what can be seen.
    constexpr std::size_t Small = 200; // values
    expandSome(first);
    if (tree->nodes.size() <= Small) {
        for (int row = 0; row < m_model->rowCount(first); ++row)
            expandSome(m_model->index(row, 0, first));
    }
    const QSignalBlocker unasked(this); // nobody has selected it
    setCurrentIndex(first);
}

void ValueTreeView::copy(CopyForm form) const
{
    const QModelIndex current = currentIndex();
    const QVariant node = current.data(ValueTreeModel::NodeRole);
    const bool isString = current.data(ValueTreeModel::KindRole)
        == QVariant(static_cast<int>(ValueNode::Kind::Text));
    QString text;
    switch (form) {
    case CopyForm::Name:
        text = m_model->name(current);
        break;
    case CopyForm::Path:
        text = m_model->path(current);
        break;
    case CopyForm::Value:
    case CopyForm::Notation:
        if (!node.isValid())
            return;
        text = form == CopyForm::Value && isString
            ? QString::fromUtf8(contentText(*m_model->tree(), node.toUInt(), CopyLimit))
            : notation(node.toUInt());
        break;
    }
    QApplication::clipboard()->setText(text);
}

void ValueTreeView::copyAll() const
{
    if (m_model->tree())
        QApplication::clipboard()->setText(notation(0));
}

QString ValueTreeView::notation(std::size_t node) const
{
    const ValueTree &tree = *m_model->tree();
    if (tree.format != ValueFormat::Json)
        return visibleText(diagnosticText(tree, node, CopyLimit));
    const QByteArrayView json = tree.octetsOf(tree.nodes[node]);
    return QString::fromUtf8(json.first(std::min(json.size(), CopyLimit)));
}

void ValueTreeView::expandSome(const QModelIndex &index)
{
    if (m_model->hasChildren(index))
        expand(index);
}

void ValueTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    const QVariant number = current.data(ValueTreeModel::NodeRole);
    if (!number.isValid())
        return;
    const ValueNode &node = m_model->tree()->nodes[number.toUInt()];
    emit octetsSelected({ node.begin, node.end - node.begin });
}

void ValueTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->globalPos();
    const QModelIndex current = currentIndex();
    if (event->reason() == QContextMenuEvent::Keyboard)
        place = viewport()->mapToGlobal(visualRect(current).bottomLeft());
    if (!current.isValid())
        return;
    const bool isValue = current.data(ValueTreeModel::NodeRole).isValid();
    const bool isJson = m_model->tree()->format == ValueFormat::Json;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Value"));
    QAction *value = menu->addAction(tr("&Copy value"), this, [this] { copy(CopyForm::Value); });
    value->setShortcut(QKeySequence::Copy);
    value->setShortcutVisibleInContextMenu(true);
    QAction *written
        = menu->addAction(isJson ? tr("Copy as &JSON") : tr("Copy in &diagnostic notation"), this,
            [this] { copy(CopyForm::Notation); });
    menu->addAction(tr("Copy &name"), this, [this] { copy(CopyForm::Name); })
        ->setEnabled(!m_model->name(current).isEmpty());
    menu->addAction(tr("Copy &path"), this, [this] { copy(CopyForm::Path); });
    menu->addSeparator();
    QAction *octets
        = menu->addAction(tr("&Show its octets"), this, &ValueTreeView::octetsRequested);
    octets->setShortcut(Qt::Key_Return);
    octets->setShortcutVisibleInContextMenu(true);
    for (QAction *action : { value, written, octets })
        action->setEnabled(isValue);
    octets->setVisible(m_octetsShown);
    menu->popup(place);
}

void ValueTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(CopyForm::Value);
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_octetsShown && currentIndex().data(ValueTreeModel::NodeRole).isValid()) {
        emit octetsRequested();
        return;
    }
    // All below would be very many.
    if (event->key() == Qt::Key_Asterisk) {
        expandSome(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ValueTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
}

void ValueTreeView::applyTheme()
{
    header()->setFont(m_theme.font(Theme::TypeRole::Small));
    setIndentation(m_theme.px(16));
    setStyleSheet(QStringLiteral("QTreeView { background: %1; border: 1px solid transparent; }"
                                 " QTreeView:focus { border-color: %2; }")
                      .arg(m_theme.color(Theme::Token::BgPanel).name(),
                          m_theme.color(Theme::Token::Accent).name()));
    layOutColumns();
    doItemsLayout();
}

void ValueTreeView::layOutColumns()
{
    const int width = viewport()->width();
    setColumnHidden(ValueTreeModel::OctetsColumn, width < m_theme.px(WideEnough));
    header()->resizeSection(
        ValueTreeModel::NameColumn, std::min(m_theme.px(NameWidth), std::max(width / 3, 1)));
    header()->resizeSection(
        ValueTreeModel::TypeColumn, std::min(m_theme.px(TypeWidth), std::max(width / 4, 1)));
    header()->resizeSection(ValueTreeModel::OctetsColumn, m_theme.px(OctetsWidth));
}

} // namespace Framescope

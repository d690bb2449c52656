#include "ui/handshake/headerfielddelegate.h"

#include "ui/handshake/headerfieldmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wrappedtext.h"

#include <QPainter>
#include <QWidget>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Model = HeaderFieldModel;
using Token = Theme::Token;

/// In pixels of the design.
constexpr int RowHeight = 24;
constexpr int IconSize = 14;
constexpr int IconColumnWidth = 32;
constexpr int Margin = 6;

Model::State stateOf(const QModelIndex &index)
{
    return index.data(Model::StateRole).value<Model::State>();
}

Model::Secret secretOf(const QModelIndex &index)
{
    return index.data(Model::SecretRole).value<Model::Secret>();
}

struct Icon
{
    QString name;
    Token color;
};

Icon iconOf(const QModelIndex &index)
{
    switch (stateOf(index)) {
    case Model::State::Passed:
        return { u"check"_s, Token::Ok };
    case Model::State::Warning:
        return { u"warn"_s, Token::Warn };
    case Model::State::Failed:
        return { u"error"_s, Token::Err };
    case Model::State::Unchecked:
        break;
    }
    return { secretOf(index) == Model::Secret::None ? QString() : u"eye"_s, Token::Text2 };
}

} // namespace

HeaderFieldDelegate::HeaderFieldDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void HeaderFieldDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.widget && option.widget->hasFocus();
    QColor ground = m_theme.color(index.row() % 2 == 0 ? Token::BgPanel : Token::BgAlt);
    if (index.data(Model::HighlightRole).toBool())
        ground = m_theme.color(Token::AccentSoft);
    if (selected)
        ground = m_theme.color(focused ? Token::BgSel : Token::BgSelIdle);
    painter->fillRect(option.rect, ground);

    if (index.column() == Model::StateColumn) {
        const Icon icon = iconOf(index);
        if (!icon.name.isEmpty()) {
            const int size = m_theme.px(IconSize);
            const QPixmap pixmap = m_theme.pixmap(
                icon.name, icon.color, size, painter->device()->devicePixelRatioF());
            painter->drawPixmap(option.rect.x() + m_theme.px(12),
                option.rect.y() + (option.rect.height() - size) / 2, pixmap);
        }
        painter->restore();
        return;
    }

    const int margin = m_theme.px(Margin);
    const bool isLast = index.column() == Model::RemarkColumn;
    const QRect area = option.rect.adjusted(margin, 0, isLast ? -2 * margin : -margin, 0);
    const QString text = index.data().toString();
    painter->setPen(textColor(index));
    if (index.column() == Model::ValueColumn) {
        WrappedText::draw(*painter, area, text, font(index));
    } else {
        painter->setFont(font(index));
        const auto side = index.column() == Model::RemarkColumn ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(area, static_cast<int>(side | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize HeaderFieldDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() == Model::StateColumn)
        return { m_theme.px(IconColumnWidth), m_theme.px(RowHeight) };
    const QFontMetrics metrics(font(index));
    return { metrics.horizontalAdvance(index.data().toString()) + 3 * m_theme.px(Margin) + 2,
        m_theme.px(RowHeight) };
}

int HeaderFieldDelegate::rowHeight(const QModelIndex &value, int valueWidth) const
{
    const int text = WrappedText::height(
        value.data().toString(), font(value), valueWidth - 2 * m_theme.px(Margin));
    return qMax(m_theme.px(RowHeight), text + m_theme.px(8));
}

QFont HeaderFieldDelegate::font(const QModelIndex &index) const
{
    switch (index.column()) {
    case Model::NameColumn: {
        QFont font = m_theme.font(Theme::TypeRole::Small);
        font.setBold(index.data(Model::HighlightRole).toBool());
        return font;
    }
    case Model::ValueColumn:
        return m_theme.font(Theme::TypeRole::Data);
    default:
        return m_theme.font(Theme::TypeRole::Small);
    }
}

QColor HeaderFieldDelegate::textColor(const QModelIndex &index) const
{
    const Model::State state = stateOf(index);
    if (state == Model::State::Failed && index.column() != Model::NameColumn)
        return m_theme.color(Token::Err);
    if (state == Model::State::Warning && index.column() == Model::RemarkColumn)
        return m_theme.color(Token::Warn);
    const bool isStrong
        = index.column() == Model::ValueColumn || index.data(Model::HighlightRole).toBool();
    return m_theme.color(
        isStrong && index.column() != Model::RemarkColumn ? Token::Text : Token::Text2);
}

} // namespace Framescope

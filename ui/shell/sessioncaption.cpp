#include "ui/shell/sessioncaption.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

// px of the design
constexpr int Width = 420;
constexpr int LeastWidth = 80;
constexpr int MenusWidth = 450;
constexpr int Height = 26;

} // namespace

SessionCaption::SessionCaption(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new IconLabel(theme, QStringLiteral("file"), Theme::Token::Text2, 14, this))
    , m_name(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, {}, this))
    , m_note(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 10, 0);
    row->setSpacing(6);
    row->addStretch();
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_icon, m_name, m_note })
        row->addWidget(widget);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

QSize SessionCaption::sizeHint() const
{
    // The menus beside it come first.
    const int room = window()->width() - m_theme.px(MenusWidth);
    return { std::clamp(room, m_theme.px(LeastWidth), m_theme.px(Width)), m_theme.px(Height) };
}

void SessionCaption::setSession(const QString &name, const QString &note)
{
    const QString shown = note.isEmpty() ? QString() : QStringLiteral("· ") + note;
    if (name == m_name->text() && shown == m_note->text())
        return; // it is said many times a second
    m_name->setText(name);
    m_note->setText(shown);
    m_note->setVisible(!note.isEmpty());
    setAccessibleName(note.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, note));
}

} // namespace Framescope

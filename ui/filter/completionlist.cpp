#include "ui/filter/completionlist.h"

#include "ui/theme/theme.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int HintsHeight = 25; // px of the design

} // namespace

CompletionList::CompletionList(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_hints(new QWidget(this))
{
    setUniformItemSizes(true);
    setAccessibleName(tr("Completions"));
    auto *row = new QHBoxLayout(m_hints);
    row->setContentsMargins(10, 0, 10, 0);
    row->setSpacing(6);
    addHint({ tr("Tab") }, tr("accept"));
    addHint({ u"↑"_s, u"↓"_s }, tr("choose"));
    addHint({ tr("Esc") }, tr("close"));
    row->addStretch(1);
    m_hints->setAutoFillBackground(true);
    connect(&m_theme, &Theme::changed, this, &CompletionList::applyTheme);
    applyTheme();
}

int CompletionList::hintsHeight() const
{
    return m_theme.px(HintsHeight);
}

void CompletionList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    const QRect inside = contentsRect();
    const int height = hintsHeight();
    m_hints->setGeometry(inside.left(), inside.bottom() + 1 - height, inside.width(), height);
}

void CompletionList::addHint(const QStringList &keys, const QString &what)
{
    auto *row = static_cast<QHBoxLayout *>(m_hints->layout());
    row->addWidget(new KeyCaps(m_theme, keys, m_hints));
    row->addWidget(
        new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, what, m_hints));
    row->addSpacing(m_theme.px(8));
}

void CompletionList::applyTheme()
{
    setPalette(m_theme.palette());
    QPalette colors = m_theme.palette();
    colors.setColor(QPalette::Window, m_theme.color(Theme::Token::BgSunken));
    m_hints->setPalette(colors);
    setViewportMargins(0, 0, 0, hintsHeight());
}

} // namespace Framescope

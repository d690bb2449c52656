#include "ui/widgets/noticearea.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace Framescope {

NoticeArea::NoticeArea(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

NoticeBar *NoticeArea::add(Tone tone, const QString &text)
{
    auto *bar = new NoticeBar(m_theme, tone, text, this);
    m_column->addWidget(bar);
    bar->show();
    return bar;
}

void NoticeArea::tell(Tone tone, const QString &text)
{
    NoticeBar *bar = add(tone, text);
    bar->setDismissable();
    connect(bar, &NoticeBar::dismissed, bar, &QObject::deleteLater);
    QAccessibleEvent event(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Framescope

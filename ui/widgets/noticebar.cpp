#include "ui/widgets/noticebar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>

namespace Framescope {

NoticeBar::NoticeBar(const Theme &theme, Tone tone, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
    , m_row(new QHBoxLayout(this))
    , m_text(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, {}, this))
    , m_progress(new QProgressBar(this))
{
    m_row->setContentsMargins(12, 4, 10, 5);
    m_row->setSpacing(12);
    m_row->addWidget(new IconLabel(theme, toneIcon(tone), toneText(tone), 14, this));
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_progress);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(theme.px(160));
    m_progress->hide();
    setText(text);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    m_progress->setAccessibleName(text);
}

LinkButton *NoticeBar::addAction(const QString &action)
{
    auto *button = new LinkButton(m_theme, action, this);
    m_row->addWidget(button);
    return button;
}

void NoticeBar::setDismissable()
{
    auto *close = new IconButton(m_theme, QStringLiteral("x"), tr("Dismiss"), this);
    m_row->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
}

void NoticeBar::setProgress(quint64 done, quint64 all)
{
    constexpr int Steps = 1000;
    m_progress->setRange(0, all == 0 ? 0 : Steps);
    if (all > 0)
        m_progress->setValue(
            static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * Steps));
    m_progress->show();
}

void NoticeBar::hideProgress()
{
    m_progress->hide();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(toneGround(m_tone)));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Theme::Token::Line));
}

} // namespace Framescope

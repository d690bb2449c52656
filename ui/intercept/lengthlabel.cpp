#include "ui/intercept/lengthlabel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

#include <limits>

namespace Framescope {

LengthLabel::LengthLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_caption(
          new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Length"), this))
    , m_before(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, this))
    , m_now(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(5);
    row->addWidget(m_caption);
    row->addWidget(m_before);
    row->addWidget(m_now);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLength(std::nullopt, 0);
}

void LengthLabel::setLength(const std::optional<quint64> &before, quint64 now)
{
    const bool isOther = before && *before != now;
    m_before->setVisible(isOther);
    m_before->setText(isOther ? QStringLiteral("%1 →").arg(*before) : QString());
    m_now->setText(QString::number(now));
    m_now->setColor(isOther ? Theme::Token::Accent : Theme::Token::Text);
    m_now->setBold(isOther);
    constexpr quint64 MostCounted = std::numeric_limits<int>::max(); // by a sentence
    if (isOther)
        setToolTip(tr("%1 octets of payload; %2 as it came")
                       .arg(QString::number(now), QString::number(*before)));
    else
        setToolTip(now > MostCounted
                ? QString()
                : tr("%n octet(s) of payload", nullptr, static_cast<int>(now)));
}

QString LengthLabel::text() const
{
    return m_before->text().isEmpty() ? m_now->text() : m_before->text() + u' ' + m_now->text();
}

} // namespace Framescope

#include "ui/intercept/messagefields.h"

#include "ui/intercept/lengthlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/wraplayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace Framescope {

MessageFields::MessageFields(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_type(new QComboBox(this))
    , m_compressed(new QCheckBox(tr("Compressed (permessage-deflate)"), this))
    , m_length(new LengthLabel(theme, this))
{
    m_type->addItems({ tr("text"), tr("binary") });
    nameComboBox(m_type, tr("Type of the message"));
    m_type->setProperty("compact", true);
    auto *lines = new WrapLayout(8, this); // of pages, the widest says how high all are
    auto *type = new QHBoxLayout;
    type->setSpacing(8);
    type->addWidget(
        new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Message"), this));
    type->addWidget(m_type);
    lines->addLayout(type);
    lines->addWidget(m_compressed);
    lines->addWidget(m_length);
    lines->addStretch();
    connect(m_type, &QComboBox::currentIndexChanged, this, &MessageFields::changed);
    connect(m_compressed, &QCheckBox::toggled, this, &MessageFields::changed);
}

void MessageFields::setMessage(MessageType type, bool compressed, bool canCompress)
{
    const QSignalBlocker blocker(this);
    m_type->setCurrentIndex(type == MessageType::Text ? 0 : 1);
    m_compressed->setChecked(compressed && canCompress);
    m_compressed->setEnabled(canCompress);
    m_compressed->setToolTip(canCompress
            ? tr("For the window that the receiver has then (RFC 7692 §7.2.1)")
            : tr("permessage-deflate was not agreed on for this connection"));
}

MessageType MessageFields::type() const
{
    return m_type->currentIndex() == 0 ? MessageType::Text : MessageType::Binary;
}

bool MessageFields::isCompressed() const
{
    return m_compressed->isChecked();
}

} // namespace Framescope

#include "ui/connect/secretfield.h"

#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace Framescope {

SecretField::SecretField(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
{
    auto *show = new IconButton(theme, QStringLiteral("eye"), tr("Show: %1").arg(name), this);
    show->setCheckable(true);
    m_field->setAccessibleName(name);
    m_field->setEchoMode(QLineEdit::Password);
    setFocusProxy(m_field);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addWidget(show);
    connect(show, &IconButton::toggled, m_field, [this](bool shown) {
        m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

} // namespace Framescope

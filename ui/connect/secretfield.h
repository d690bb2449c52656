#pragma once

#include <QWidget>

class QLineEdit;

namespace Framescope {

class Theme;

/// A field for a password or a token, hidden until it is asked for.
class SecretField : public QWidget
{
    Q_OBJECT
public:
    SecretField(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }

private:
    QLineEdit *m_field;
};

} // namespace Framescope

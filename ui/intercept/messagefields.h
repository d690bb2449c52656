#pragma once

#include "protocol/connection/intercept.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace Framescope {

class LengthLabel;
class Theme;

/// What can be said of a message besides its payload: its type, and whether it is compressed.
class MessageFields : public QWidget
{
    Q_OBJECT
public:
    explicit MessageFields(const Theme &theme, QWidget *parent = nullptr);

    void setMessage(MessageType type, bool compressed, bool canCompress);
    MessageType type() const;
    bool isCompressed() const;

    LengthLabel *length() const { return m_length; }
    QComboBox *typeList() const { return m_type; }
    QCheckBox *compressedBox() const { return m_compressed; }

signals:
    void changed();

private:
    QComboBox *m_type;
    QCheckBox *m_compressed;
    LengthLabel *m_length;
};

} // namespace Framescope

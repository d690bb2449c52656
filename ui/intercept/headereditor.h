#pragma once

#include "protocol/wire/frameheader.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace Framescope {

class IconButton;
class LengthLabel;
class Theme;

/// Edits every bit of a frame's header (RFC 6455 §5.2), legal or not. The announced length is that
/// of the payload, written in the form that is chosen.
class HeaderEditor : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderEditor(const Theme &theme, QWidget *parent = nullptr);

    /// A header as it stood on the wire: an announced length that differs from \a payloadLength, of
    /// octets, stays as it is.
    void setHeader(const FrameHeader &header, quint64 payloadLength);
    /// With a payload of \a payloadLength octets; nullopt while something typed cannot be read.
    std::optional<FrameHeader> header(quint64 payloadLength) const;
    /// What cannot be read; empty if everything can.
    QString problem() const;

    QComboBox *opcode() const { return m_opcode; }
    QCheckBox *fin() const { return m_fin; }
    QCheckBox *rsv(int number) const { return m_rsv[static_cast<std::size_t>(number - 1)]; }
    QCheckBox *masked() const { return m_masked; }
    QLineEdit *key() const { return m_key; }
    QComboBox *lengthForm() const { return m_form; }
    QLineEdit *announced() const { return m_announced; }
    LengthLabel *length() const { return m_length; }
    /// Shows form and announced length, which are seldom needed.
    IconButton *moreButton() const { return m_more; }
    /// The payload has \a now octets, and had \a before when it came, if it did.
    void setLength(const std::optional<quint64> &before, quint64 now);

signals:
    void changed();

private:
    std::optional<MaskingKey> typedKey() const;
    void applyChange();
    void applyTheme(const Theme &theme);
    void showLength();

    QComboBox *m_opcode;
    QCheckBox *m_fin;
    std::array<QCheckBox *, 3> m_rsv;
    QCheckBox *m_masked;
    QLineEdit *m_key;
    QComboBox *m_form;
    QLineEdit *m_announced;
    LengthLabel *m_length;
    IconButton *m_more;
    QWidget *m_lengthPart; ///< form and announced length
    std::optional<quint64> m_lengthBefore;
    quint64 m_lengthNow = 0;
};

} // namespace Framescope

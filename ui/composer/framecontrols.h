#pragma once

#include "app/compose/composition.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Framescope {

class SegmentedSwitch;
class TextLabel;
class Theme;

/// Every bit of the frames that a payload is put into (RFC 6455 §5.2), and how many there are.
class FrameControls : public QWidget
{
    Q_OBJECT
public:
    explicit FrameControls(const Theme &theme, QWidget *parent = nullptr);

    /// Writes what is chosen here into \a composition.
    void fill(Composition &composition) const;
    /// Shows what \a composition has, without changed().
    void show(const Composition &composition);
    /// Where the frames go, which says who has to mask (§5.1).
    void setDirection(Direction direction);
    /// Whether permessage-deflate was agreed on for this direction.
    void setDeflateAgreed(bool agreed);

    quint8 opcode() const;
    void setOpcode(quint8 opcode);
    /// What was typed that can be no key or no length; empty if all is well.
    QString problem() const;

signals:
    void changed();

private:
    void addRow(const QString &name, std::initializer_list<QWidget *> widgets);
    void showMaskHint();
    void notice();
    void applyTheme();
    bool masks() const;
    std::optional<MaskingKey> typedKey() const;
    std::optional<quint64> typedLength() const;

    const Theme &m_theme;
    Direction m_direction = Direction::ClientToServer;
    bool m_maskChosen = false; ///< by the user: it no longer follows the direction
    bool m_showing = false; ///< inside show()
    QFormLayout *m_form;
    QComboBox *m_opcode;
    SegmentedSwitch *m_fin;
    QCheckBox *m_rsv1;
    QCheckBox *m_rsv2;
    QCheckBox *m_rsv3;
    QCheckBox *m_mask;
    TextLabel *m_maskHint;
    QLineEdit *m_key;
    QComboBox *m_lengthForm;
    QLineEdit *m_length;
    QCheckBox *m_fragment;
    QSpinBox *m_fragmentSize;
    QSpinBox *m_pause;
    QCheckBox *m_ping;
    QCheckBox *m_compress;
};

} // namespace Framescope

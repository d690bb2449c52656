#pragma once

#include "protocol/wire/masking.h"
#include "ui/lessons/stepanimation.h"

namespace Framescope {

/// A payload is unmasked octet by octet (RFC 6455 §5.3): the octet of the key whose turn it is
/// comes down, and what is left over after XOR stands below.
class UnmaskingAnimation : public StepAnimation
{
    Q_OBJECT
public:
    /// Shows the example of §5.7 until told otherwise.
    explicit UnmaskingAnimation(const Theme &theme, QWidget *parent = nullptr);

    static constexpr qsizetype MaxOctets = 10;

    /// \a plain is cut to MaxOctets.
    void setPayload(MaskingKey key, QByteArrayView plain);

    int stepCount() const override { return static_cast<int>(m_plain.size()); }
    QString describe(int step) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum Line { IndexLine, BankLine, WireLine, KeyLine, PlainLine, TextLine, LineCount };

    QRectF cell(Line line, int column) const;
    void paintOctet(QPainter &painter, const QRectF &cell, const QColor &ground, quint8 value,
        bool isCurrent) const;
    quint8 keyOctet(int column) const;
    quint8 plainOctet(int column) const;

    MaskingKey m_key {};
    QByteArray m_plain;
};

} // namespace Framescope

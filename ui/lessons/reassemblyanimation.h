#pragma once

#include "ui/lessons/stepanimation.h"

#include <QByteArray>
#include <QList>

namespace Framescope {

/// Fragments arrive one by one and become a message; a control frame in between passes by
/// (RFC 6455 §5.4).
class ReassemblyAnimation : public StepAnimation
{
    Q_OBJECT
public:
    struct Piece
    {
        quint8 opcode = 0; ///< raw
        bool fin = false;
        QByteArray payload; ///< unmasked

        friend bool operator==(const Piece &, const Piece &) = default;
    };

    /// Shows an example until told otherwise.
    explicit ReassemblyAnimation(const Theme &theme, QWidget *parent = nullptr);

    static constexpr qsizetype MaxPieces = 8;

    /// In the order in which they crossed; cut to MaxPieces.
    void setPieces(const QList<Piece> &pieces);

    int stepCount() const override { return static_cast<int>(m_pieces.size()); }
    QString describe(int step) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString messageText(int steps) const;
    bool isComplete(int steps) const;
    QRectF pieceRect(int index) const;
    void paintPiece(
        QPainter &painter, const QRectF &rect, const Piece &piece, bool isCurrent) const;
    void paintBox(QPainter &painter, const QRectF &rect, const QString &title, const QString &text,
        bool isDone) const;

    QList<Piece> m_pieces;
};

} // namespace Framescope

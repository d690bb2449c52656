#pragma once

#include "protocol/direction.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

class QPalette;

namespace Framescope {

/// Every colour, font and icon of the window, named by job. Painted widgets read them from here;
/// palette() and styleSheet() are filled from the same values. One Theme lives as long as the
/// window and is handed to whoever paints; GUI thread only.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { Light, Dark };

    /// The tokens of the design, in its order and under its names.
    enum class Token {
        BgApp,
        BgBar,
        BgPanel,
        BgSunken,
        BgAlt,
        BgRaised,
        BgInput,
        BgHover,
        BgPress,
        BgSel,
        BgSelIdle,
        Line,
        LineSoft,
        LineStrong,
        CtlLine,
        Text,
        Text2,
        Text3,
        TextDis,
        Accent,
        AccentFill,
        AccentSoft,
        Ok,
        OkBg,
        Warn,
        WarnBg,
        Err,
        ErrBg,
        ErrRow,
        MarkBg,
        DirC2s,
        DirS2c,
    };

    /// Colours of an opcode's badge and of its mark in the timeline.
    struct OpcodeColors
    {
        QColor text;
        QColor ground; ///< invalid: no ground, a dashed outline instead (reserved opcodes)
        QColor mark;
        bool outlined = false; ///< PING: outlined rather than filled
    };

    /// The fields of a frame that have a colour of their own.
    enum class Field { Fin, Rsv, Opcode, Mask, Length, Payload };
    struct FieldColors
    {
        QColor text; ///< label, outline and selection
        QColor ground;
    };

    enum class TypeRole { Title, Heading, Body, Small, Micro, Data, Code, Bits, Ruler, Badge };

    /// The text scale starts out as the system's.
    explicit Theme(Scheme scheme = Scheme::Light, QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    /// 1.0 at the sizes of the design, at most 3.0.
    qreal textScale() const { return m_textScale; }
    void setTextScale(qreal scale);
    /// \a designPixels, a size from the design, in logical pixels at the current text scale. Rows,
    /// bars and cells that hold text are measured in these, so that they grow with it.
    int px(qreal designPixels) const;

    QColor color(Token token) const;
    QColor directionColor(Direction direction) const;
    /// \a opcode is the raw nibble.
    OpcodeColors opcodeColors(quint8 opcode) const;
    OpcodeColors violationColors() const;
    FieldColors fieldColors(Field field) const;
    QFont font(TypeRole role) const;

    /// An icon of resources/icons by its name there, in \a token's colour; in TextDis when
    /// disabled, in Accent when on. In a place that is wider than high it stands at the left end,
    /// as before a word.
    QIcon icon(const QString &name, Token token = Token::Text2) const;
    /// White, for a button filled with AccentFill.
    QIcon iconOnFill(const QString &name) const;
    /// \a size is in logical pixels.
    QPixmap pixmap(const QString &name, Token token, int size, qreal devicePixelRatio) const;
    static QIcon applicationIcon();

    QPalette palette() const;
    /// For the application: what QPalette cannot say. Looks that a widget asks for by a dynamic
    /// property are listed in makeStyleSheet().
    QString styleSheet() const;

signals:
    /// Colours or sizes are different from now on: repaint and load icons again.
    void changed();

private:
    Scheme m_scheme;
    qreal m_textScale;
};

} // namespace Framescope

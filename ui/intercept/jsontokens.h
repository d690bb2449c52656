#pragma once

#include "app/message/jsonscanner.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace Framescope {

/// JSON (RFC 8259) taken apart into its tokens and the white space between them. Nothing is
/// converted: numbers, escapes and the order of members stay as they are written.
class JsonTokens
{
public:
    /// Of values in each other; what is nested more is not read.
    static constexpr qsizetype MostLevels = 200;

    /// What the white space between two tokens is for.
    enum class Gap : quint8 {
        Outside, ///< before the first token or behind the last
        Empty, ///< "{}" or "[]"
        AfterOpen,
        BeforeClose,
        BeforeComma,
        AfterComma,
        BeforeColon,
        AfterColon,
    };

    /// nullopt if \a json is not one value in UTF-8, or is nested too deep.
    static std::optional<JsonTokens> read(const QByteArray &json);

    const QByteArray &json() const { return m_json; }
    qsizetype count() const { return static_cast<qsizetype>(m_pieces.size()); }
    /// An object or an array, as messages are.
    bool isContainer() const { return opens(m_pieces.front().token); }
    JsonToken token(qsizetype index) const { return piece(index).token; }
    QByteArrayView text(qsizetype index) const;

    // Of the white space before a token; count() is behind the last one.
    QByteArrayView space(qsizetype index) const;
    Gap gap(qsizetype index) const;
    /// How many objects and arrays are around it; the end of one is not in it any more.
    qsizetype level(qsizetype index) const;

private:
    struct Piece
    {
        JsonToken token;
        qsizetype begin;
        qsizetype end;
        qsizetype level;
    };

    const Piece &piece(qsizetype index) const { return m_pieces[static_cast<std::size_t>(index)]; }
    static bool opens(JsonToken token);
    static bool closes(JsonToken token);

    QByteArray m_json;
    std::vector<Piece> m_pieces; ///< never empty
};

} // namespace Framescope

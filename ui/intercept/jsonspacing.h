#pragma once

#include "ui/intercept/jsontokens.h"

#include <map>
#include <utility>

namespace Framescope {

/// \a json with a member or an element a line, indented by two spaces; the tokens stay as they are.
/// nullopt if that would take more than \a most octets.
std::optional<QByteArray> layOutTokens(const JsonTokens &json, qsizetype most);

/// How a JSON text is spaced, so that what was edited laid out goes on as compact, or as wide, as
/// the text had come.
class JsonSpacing
{
public:
    explicit JsonSpacing(JsonTokens like);

    /// The tokens of \a typed and none of its white space. Around tokens that are the same as in
    /// the text, from both ends, white space is that of the text octet for octet; in between it is
    /// what is usual in the text at such a place. With no other token than the text has, that is
    /// the text itself.
    QByteArray apply(const JsonTokens &typed) const;

private:
    using Gap = JsonTokens::Gap;
    using Place = std::pair<Gap, qsizetype>; ///< with the level

    void learn();
    QByteArray usual(Gap gap, qsizetype level) const;
    /// nullopt: there is none in the text.
    std::optional<QByteArray> known(Gap gap, qsizetype level) const;
    /// As \a space, which breaks the line, but indented for \a level.
    QByteArray indented(const QByteArray &space, qsizetype level) const;

    JsonTokens m_like;
    std::map<Place, QByteArray> m_usual; ///< what is most common
    std::map<Gap, QByteArray> m_anywhere; ///< on whatever level
    QByteArray m_indent; ///< of a level
};

} // namespace Framescope

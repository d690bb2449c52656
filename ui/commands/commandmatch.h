#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// How what was typed is found in the name of a command.
struct CommandMatch
{
    int score = 0; ///< the higher the better
    QList<int> positions; ///< of the characters that were typed, ascending
};

/// Finds the letters of \a typed in \a text in their order, without case and with gaps between them
/// ("nv" in "Next violation"); beginnings of words and letters that follow each other count more.
/// Spaces in \a typed are left aside. Nullopt if there is no such match.
std::optional<CommandMatch> matchCommand(const QString &text, const QString &typed);

} // namespace Framescope

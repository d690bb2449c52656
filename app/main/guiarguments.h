#pragma once

#include "app/manual/programdescription.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace Framescope {

/// What the command line of framescope asks for.
struct GuiArguments
{
    QString fileOrUrl;
    QString screenshot; ///< a PNG file to write; empty: none
    bool demo = false;
    QString colours; ///< "light", "dark" or "system"; empty: as the settings say
    QString language; ///< "en" or "zh_CN"; empty: as the settings say
    QSize windowSize; ///< invalid: as it was left

    /// Reads \a words, the program's name first; the error is a sentence about what is wrong.
    /// Prints and ends the program if --help or --version is asked for.
    static tl::expected<GuiArguments, QString> parse(const QStringList &words);
    /// The same options for the manual page and the shells.
    static ProgramDescription description();
};

} // namespace Framescope

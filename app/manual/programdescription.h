#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Framescope {

/// An option or a positional argument of a command line.
struct OptionDescription
{
    QStringList names; ///< "-h", "--help"; of a positional argument its one name
    QString value; ///< what is expected after it, as FILE; empty: nothing
    QStringList choices; ///< the only values there are; empty: any
    QString standard; ///< the value if it is not given; may be empty
    QString description;
    bool isPositional = false;
    bool isRequired = false;
    bool isRepeatable = false;

    bool takesValue() const { return !value.isEmpty() || !choices.isEmpty(); }
    /// Whether the name of a file is expected.
    bool takesFile() const
    {
        const QString what = isPositional ? names.value(0) : value;
        return what.startsWith(QLatin1String("FILE")) || what == QLatin1String("IN")
            || what.startsWith(QLatin1String("OUT"));
    }
};

struct CommandDescription
{
    QString name;
    QString summary; ///< one sentence
    QList<OptionDescription> options;
    QString footer;
};

/// All that a program says of itself with --help.
struct ProgramDescription
{
    QString name;
    QString version;
    QString summary;
    QList<OptionDescription> options;
    QList<CommandDescription> commands; ///< empty: it has none
    QString footer;
    QStringList seeAlso; ///< other programs
};

} // namespace Framescope

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace Framescope {

/// Values by name, for {{name}}.
using Variables = QHash<QString, QString>;

/// A text in which variables were replaced.
struct Expansion
{
    QString text;
    QStringList unknown; ///< names that have no value; they stand in the text as they did, "{{x}}"
    QStringList circular; ///< names whose value leads back to themselves; they stand there too
    bool tooLong = false; ///< it was given up: text is what it was before
};

/// Replaces each {{name}} in \a text by its value, white space around the name aside, and so on in
/// the values. What that makes is bounded: at most 8 values within each other, 1,000 replacements
/// and 1 Mi characters.
Expansion expandVariables(const QString &text, const Variables &variables);

/// The names of variables that stand in \a text, each once.
QStringList variableNames(const QString &text);

/// True if \a name can stand between braces: neither empty nor with braces, or white space around
/// it.
bool isVariableName(QStringView name);

} // namespace Framescope

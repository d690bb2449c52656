#pragma once

#include "app/connect/variables.h"
#include "protocol/result.h"

#include <QList>

namespace Framescope {

/// A variable of an environment.
struct EnvironmentVariable
{
    bool secret = false; ///< not to be seen unasked
    QString name;
    QString value;

    friend bool operator==(const EnvironmentVariable &, const EnvironmentVariable &) = default;
};

/// Values for one place to connect to: "local", "staging".
struct Environment
{
    QString name;
    QList<EnvironmentVariable> variables;

    Variables values() const; ///< of two with one name the last

    friend bool operator==(const Environment &, const Environment &) = default;
};

/// All environments, and which one is used.
struct EnvironmentSet
{
    QList<Environment> environments;
    QString current; ///< its name; empty: none
    bool keepSecrets = false; ///< secret values are written into the file too

    Variables values() const; ///< of the current one

    friend bool operator==(const EnvironmentSet &, const EnvironmentSet &) = default;
};

/// The file in which environments are kept: JSON, readable by the user alone,
/// `{"format": 1, "current": …, "environments": [{"name": …, "variables": [{"name": …}]}]}`.
class EnvironmentFile
{
public:
    static constexpr qsizetype MaxEnvironments = 100;
    static constexpr qsizetype MaxVariables = 200; ///< of each
    static constexpr qint64 MaxFileSize = 4 << 20; ///< octets

    explicit EnvironmentFile(QString path);
    /// In the user's data folder.
    static QString standardPath();

    /// No environments while there is no file. ErrorCode::FileUnreadable, FileDamaged, FileTooNew.
    [[nodiscard]] Result<EnvironmentSet> load() const;
    /// Replaces the file at once or not at all; secret values only if \a set says so.
    /// ErrorCode::FileUnwritable.
    [[nodiscard]] Result<void> save(const EnvironmentSet &set) const;

private:
    QString m_path;
};

} // namespace Framescope

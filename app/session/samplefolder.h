#pragma once

#include <QStringList>

namespace Framescope {

/// The folder with the sessions that come with the program.
class SampleFolder
{
public:
    /// Beside the program, wherever that is: in the build tree, in an installed one, in a tar that
    /// was unpacked.
    static QString standardPath();

    explicit SampleFolder(QString path = standardPath());

    /// Those that are there, by name; none where it is missing.
    QStringList files() const;
    /// Whether \a path is a file in it. Asks the file system.
    bool contains(const QString &path) const;

private:
    const QString m_path;
};

} // namespace Framescope

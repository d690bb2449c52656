#pragma once

#include "protocol/result.h"

#include <QString>

namespace Framescope {

/// A file that is written beside the place it is meant for, and takes that place only once it is
/// whole. Removed with the object otherwise.
class OutputFile
{
public:
    /// With \a overwrite what is at \a path is replaced; an empty file always is.
    OutputFile(QString path, bool overwrite);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    /// Makes an empty file to be written. Errors: FileExists, FileUnwritable.
    [[nodiscard]] Result<void> create();
    /// Where to write; another file beside the place with each object.
    const QString &temporaryPath() const { return m_temporary; }
    /// Errors as create().
    [[nodiscard]] Result<void> commit();

private:
    std::optional<Error> problem() const;

    const QString m_path;
    const bool m_overwrite;
    QString m_temporary; ///< empty: there is none
};

} // namespace Framescope

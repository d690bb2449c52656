#pragma once

#include "app/compose/composition.h"

#include <QList>

namespace Framescope {

/// A composition with a name, to be sent again.
struct Snippet
{
    QString name;
    Composition composition;

    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// The file in which snippets are kept: JSON, `{"format": 1, "snippets": [{"name": …, …}]}`.
class SnippetFile
{
public:
    static constexpr qsizetype MaxSnippets = 1'000;
    static constexpr qint64 MaxFileSize = 16 << 20; ///< octets

    explicit SnippetFile(QString path);
    /// In the user's data folder.
    static QString standardPath();

    /// Those that the program brings while there is no file.
    /// ErrorCode::FileUnreadable, FileDamaged or FileTooNew.
    [[nodiscard]] Result<QList<Snippet>> load() const;
    /// Replaces the file at once or not at all. ErrorCode::FileUnwritable.
    [[nodiscard]] Result<void> save(const QList<Snippet> &snippets) const;

    /// Examples to begin with, legal and not.
    static QList<Snippet> examples();

private:
    QString m_path;
};

} // namespace Framescope

#pragma once

#include "app/connect/connectiondraft.h"
#include "protocol/result.h"

namespace Framescope {

/// A connection with a name, to be opened again.
struct ConnectionPreset
{
    QString name;
    QString folder; ///< empty: in none
    ConnectionDraft draft;

    friend bool operator==(const ConnectionPreset &, const ConnectionPreset &) = default;
};

/// The file in which presets are kept: JSON, readable by the user alone,
/// `{"format": 1, "presets": [{"name": …, "folder": …, "url": …, …}]}`.
class PresetFile
{
public:
    static constexpr qsizetype MaxPresets = 1'000;
    static constexpr qint64 MaxFileSize = 16 << 20; ///< octets

    explicit PresetFile(QString path);
    /// In the user's data folder.
    static QString standardPath();

    /// None while there is no file. ErrorCode::FileUnreadable, FileDamaged or FileTooNew.
    [[nodiscard]] Result<QList<ConnectionPreset>> load() const;
    /// Replaces the file at once or not at all. ErrorCode::FileUnwritable.
    [[nodiscard]] Result<void> save(const QList<ConnectionPreset> &presets) const;

private:
    QString m_path;
};

} // namespace Framescope

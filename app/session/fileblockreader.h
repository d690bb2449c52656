#pragma once

#include "app/session/blockreader.h"
#include "app/session/sessionfile.h"

namespace Framescope {

/// Reads a session file through a connection of its own, which it opens when it is first asked.
class FileBlockReader final : public BlockReader
{
public:
    explicit FileBlockReader(QString path)
        : m_path(std::move(path))
    {
    }

    std::optional<Place> find(FrameId id) override;
    std::shared_ptr<const FrameBlock> columns(FrameId id) override;
    std::shared_ptr<const FrameBlock> block(FrameId id) override;
    std::optional<Error> error() const override { return m_error; }

private:
    SessionFile *file();
    template <typename T>
    std::optional<T> valueOrNote(Result<std::optional<T>> result);

    const QString m_path;
    std::unique_ptr<SessionFile> m_file;
    std::optional<Error> m_error; ///< the first
    std::shared_ptr<FrameBlock> m_last;
};

} // namespace Framescope

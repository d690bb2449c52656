#pragma once

#include "app/exchange/sessionexporter.h"

namespace Framescope {

/// Writes JSON lines from which JsonLinesReader makes the same session again.
class JsonLinesWriter final : public SessionExporter
{
public:
    [[nodiscard]] Result<void> write(
        const FileSessionStore &session, QIODevice &output, const std::stop_token &stop) override;
};

} // namespace Framescope

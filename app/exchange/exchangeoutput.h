#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QIODevice>

namespace Framescope {

/// Gathers small pieces and writes them in large ones.
class ExchangeOutput
{
public:
    explicit ExchangeOutput(QIODevice &device)
        : m_device(device)
    {
    }

    /// Where a piece may be built in place; done() follows each.
    QByteArray &buffer() { return m_buffer; }
    [[nodiscard]] Result<void> done() { return m_buffer.size() >= WriteSize ? flush() : ok(); }
    [[nodiscard]] Result<void> flush()
    {
        if (m_device.write(m_buffer) != m_buffer.size())
            return tl::unexpected(Error { ErrorCode::FileUnwritable, m_device.errorString() });
        m_buffer.resize(0);
        return {};
    }

private:
    static constexpr qsizetype WriteSize = 256 * 1024;

    static Result<void> ok() { return {}; }

    QIODevice &m_device;
    QByteArray m_buffer;
};

} // namespace Framescope

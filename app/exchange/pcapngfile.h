#pragma once

#include "app/exchange/exchangeoutput.h"

#include <QByteArrayView>

namespace Framescope {

/// Writes a capture as of the pcapng specification (draft-ietf-opsawg-pcapng): one interface whose
/// packets begin with an IP header, and times in nanoseconds.
class PcapNgFile
{
public:
    explicit PcapNgFile(QIODevice &device);

    /// \a time is in nanoseconds since 1970-01-01 UTC; \a comment is UTF-8, empty for none.
    [[nodiscard]] Result<void> addPacket(
        quint64 time, QByteArrayView header, QByteArrayView payload, QByteArrayView comment);
    [[nodiscard]] Result<void> flush() { return m_output.flush(); }

private:
    ExchangeOutput m_output;
};

} // namespace Framescope

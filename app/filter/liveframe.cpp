#include "app/filter/liveframe.h"

#include "app/filter/rowset.h"

#include <array>

namespace Framescope {

namespace {

/// The one row that a live frame is.
class LiveRow final : public FilterRows
{
public:
    explicit LiveRow(const LiveFrame &live)
        : m_live(live)
        , m_time { live.frame.time }
        , m_connection { live.connection }
        , m_flags { FrameBlock::flagsOf(live.frame, !live.violations.isEmpty()) }
        , m_firstOctet { FrameBlock::firstOctetOf(live.frame.header) }
        , m_key { live.frame.header.maskingKey.value_or(MaskingKey {}) }
        , m_announced { live.frame.header.payloadLength }
        , m_messageFirst { live.messageFirst }
    {
        m_columns = { live.id, m_time, m_connection, m_flags, m_firstOctet, m_key, m_announced,
            m_messageFirst };
    }

    quint64 storedLength(int) const override
    {
        return static_cast<quint64>(m_live.frame.payload.size());
    }
    quint64 rules(int) const override
    {
        quint64 bits = 0;
        for (const Violation &violation : m_live.violations)
            bits |= quint64(1) << static_cast<int>(violation.rule);
        return bits;
    }
    std::optional<qint64> delta(int) const override { return m_live.delta; }
    bool continuesCompressed(int) override { return m_live.isCompressed; }
    const ConnectionRecord *connection(ConnectionId) override { return m_live.connectionRecord; }
    std::optional<MessageInfo> messageInfo(int) override
    {
        if (!m_live.message)
            return std::nullopt;
        return MessageInfo { static_cast<quint8>(m_live.message->type),
            static_cast<quint64>(m_live.message->payload.size()) };
    }
    QByteArrayView payload(int) override { return m_live.frame.payload; }
    QByteArrayView message(int) override { return m_live.message->payload; }
    std::optional<Arena> arena() override { return std::nullopt; }

private:
    const LiveFrame &m_live;
    const std::array<qint64, 1> m_time;
    const std::array<ConnectionId, 1> m_connection;
    const std::array<quint8, 1> m_flags;
    const std::array<quint8, 1> m_firstOctet;
    const std::array<MaskingKey, 1> m_key;
    const std::array<quint64, 1> m_announced;
    const std::array<FrameId, 1> m_messageFirst;
};

} // namespace

bool matches(const FilterProgram &program, const LiveFrame &frame, FilterScratch &scratch)
{
    scratch.forget(); // the connection may have changed since
    LiveRow row(frame);
    RowSet set(1);
    set.insert(0);
    program.keep(row, set, scratch);
    return set.contains(0);
}

} // namespace Framescope

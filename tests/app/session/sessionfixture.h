#pragma once

#include "app/session/memorysessionstore.h"

#include <QList>

#include <atomic>
#include <memory>

namespace Framescope::Test {

constexpr qint64 Millisecond = 1'000'000; // ns

/// A frame to be recorded, a legal one unless said otherwise.
struct FrameSpec
{
    ConnectionId connection = 1;
    Direction direction = Direction::ClientToServer;
    qint64 time = 0;
    quint8 opcode = toNibble(Opcode::Text);
    QByteArray payload {};
    bool fin = true;
    FrameId messageFirst = 0;
    QList<Violation> violations {};
};

inline FrameBlock makeBlock(FrameId firstId, const QList<FrameSpec> &specs)
{
    FrameBlock block(firstId);
    for (const FrameSpec &spec : specs) {
        std::optional<MaskingKey> key;
        if (spec.direction == Direction::ClientToServer)
            key = MaskingKey { 0x37, 0xfa, 0x21, 0x3d };
        const auto opcode = static_cast<Opcode>(spec.opcode);
        const auto length = static_cast<quint64>(spec.payload.size());
        const FrameHeader header = makeHeader(opcode, length, key, spec.fin);
        block.append(spec.connection, { spec.direction, spec.time, header, spec.payload },
            spec.messageFirst, spec.violations);
    }
    return block;
}

/// Records \a specs behind what \a store holds, in one batch. Returns the last id.
inline FrameId record(SessionStore &store, const QList<FrameSpec> &specs)
{
    store.append({ makeBlock(store.lastFrame() + 1, specs), {}, {} });
    return store.lastFrame();
}

inline void record(SessionStore &store, const ConnectionRecord &connection)
{
    store.append({ FrameBlock(store.lastFrame() + 1), {}, { connection } });
}

/// A store that has nothing in memory, as a session file has not: every block has to be read.
/// Counts the reads.
class ColdStore final : public SessionStore
{
public:
    QDateTime started() const override { return m_store.started(); }
    void append(SessionBatch batch) override { m_store.append(std::move(batch)); }
    FrameId lastFrame() const override { return m_store.lastFrame(); }
    std::shared_ptr<const FrameBlock> block(FrameId id) const override
    {
        ++m_reads;
        return m_store.block(id);
    }
    std::shared_ptr<const FrameBlock> residentBlock(FrameId) const override { return nullptr; }
    QList<ConnectionRecord> connections() const override { return m_store.connections(); }
    std::optional<ConnectionRecord> connection(ConnectionId id) const override
    {
        return m_store.connection(id);
    }
    QList<EventRecord> events(ConnectionId id) const override { return m_store.events(id); }

    int reads() const { return m_reads; }

private:
    MemorySessionStore m_store;
    mutable std::atomic<int> m_reads = 0;
};

} // namespace Framescope::Test

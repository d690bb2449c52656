#pragma once

#include "app/session/memorysessionstore.h"
#include "app/session/sessionfile.h"
#include "tests/app/filter/filteroracle.h"

#include <QDateTime>

#include <array>
#include <map>
#include <memory>
#include <random>

namespace Framescope::Test {

/// A session of random frames, legal and not, and all that is true of them.
class RandomSession
{
public:
    RandomSession(unsigned seed, int frames)
        : m_random(seed)
    {
        for (ConnectionId id = 1; id <= 4; ++id)
            m_connections.push_back(makeConnection(id));
        FrameBlock block(1);
        for (int i = 0; i < frames; ++i) {
            addFrame(block);
            if (chance(1, 60)) {
                m_blocks.push_back(std::move(block));
                block = FrameBlock(m_blocks.back().endId());
            }
        }
        if (!block.isEmpty())
            m_blocks.push_back(std::move(block));
    }

    const std::vector<FrameFacts> &frames() const { return m_frames; }
    const std::vector<FrameBlock> &blocks() const { return m_blocks; }
    const std::vector<ConnectionRecord> &connections() const { return m_connections; }
    const Annotations &annotations() const { return m_annotations; }

    std::shared_ptr<SessionStore> inMemory() const
    {
        auto store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
        store->append({ FrameBlock(1), {}, { m_connections.begin(), m_connections.end() } });
        for (const FrameBlock &block : m_blocks)
            store->append({ block, {}, {} });
        for (const Annotation &annotation : m_annotations.all()) {
            if (!store->annotate(annotation))
                return nullptr;
        }
        return store;
    }
    bool writeTo(const QString &path) const
    {
        const auto file = SessionFile::create(path, QDateTime::currentDateTimeUtc());
        if (!file || !(*file)->begin())
            return false;
        for (const FrameBlock &block : m_blocks) {
            if (!(*file)->writeBlock(block))
                return false;
        }
        for (const ConnectionRecord &connection : m_connections) {
            if (!(*file)->writeConnection(connection))
                return false;
        }
        for (const Annotation &annotation : m_annotations.all()) {
            if (!(*file)->writeAnnotation(annotation))
                return false;
        }
        return (*file)->commit() && (*file)->finish();
    }

    quint64 number(quint64 below) { return m_random() % below; }
    bool chance(quint64 of, quint64 in) { return number(in) < of; }

private:
    struct Open
    {
        FrameId first = 0;
        quint8 opcode = 0;
        bool compressed = false;
        QByteArray payload;
        bool complete = true; ///< the newest frame
    };

    ConnectionRecord makeConnection(ConnectionId id)
    {
        ConnectionRecord record;
        record.id = id;
        record.role = static_cast<Role>(id % 3);
        record.url = QStringLiteral("ws://host/%1").arg(id % 2 == 0 ? u"chat" : u"feed");
        record.secure = id == 2;
        record.subprotocol = id == 3 ? QStringLiteral("mqtt") : QString();
        if (id == 1)
            record.verdict = CloseVerdict { CloseCause::ConnectionEnded };
        if (id == 2)
            record.verdict = CloseVerdict { CloseCause::ClosingHandshake, ClosedBy::Client, 1000 };
        return record;
    }

    /// \a whole content may be JSON; of pieces none is, so that what they make together is never
    /// malformed JSON, of which a filter sees the beginning.
    QByteArray content(bool whole)
    {
        static const std::array<QByteArray, 12> Texts { "", "error", "an error occurred",
            R"({"id":1,"price":100,"name":"error","list":[1,2,{"a":true}]})",
            R"({"id":"1","price":99.5,"list":[]})", R"({"price":-3,"ok":false,"none":null})",
            R"([{"a":1},{"a":"x"},{"a":null}])", "5", R"("text")", R"({"price":)",
            R"({"pri\u0063e":7,"a":{"a":{"a":12}}})", QByteArray("\xff\x00\x80", 3) };
        QByteArray made = Texts[number(whole ? Texts.size() : 3)];
        if (chance(1, 5))
            made += QByteArray(static_cast<qsizetype>(number(300)), ' ');
        return made;
    }

    /// Where \a block has \a payload already, sometimes.
    int repeated(const FrameBlock &block, const QByteArray &payload)
    {
        if (chance(1, 2))
            return FrameBlock::NoRow;
        for (int row = 0; row < block.count(); ++row) {
            if (block.payload(row) == payload)
                return row;
        }
        return FrameBlock::NoRow;
    }

    void addFrame(FrameBlock &block)
    {
        // The fifth connection is one of which nothing is known.
        const auto connection = static_cast<ConnectionId>(1 + number(5));
        const auto direction = static_cast<Direction>(number(2));
        Open &open = m_open[{ connection, direction }];
        FrameHeader header;
        header.opcode = static_cast<quint8>(open.first != 0 && chance(1, 2) ? 0
                : chance(1, 20)                                             ? number(16)
                : chance(1, 3)                                              ? 8 + number(3)
                                                                            : 1 + number(2));
        header.fin = chance(3, 4);
        if (chance(1, 10))
            header.rsv = static_cast<quint8>(number(4)); // RSV2, RSV3
        const bool begins = isDataOpcode(header.opcode) && header.opcode != 0;
        const bool compressed = begins && chance(1, 4);
        if (compressed)
            header.rsv |= Rsv1;
        QByteArray payload = content(header.fin && open.first == 0);
        if (header.opcode == 8 && chance(1, 2))
            payload.prepend("\x03\xe8");
        header.payloadLength = static_cast<quint64>(payload.size());
        header.lengthForm
            = chance(1, 20) ? LengthForm::Bits64 : minimalLengthForm(header.payloadLength);
        if (direction == Direction::ClientToServer)
            header.maskingKey = MaskingKey { 1, 2, 3, static_cast<quint8>(number(3)) };
        if (chance(1, 30))
            header.payloadLength += 1 + number(200);
        m_time += static_cast<qint64>(number(1'000'000'000));

        FrameFacts facts;
        facts.record.id = block.endId();
        if (isDataOpcode(header.opcode)) {
            if (begins || open.first == 0)
                open = { facts.record.id, header.opcode, (header.rsv & Rsv1) != 0, {}, true };
            facts.record.messageFirst = open.first;
            facts.compressed = open.compressed;
            open.payload += payload;
            open.complete = header.payloadLength == static_cast<quint64>(payload.size());
        }
        QList<Violation> violations;
        if (chance(1, 15)) {
            facts.rules = { chance(1, 2) ? Rule::Utf8Invalid : Rule::MaskMissing };
            violations = { { facts.rules.first(), direction, 0, 0, {} } };
        }
        block.append(connection, { direction, m_time, header, payload }, facts.record.messageFirst,
            violations, repeated(block, payload));
        const bool ends = isDataOpcode(header.opcode) && header.fin;
        if (ends && open.complete && open.opcode != 0) {
            const bool inflates = chance(3, 4);
            if (open.compressed && inflates) {
                facts.message = content(true);
                block.attachMessage(facts.message);
                facts.messageOpcode = open.opcode;
            } else if (!open.compressed) {
                facts.message = open.payload;
                facts.messageOpcode = open.opcode;
            }
        }
        if (ends)
            open = {};
        finish(std::move(facts), block, payload);
    }

    void finish(FrameFacts facts, const FrameBlock &block, const QByteArray &payload)
    {
        facts.record = block.record(block.count() - 1);
        facts.payload = payload;
        const ConnectionId id = facts.record.connection;
        if (const auto last = m_lastTimes.find(id); last != m_lastTimes.end())
            facts.delta = m_time - last->second;
        m_lastTimes[id] = m_time;
        if (id <= m_connections.size())
            facts.connection = &m_connections[id - 1];
        if (chance(1, 20)) {
            facts.annotation = { facts.record.id, static_cast<AnnotationColour>(number(8)),
                chance(1, 2) ? QStringLiteral("an error") : QString() };
            if (!facts.annotation.isEmpty())
                m_annotations.put(facts.annotation);
        }
        m_frames.push_back(std::move(facts));
    }

    std::mt19937 m_random;
    qint64 m_time = 0;
    std::map<std::pair<ConnectionId, Direction>, Open> m_open;
    std::map<ConnectionId, qint64> m_lastTimes;
    std::vector<ConnectionRecord> m_connections;
    std::vector<FrameBlock> m_blocks;
    std::vector<FrameFacts> m_frames;
    Annotations m_annotations;
};

} // namespace Framescope::Test

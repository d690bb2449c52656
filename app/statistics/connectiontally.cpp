#include "app/statistics/connectiontally.h"

#include "protocol/wire/frameheader.h"

#include <algorithm>
#include <cstring>

namespace Framescope {

namespace {

constexpr quint64 MostControlOctets = 125; // RFC 6455 §5.5

} // namespace

void ConnectionTallies::add(const FrameBlock &block, int firstRow)
{
    Entry *entry = nullptr;
    ConnectionId connection = 0;
    for (auto row = static_cast<std::size_t>(firstRow);
         row < static_cast<std::size_t>(block.count()); ++row) {
        if (!entry || block.connections()[row] != connection) {
            connection = block.connections()[row];
            entry = &m_entries[connection];
        }
        const FrameId id = block.firstId() + row;
        const quint8 flags = block.flags()[row];
        const bool fromServer = (flags & FrameBlock::ServerToClientFlag) != 0;
        addHeader(fromServer ? entry->tally.serverToClient : entry->tally.clientToServer, id,
            block.firstOctets()[row], flags, block.announcedLengths()[row]);
        if (!fromServer && (flags & FrameBlock::MaskedFlag) != 0)
            addKey(*entry, id, block.maskingKeys()[row]);
    }
    for (const FrameBlock::RowViolation &broken : block.allViolations()) {
        if (broken.row < firstRow)
            continue;
        const auto row = static_cast<std::size_t>(broken.row);
        ConnectionTally &tally = m_entries[block.connections()[row]].tally;
        DirectionTally &way = (block.flags()[row] & FrameBlock::ServerToClientFlag) != 0
            ? tally.serverToClient
            : tally.clientToServer;
        const Rule rule = broken.violation.rule;
        if (rule == Rule::Utf8Invalid)
            way.invalidText.add(block.firstId() + row);
        else if (rule == Rule::ContinuationUnexpected || rule == Rule::ContinuationMissing)
            way.outOfOrder.add(block.firstId() + row);
    }
}

void ConnectionTallies::addHeader(
    DirectionTally &tally, FrameId id, quint8 firstOctet, quint8 flags, quint64 length)
{
    const bool fin = (firstOctet & 0x80) != 0;
    const quint8 opcode = firstOctet & 0x0F;
    const bool begins = opcode == toNibble(Opcode::Text) || opcode == toNibble(Opcode::Binary);
    ++tally.frames;
    ++tally.opcodes[opcode];
    ((flags & FrameBlock::MaskedFlag) != 0 ? tally.masked : tally.unmasked).add(id);
    for (std::size_t bit = 0; bit < tally.reservedBits.size(); ++bit) {
        if ((firstOctet & (0x40 >> bit)) != 0)
            tally.reservedBits[bit].add(id);
    }
    if ((firstOctet & 0x40) != 0 && !begins)
        tally.rsv1Inside.add(id);
    if (isReservedOpcode(opcode))
        tally.reservedOpcodes.add(id);
    const auto form = static_cast<LengthForm>((flags >> FrameBlock::LengthFormShift) & 3);
    if (form != minimalLengthForm(length))
        tally.longerLengths.add(id);
    tally.longestPayload = std::max(tally.longestPayload, length);
    if (isControlOpcode(opcode)) {
        ++tally.controlFrames;
        if (length > MostControlOctets)
            tally.controlTooLong.add(id);
        if (!fin)
            tally.controlFragmented.add(id);
    } else if (begins && !fin) {
        ++tally.fragmented;
    }
}

/// Once there was no room for a key, the connection's later ones are not compared: what is said
/// holds for the first so many.
void ConnectionTallies::addKey(Entry &entry, FrameId id, const MaskingKey &key)
{
    ConnectionTally &tally = entry.tally;
    if (tally.keys + 1 < tally.clientToServer.masked.count)
        return;
    quint32 number = 0;
    std::memcpy(&number, key.data(), sizeof number);
    const KeySet::Insertion inserted = entry.keys.insert(number, m_room);
    if (inserted == KeySet::Insertion::NoRoom)
        return;
    ++tally.keys;
    if (inserted == KeySet::Insertion::New)
        ++tally.differentKeys;
    else
        tally.repeatedKeys.add(id);
}

ConnectionTally ConnectionTallies::tally(ConnectionId connection) const
{
    const auto found = m_entries.find(connection);
    return found == m_entries.end() ? ConnectionTally() : found->second.tally;
}

} // namespace Framescope

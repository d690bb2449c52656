#include "ui/frames/messageheads.h"

#include <utility>

namespace Framescope {

namespace {

/// What is looked at in one go on the caller's thread: well below a millisecond.
constexpr FrameId MaxAtHand = 200'000;

FilterProgram anyFragment()
{
    FilterExpression isFragment;
    isFragment.kind = FilterExpression::Kind::Present;
    isFragment.field = FilterField::Fragment;
    return FilterProgram(isFragment);
}

} // namespace

MessageHeads::MessageHeads(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

MessageHeads::~MessageHeads()
{
    m_stop.request_stop();
}

void MessageHeads::startAll()
{
    begin(std::nullopt);
}

void MessageHeads::start(const FilterProgram &fragments)
{
    begin(fragments);
}

void MessageHeads::begin(std::optional<FilterProgram> fragments)
{
    ++m_token;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_fragments = std::move(fragments);
    m_scannedTo = 0;
    if (!m_searching)
        m_open.clear();
    // Else the search before may still be at work with them; behind it the thread begins anew.
    m_thread.post([this, token = m_token, reports = m_searching] {
        m_search.reset();
        m_found.clear();
        m_pace.begin();
        if (!reports)
            return;
        m_open.clear();
        report(token, Report::Reset);
    });
}

void MessageHeads::setLastFrame(FrameId last)
{
    m_last = last;
    if (m_searching)
        return;
    if (!m_fragments)
        scanAtHand();
    if (m_scannedTo < m_last)
        search();
}

/// Whether the frame is the first of a message's fragments that is asked about.
bool MessageHeads::beginsMessage(const FrameBlock &block, int row, OpenMessages &open)
{
    const auto at = static_cast<std::size_t>(row);
    const FrameId first = block.messageFirsts()[at];
    const quint8 octet = block.firstOctets()[at];
    const bool continues = (octet & 0x0F) == toNibble(Opcode::Continuation);
    const FrameId id = block.firstId() + static_cast<FrameId>(row);
    // A continuation of nothing has no message (RFC 6455 §5.4).
    if (first == 0 || (continues && first == id))
        return false;
    const quint64 way = quint64(block.connections()[at]) * 2
        + ((block.flags()[at] & FrameBlock::ServerToClientFlag) ? 1 : 0);
    return std::exchange(open[way], first) != first;
}

void MessageHeads::scanAtHand()
{
    const FrameId end = std::min(m_last, m_scannedTo + MaxAtHand) + 1;
    QList<FrameId> heads;
    while (m_scannedTo + 1 < end) {
        const std::shared_ptr<const FrameBlock> block = m_store->residentBlock(m_scannedTo + 1);
        if (!block)
            break;
        const auto octets = block->firstOctets();
        for (auto row = static_cast<std::size_t>(m_scannedTo + 1 - block->firstId());
             row < octets.size(); ++row) {
            const quint8 opcode = octets[row] & 0x0F;
            const bool fragment = isDataOpcode(opcode)
                && (opcode == toNibble(Opcode::Continuation) || (octets[row] & 0x80) == 0);
            if (fragment && beginsMessage(*block, static_cast<int>(row), m_open))
                heads.append(block->firstId() + row);
        }
        m_scannedTo = block->endId() - 1;
    }
    if (!heads.isEmpty())
        emit found(heads);
}

void MessageHeads::search()
{
    m_searching = true;
    const FilterProgram program = m_fragments ? *m_fragments : anyFragment();
    m_thread.post([this, last = m_last, from = m_scannedTo + 1, program, token = m_token,
                      stop = m_stop.get_token()] { searchTo(last, from, program, token, stop); });
}

void MessageHeads::searchTo(FrameId last, FrameId from, const FilterProgram &program, quint64 token,
    const std::stop_token &stop)
{
    if (!m_search || m_search->next() != from)
        m_search.emplace(m_store, program, from);
    const std::unique_ptr<BlockReader> reader = m_store->blockReader();
    m_pace.resume();
    m_search->advance(last, stop, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) {
            const FrameId id = firstId + static_cast<FrameId>(row);
            const std::shared_ptr<const FrameBlock> block = reader->columns(id);
            if (block && beginsMessage(*block, static_cast<int>(id - block->firstId()), m_open))
                m_found.append(id);
        });
        if (m_pace.isDue(true)) // how far it is, too
            report(token, Report::Progress);
        return true;
    });
    report(token, Report::Searched);
}

/// On the thread.
void MessageHeads::report(quint64 token, Report kind)
{
    const auto take = [this, token, kind, heads = std::exchange(m_found, {}),
                          scannedTo = m_search ? m_search->next() - 1 : 0] {
        if (token != m_token)
            return;
        const bool goesOn = scannedTo > m_scannedTo;
        m_scannedTo = std::max(m_scannedTo, scannedTo);
        if (kind != Report::Progress)
            m_searching = false;
        if (goesOn)
            emit found(heads);
        // More may have come meanwhile; what could not be read is tried again when more comes.
        if (!m_searching && m_scannedTo < m_last && (goesOn || kind == Report::Reset))
            setLastFrame(m_last);
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
}

} // namespace Framescope

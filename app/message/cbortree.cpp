#include "app/message/cbortree.h"

#include "app/message/valuetreebuilder.h"

#include <QCborStreamReader>
#include <QCoreApplication>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

struct CborTreeWords
{
    Q_DECLARE_TR_FUNCTIONS(CborTree)
};

/// Reads items one after the other and keeps the stack of what is open in the builder, so that deep
/// nesting costs no call stack.
class CborWalk
{
public:
    explicit CborWalk(ValueTreeBuilder &builder)
        : m_builder(builder)
        , m_reader(builder.octets().data(), builder.octets().size())
    {
    }

    /// Returns where it ended.
    qint64 run()
    {
        while (step()) { }
        return m_end;
    }

private:
    /// One head. False at the end of the outermost item, and where reading cannot go on.
    bool step()
    {
        // Of what is broken Qt says where the item before it began.
        if (m_reader.lastError() != QCborError::NoError)
            return fail();
        m_end = m_reader.currentOffset();
        const bool inContainer = m_builder.depth() > 0 && !m_builder.innermostIsTag();
        if (inContainer && !m_reader.hasNext())
            return leave();
        const qint64 begin = m_end;
        switch (m_reader.type()) {
        case QCborStreamReader::Array:
            return enter(NodeKind::Array, begin);
        case QCborStreamReader::Map:
            return enter(NodeKind::Map, begin);
        case QCborStreamReader::Tag:
            return openTag(begin);
        case QCborStreamReader::ByteArray:
            return string(NodeKind::Bytes, begin);
        case QCborStreamReader::String:
            return string(NodeKind::Text, begin);
        case QCborStreamReader::UnsignedInteger:
        case QCborStreamReader::NegativeInteger:
        case QCborStreamReader::Float16:
        case QCborStreamReader::Float:
        case QCborStreamReader::Double:
            return plain(NodeKind::Number, begin);
        case QCborStreamReader::SimpleType:
            return plain(NodeKind::Literal, begin);
        case QCborStreamReader::Invalid:
            break;
        }
        return fail();
    }

    qint64 headLength(qint64 begin) const
    {
        return cborHeadLength(static_cast<quint8>(m_builder.octets()[begin]));
    }

    bool openTag(qint64 begin)
    {
        if (!m_builder.open(NodeKind::Tag, begin, headLength(begin)))
            return false;
        m_end = begin + headLength(begin);
        m_reader.next(); // if there is nothing, the next step says so
        return true;
    }

    bool enter(NodeKind kind, qint64 begin)
    {
        const bool indefinite = !m_reader.isLengthKnown();
        if (!m_builder.open(kind, begin, headLength(begin), indefinite))
            return false;
        m_end = begin + headLength(begin);
        m_reader.enterContainer(); // if that fails, the next step says so
        return true;
    }

    bool leave()
    {
        if (!m_reader.leaveContainer())
            return fail();
        m_end = m_reader.currentOffset();
        m_builder.close(m_end);
        return itemRead();
    }

    bool plain(NodeKind kind, qint64 begin)
    {
        m_end = begin + headLength(begin);
        m_reader.next(); // what is wrong behind it is the next step's
        return m_builder.add(kind, begin, m_end) && itemRead();
    }

    bool string(NodeKind kind, qint64 begin)
    {
        const bool indefinite = !m_reader.isLengthKnown();
        while (true) {
            const qsizetype announced = m_reader.currentStringChunkSize();
            const qint64 there = m_builder.octets().size() - m_reader.currentOffset();
            if (announced > there) {
                return m_builder.fail(ValueProblem::Kind::RanOut, begin,
                    CborTreeWords::tr("a string announces %1 octets, and only %2 are there")
                        .arg(announced)
                        .arg(there));
            }
            char none = 0;
            const auto chunk = m_reader.readStringChunk(&none, 0); // skips it
            if (chunk.status == QCborStreamReader::Error)
                return fail();
            if (chunk.status == QCborStreamReader::EndOfString)
                break;
        }
        m_end = m_reader.currentOffset();
        return m_builder.add(kind, begin, m_end, indefinite) && itemRead();
    }

    /// A tag ends with the item behind it. False if the outermost item has been read.
    bool itemRead()
    {
        while (m_builder.innermostIsTag())
            m_builder.close(m_end);
        return m_builder.depth() > 0;
    }

    bool fail()
    {
        using Problem = ValueProblem::Kind;
        switch (m_reader.lastError()) {
        case QCborError::EndOfFile:
            return m_builder.fail(
                Problem::RanOut, m_end, CborTreeWords::tr("the octets end before the item does"));
        case QCborError::UnexpectedBreak:
            return m_builder.fail(Problem::Malformed, m_end,
                CborTreeWords::tr("a break stands where nothing of indefinite length is open"));
        case QCborError::IllegalType:
            return m_builder.fail(
                Problem::Malformed, m_end, CborTreeWords::tr("no item begins with such an octet"));
        case QCborError::IllegalNumber:
            return m_builder.fail(Problem::Malformed, m_end,
                CborTreeWords::tr("the additional information is one that is reserved"));
        case QCborError::IllegalSimpleType:
            return m_builder.fail(Problem::Malformed, m_end,
                CborTreeWords::tr("a simple value below 32 may not be written in two octets"));
        case QCborError::DataTooLarge:
            return m_builder.fail(Problem::RanOut, m_end,
                CborTreeWords::tr("a length is announced that nobody could send"));
        default:
            return m_builder.fail(Problem::Malformed, m_end,
                CborTreeWords::tr("the octets are not well-formed CBOR"));
        }
    }

    ValueTreeBuilder &m_builder;
    QCborStreamReader m_reader;
    qint64 m_end = 0;
};

} // namespace

std::optional<ValueTree> readCborTree(const QByteArray &cbor, const std::stop_token &stop)
{
    ValueTreeBuilder builder(ValueFormat::Cbor, cbor, stop);
    const qint64 end = CborWalk(builder).run();
    return builder.finish(end);
}

qsizetype cborHeadLength(quint8 first)
{
    constexpr int Longer = 24; // 24 to 27: 1, 2, 4 or 8 octets follow
    const int information = first & 0x1F;
    return information >= Longer && information < 28 ? 1 + (1 << (information - Longer)) : 1;
}

} // namespace Framescope

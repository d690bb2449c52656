#include "app/exchange/jsonlineswriter.h"

#include "app/exchange/exchangeoutput.h"
#include "app/exchange/sessionwalk.h"
#include "app/session/jsonlines.h"

#include <limits>

namespace Framescope {

namespace {

class LineVisitor final : public SessionVisitor
{
public:
    LineVisitor(const FileSessionStore &session, ExchangeOutput &output)
        : m_session(session)
        , m_annotations(session.annotations())
        , m_output(output)
    {
    }

    Result<void> visitEvent(const EventRecord &event) override
    {
        JsonLines::appendEvent(m_output.buffer(), event, JsonLines::Form::Stored);
        return endLine();
    }

    Result<void> visitFrame(const FrameHandle &frame) override
    {
        JsonLines::appendFrame(
            m_output.buffer(), frame, JsonLines::Form::Stored, m_annotations.find(frame.id()));
        const std::optional<QByteArrayView> inflated = frame.message();
        if (!inflated)
            return endLine();
        if (const auto ended = endLine(); !ended)
            return ended;
        JsonLines::appendMessage(
            m_output.buffer(), describe(frame, *inflated), frame.record(), JsonLines::Form::Stored);
        return endLine();
    }

private:
    Result<void> endLine()
    {
        m_output.buffer() += '\n';
        return m_output.done();
    }

    /// The message that \a last ends.
    MessageContent describe(const FrameHandle &last, QByteArrayView inflated) const
    {
        const FrameRecord &record = last.record();
        MessageContent content;
        content.first = record.id;
        content.opcode = record.header.opcode;
        content.wireLength = record.storedLength;
        if (record.messageFirst != 0 && record.messageFirst != record.id) {
            if (const auto whole = readMessage(m_session, last, 0)) {
                content.first = whole->first;
                content.opcode = whole->opcode;
                content.wireLength = whole->wireLength;
            }
        }
        content.last = record.id;
        content.length = static_cast<quint64>(inflated.size());
        content.payload = QByteArray::fromRawData(inflated.data(), inflated.size());
        content.compression = MessageContent::Compression::Undone;
        return content;
    }

    const FileSessionStore &m_session;
    const Annotations m_annotations;
    ExchangeOutput &m_output;
};

} // namespace

Result<void> JsonLinesWriter::write(
    const FileSessionStore &session, QIODevice &device, const std::stop_token &stop)
{
    ExchangeOutput output(device);
    JsonLines::appendSession(output.buffer(), session.started());
    output.buffer() += '\n';
    Result<void> written;
    session.visitConnections([&](const ConnectionRecord &connection) {
        JsonLines::appendConnection(
            output.buffer(), connection, session.started(), JsonLines::Form::Stored);
        output.buffer() += '\n';
        if (written)
            written = output.done();
    });
    if (!written)
        return written;
    LineVisitor visitor(session, output);
    if (const auto walked = walkSession(session, visitor, stop); !walked)
        return walked;
    return output.flush();
}

} // namespace Framescope

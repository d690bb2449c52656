#include "ui/intercept/outgoingcheck.h"

#include "protocol/wire/framecheck.h"
#include "protocol/wire/utf8validator.h"

namespace Framescope {

QList<Violation> checkOutgoing(const RawFrame &frame, Direction direction, bool deflateAgreed)
{
    const FrameHeader &header = frame.header;
    QList<Violation> found = checkHeader(header, direction, deflateAgreed ? Rsv1 : quint8(0));
    if (header.opcode == toNibble(Opcode::Close))
        found += checkCloseBody(frame.payload, direction, header.size());
    if (header.opcode == toNibble(Opcode::Text) && header.fin && !(header.rsv & Rsv1)) {
        Utf8Validator validator;
        const auto invalid = validator.firstInvalid(frame.payload);
        if (invalid || !validator.isComplete()) {
            const qsizetype at = invalid.value_or(frame.payload.size());
            found.append(
                { Rule::Utf8Invalid, direction, static_cast<quint64>(header.size() + at), 1, {} });
        }
    }
    return found;
}

} // namespace Framescope

#include "app/compose/capturedcomposition.h"

#include "app/compose/jsontext.h"
#include "protocol/wire/utf8validator.h"

namespace Framescope {

namespace {

/// Sets how \a payload is written down.
void writeDown(Composition &composition, QByteArrayView payload)
{
    const bool isText = composition.opcode <= toNibble(Opcode::Text) && isUtf8(payload)
        && !payload.contains('\0');
    if (!isText) {
        composition.form = PayloadForm::Hex;
        composition.text = QString::fromLatin1(payload.toByteArray().toHex(' ').toUpper());
        return;
    }
    composition.text = QString::fromUtf8(payload);
    const bool isJson = payload.startsWith('{') || payload.startsWith('[');
    if (isJson && minifyJson(payload.toByteArray()))
        composition.form = PayloadForm::Json;
}

} // namespace

Composition compositionOf(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    const FrameHeader &header = record.header;
    Composition composition;
    composition.opcode = header.opcode;
    const bool wholeMessage = header.fin && header.opcode != toNibble(Opcode::Continuation);
    if (const auto message = frame.message(); message && wholeMessage) {
        writeDown(composition, *message);
        return composition;
    }
    composition.compressed = false; // the octets are as they crossed
    composition.rsv = header.rsv;
    if (!header.fin)
        composition.fin = FinChoice::Zero;
    const bool shouldMask = record.direction == Direction::ClientToServer;
    if (header.isMasked() != shouldMask)
        composition.masked = header.isMasked();
    if (header.lengthForm != minimalLengthForm(header.payloadLength))
        composition.lengthForm = header.lengthForm;
    if (!record.isComplete())
        composition.announcedLength = header.payloadLength;
    writeDown(composition, frame.payload());
    return composition;
}

} // namespace Framescope

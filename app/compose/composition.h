#pragma once

#include "protocol/direction.h"
#include "protocol/result.h"
#include "protocol/wire/frameheader.h"

#include <QString>

#include <chrono>
#include <optional>

namespace Framescope {

/// In which form a payload is written down.
enum class PayloadForm : quint8 {
    Json, ///< text that has to be JSON
    Text,
    Hex, ///< as HexInput reads it
    File, ///< the octets of a file
};

/// How FIN is set in the frames of a composition.
enum class FinChoice : quint8 {
    Automatic, ///< 1 in the last one
    Zero, ///< 0 in all
    One, ///< 1 in all
};

/// What a person composes to be sent: a payload and how it is put into frames, legal or not
/// (RFC 6455 §5.2). A plain value; can be kept as a snippet.
struct Composition
{
    static constexpr qint64 MaxPause = 60'000; ///< ms

    PayloadForm form = PayloadForm::Text;
    QString text; ///< as typed; of a file, its path
    bool minified = false; ///< JSON is sent without the white space between its tokens
    quint8 opcode = toNibble(Opcode::Text); ///< of the first frame; any nibble
    FinChoice fin = FinChoice::Automatic;
    quint8 rsv = 0; ///< bits Rsv1, Rsv2, Rsv3, in the first frame
    std::optional<bool> masked; ///< nullopt: as §5.1 asks of the sender
    std::optional<MaskingKey> key; ///< of every masked frame; nullopt: a fresh one each
    std::optional<LengthForm> lengthForm; ///< nullopt: the shortest
    std::optional<quint64> announcedLength; ///< in every frame; nullopt: the payload's
    quint32 fragmentSize = 0; ///< octets of payload in a frame; 0: all in one
    std::chrono::milliseconds pause {}; ///< between two frames, at most MaxPause
    bool pingAfterFirst = false; ///< an empty Ping follows the first frame
    bool compressed = true; ///< data, by permessage-deflate where that was agreed on

    bool isControl() const { return isControlOpcode(opcode); }

    friend bool operator==(const Composition &, const Composition &) = default;
};

/// Whether the frames of \a composition are masked when \a direction is where they go.
bool isMasked(const Composition &composition, Direction direction);

/// The octets that \a composition's text stands for. A file is not read here: its octets are
/// given to composeMessage() by whoever has read it.
/// ErrorCode::InvalidArgument: the text is no JSON or no hexadecimal; detail is a sentence
/// without a full stop that says where.
[[nodiscard]] Result<QByteArray> typedPayload(const Composition &composition);

} // namespace Framescope

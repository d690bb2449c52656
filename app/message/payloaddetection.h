#pragma once

#include "app/message/inflate.h"
#include "app/message/valuetree.h"

#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

namespace Framescope {

/// What the octets of a message may be read as.
enum class DetectedForm : quint8 { Text, Json, Cbor, MessagePack, Image, Octets };

/// What a payload is by its content, which nothing on the wire says.
struct PayloadDetection
{
    DetectedForm form = DetectedForm::Octets;
    /// A payload that is gzip or zlib, as far as it could be inflated: form and tree are about what
    /// was in it.
    std::optional<Inflated> inflated;
    /// Of Cbor and MessagePack.
    std::shared_ptr<const ValueTree> tree;
    QString reason; ///< a clause without a full stop: "UTF-8, and well-formed JSON"
};

/// How much of a payload there is to judge.
enum class PayloadPart : quint8 {
    Whole,
    Begin, ///< more of it is not there, or was left out
};

/// What compressed payloads may inflate to.
constexpr qsizetype MaxInflatedOctets = 64 << 20;

/// Judges \a payload by its content alone. Compressed only if all of it can be inflated, or as much
/// as MaxInflatedOctets; JSON only if it is an object or an array; CBOR and MessagePack only if all
/// of it is one container, and it is no text. \a isText says that the sender called it text.
/// nullopt if \a stop was requested. Any thread.
std::optional<PayloadDetection> detectPayload(
    const QByteArray &payload, PayloadPart part, bool isText, const std::stop_token &stop = {});

} // namespace Framescope

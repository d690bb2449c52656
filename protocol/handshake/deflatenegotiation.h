#pragma once

#include "protocol/direction.h"
#include "protocol/handshake/extensionlist.h"
#include "protocol/handshake/httphead.h"
#include "protocol/wire/permessagedeflate.h"

#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// The name of the extension of RFC 7692 §7.
inline constexpr char PermessageDeflate[] = "permessage-deflate";

/// The parameters of permessage-deflate (RFC 7692 §7.1), as offered or as agreed.
struct DeflateParameters
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    std::optional<int> serverMaxWindowBits; ///< 8 to 15
    std::optional<int> clientMaxWindowBits; ///< 8 to 15; an offer without a value means 15

    friend bool operator==(const DeflateParameters &, const DeflateParameters &) = default;
};

/// Reads a permessage-deflate element of a request. The error says what makes the offer illegal
/// ("server_max_window_bits=16 is not 8 to 15"); a server declines such an offer and goes on
/// without it (§7.1).
tl::expected<DeflateParameters, QString> readDeflateOffer(const Extension &offer);

/// What a server answers to the offers of \a request: the first legal one, taken with all that it
/// asks for. Nullopt when there is none, or Sec-WebSocket-Extensions breaks the grammar.
std::optional<DeflateParameters> acceptDeflate(const RequestHead &request);
/// \a wanted if an offer of \a request allows it, otherwise as above.
std::optional<DeflateParameters> acceptDeflate(
    const RequestHead &request, const DeflateParameters &wanted);

/// What \a response agrees to, read for itself: the first permessage-deflate in it whose
/// parameters are legal. Whether they fit the offer is judged by checkResponse().
std::optional<DeflateParameters> agreedDeflate(const ResponseHead &response);

/// How messages that go in \a direction are compressed under \a agreed.
DeflateContext deflateContext(const DeflateParameters &agreed, Direction direction);

/// The element of Sec-WebSocket-Extensions that says \a parameters.
Extension toExtension(const DeflateParameters &parameters);

/// Reads a permessage-deflate element of a response to \a offers, which are all extensions of the
/// request. The error says why it accepts none of them rightly; a client fails the connection
/// then (§7.1).
tl::expected<DeflateParameters, QString> readDeflateAnswer(
    const Extension &answer, const QList<Extension> &offers);

} // namespace Framescope

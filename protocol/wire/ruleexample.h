#pragma once

#include "protocol/direction.h"
#include "protocol/wire/permessagedeflate.h"
#include "protocol/wire/violation.h"

#include <QByteArray>

#include <optional>

namespace Framescope {

/// The shortest octets that break one rule of the catalogue, and no other before it: for whoever
/// wants to see what a rule is about, and for the test that each rule is kept watch over.
struct RuleExample
{
    enum class Part : quint8 {
        Request, ///< the client's opening handshake, and perhaps what follows it
        Response, ///< the server's opening handshake, which answers request
        Frames, ///< on an open connection
    };

    Rule rule = Rule::ReservedBits;
    Direction brokenBy = Direction::ClientToServer; ///< whose octets they are
    Part part = Part::Frames;
    QByteArray octets;
    QByteArray request; ///< what a Response answers; a legal one, unless the rule is about that
    std::optional<DeflateContext> deflate; ///< what was agreed for these Frames, if it was
};

/// Every rule has one.
RuleExample ruleExample(Rule rule);

} // namespace Framescope

#include "app/lessons/rulehandshake.h"

#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/extensionlist.h"

namespace Framescope::RuleHandshake {

namespace {

using Part = RuleExample::Part;

QByteArray withField(QByteArray head, const QByteArray &field)
{
    return head.insert(head.size() - 2, field + "\r\n");
}

} // namespace

QByteArray request(const RuleExample &example)
{
    if (example.part == Part::Request)
        return example.octets;
    if (example.part == Part::Response)
        return example.request;
    const QByteArray legal = ruleExample(Rule::ResponseStatus).request;
    return example.deflate
        ? withField(legal, QByteArray("Sec-WebSocket-Extensions: ") + PermessageDeflate)
        : legal;
}

QByteArray response(const RuleExample &example)
{
    if (example.part == Part::Response)
        return example.octets;
    const QByteArray legal = ruleExample(Rule::ResponseStatus).octets.replace("999", "101");
    if (!example.deflate)
        return legal;
    DeflateParameters agreed;
    agreed.serverMaxWindowBits = example.deflate->windowBits;
    agreed.serverNoContextTakeover = !example.deflate->contextTakeover;
    return withField(legal, "Sec-WebSocket-Extensions: " + toExtension(agreed).toHeaderValue());
}

} // namespace Framescope::RuleHandshake

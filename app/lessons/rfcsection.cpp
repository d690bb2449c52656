#include "app/lessons/rfcsection.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Sections = std::to_array<RfcSectionInfo>({
    { 6455, "1"_L1, "Introduction"_L1 },
    { 6455, "1.1"_L1, "Background"_L1 },
    { 6455, "1.2"_L1, "Protocol Overview"_L1 },
    { 6455, "1.3"_L1, "Opening Handshake"_L1 },
    { 6455, "1.4"_L1, "Closing Handshake"_L1 },
    { 6455, "1.5"_L1, "Design Philosophy"_L1 },
    { 6455, "1.6"_L1, "Security Model"_L1 },
    { 6455, "1.7"_L1, "Relationship to TCP and HTTP"_L1 },
    { 6455, "1.8"_L1, "Establishing a Connection"_L1 },
    { 6455, "1.9"_L1, "Subprotocols Using the WebSocket Protocol"_L1 },
    { 6455, "2"_L1, "Conformance Requirements"_L1 },
    { 6455, "2.1"_L1, "Terminology and Other Conventions"_L1 },
    { 6455, "3"_L1, "WebSocket URIs"_L1 },
    { 6455, "4"_L1, "Opening Handshake"_L1 },
    { 6455, "4.1"_L1, "Client Requirements"_L1 },
    { 6455, "4.2"_L1, "Server-Side Requirements"_L1 },
    { 6455, "4.2.1"_L1, "Reading the Client's Opening Handshake"_L1 },
    { 6455, "4.2.2"_L1, "Sending the Server's Opening Handshake"_L1 },
    { 6455, "4.3"_L1, "Collected ABNF for New Header Fields Used in Handshake"_L1 },
    { 6455, "4.4"_L1, "Supporting Multiple Versions of WebSocket Protocol"_L1 },
    { 6455, "5"_L1, "Data Framing"_L1 },
    { 6455, "5.1"_L1, "Overview"_L1 },
    { 6455, "5.2"_L1, "Base Framing Protocol"_L1 },
    { 6455, "5.3"_L1, "Client-to-Server Masking"_L1 },
    { 6455, "5.4"_L1, "Fragmentation"_L1 },
    { 6455, "5.5"_L1, "Control Frames"_L1 },
    { 6455, "5.5.1"_L1, "Close"_L1 },
    { 6455, "5.5.2"_L1, "Ping"_L1 },
    { 6455, "5.5.3"_L1, "Pong"_L1 },
    { 6455, "5.6"_L1, "Data Frames"_L1 },
    { 6455, "5.7"_L1, "Examples"_L1 },
    { 6455, "5.8"_L1, "Extensibility"_L1 },
    { 6455, "6"_L1, "Sending and Receiving Data"_L1 },
    { 6455, "6.1"_L1, "Sending Data"_L1 },
    { 6455, "6.2"_L1, "Receiving Data"_L1 },
    { 6455, "7"_L1, "Closing the Connection"_L1 },
    { 6455, "7.1"_L1, "Definitions"_L1 },
    { 6455, "7.1.1"_L1, "Close the WebSocket Connection"_L1 },
    { 6455, "7.1.2"_L1, "Start the WebSocket Closing Handshake"_L1 },
    { 6455, "7.1.3"_L1, "The WebSocket Closing Handshake is Started"_L1 },
    { 6455, "7.1.4"_L1, "The WebSocket Connection is Closed"_L1 },
    { 6455, "7.1.5"_L1, "The WebSocket Connection Close Code"_L1 },
    { 6455, "7.1.6"_L1, "The WebSocket Connection Close Reason"_L1 },
    { 6455, "7.1.7"_L1, "Fail the WebSocket Connection"_L1 },
    { 6455, "7.2"_L1, "Abnormal Closures"_L1 },
    { 6455, "7.2.1"_L1, "Client-Initiated Closure"_L1 },
    { 6455, "7.2.2"_L1, "Server-Initiated Closure"_L1 },
    { 6455, "7.2.3"_L1, "Recovering from Abnormal Closure"_L1 },
    { 6455, "7.3"_L1, "Normal Closure of Connections"_L1 },
    { 6455, "7.4"_L1, "Status Codes"_L1 },
    { 6455, "7.4.1"_L1, "Defined Status Codes"_L1 },
    { 6455, "7.4.2"_L1, "Reserved Status Code Ranges"_L1 },
    { 6455, "8"_L1, "Error Handling"_L1 },
    { 6455, "8.1"_L1, "Handling Errors in UTF-8-Encoded Data"_L1 },
    { 6455, "9"_L1, "Extensions"_L1 },
    { 6455, "9.1"_L1, "Negotiating Extensions"_L1 },
    { 6455, "9.2"_L1, "Known Extensions"_L1 },
    { 6455, "10"_L1, "Security Considerations"_L1 },
    { 6455, "10.1"_L1, "Non-Browser Clients"_L1 },
    { 6455, "10.2"_L1, "Origin Considerations"_L1 },
    { 6455, "10.3"_L1, "Attacks On Infrastructure (Masking)"_L1 },
    { 6455, "10.4"_L1, "Implementation-Specific Limits"_L1 },
    { 6455, "10.5"_L1, "WebSocket Client Authentication"_L1 },
    { 6455, "10.6"_L1, "Connection Confidentiality and Integrity"_L1 },
    { 6455, "10.7"_L1, "Handling of Invalid Data"_L1 },
    { 6455, "10.8"_L1, "Use of SHA-1 by the WebSocket Handshake"_L1 },
    { 6455, "11"_L1, "IANA Considerations"_L1 },
    { 6455, "11.1"_L1, "Registration of New URI Schemes"_L1 },
    { 6455, "11.1.1"_L1, "Registration of \"ws\" Scheme"_L1 },
    { 6455, "11.1.2"_L1, "Registration of \"wss\" Scheme"_L1 },
    { 6455, "11.2"_L1, "Registration of the \"WebSocket\" HTTP Upgrade Keyword"_L1 },
    { 6455, "11.3"_L1, "Registration of New HTTP Header Fields"_L1 },
    { 6455, "11.3.1"_L1, "Sec-WebSocket-Key"_L1 },
    { 6455, "11.3.2"_L1, "Sec-WebSocket-Extensions"_L1 },
    { 6455, "11.3.3"_L1, "Sec-WebSocket-Accept"_L1 },
    { 6455, "11.3.4"_L1, "Sec-WebSocket-Protocol"_L1 },
    { 6455, "11.3.5"_L1, "Sec-WebSocket-Version"_L1 },
    { 6455, "11.4"_L1, "WebSocket Extension Name Registry"_L1 },
    { 6455, "11.5"_L1, "WebSocket Subprotocol Name Registry"_L1 },
    { 6455, "11.6"_L1, "WebSocket Version Number Registry"_L1 },
    { 6455, "11.7"_L1, "WebSocket Close Code Number Registry"_L1 },
    { 6455, "11.8"_L1, "WebSocket Opcode Registry"_L1 },
    { 6455, "11.9"_L1, "WebSocket Framing Header Bits Registry"_L1 },
    { 6455, "12"_L1, "Using the WebSocket Protocol from Other Specifications"_L1 },
    { 6455, "13"_L1, "Acknowledgements"_L1 },
    { 6455, "14"_L1, "References"_L1 },
    { 6455, "14.1"_L1, "Normative References"_L1 },
    { 6455, "14.2"_L1, "Informative References"_L1 },
    { 7692, "1"_L1, "Introduction"_L1 },
    { 7692, "2"_L1, "Conformance Requirements and Terminology"_L1 },
    { 7692, "3"_L1, "Complementary Terminology"_L1 },
    { 7692, "4"_L1, "WebSocket Per-Message Compression Extension"_L1 },
    { 7692, "5"_L1, "Extension Negotiation"_L1 },
    { 7692, "5.1"_L1, "General Negotiation Flow"_L1 },
    { 7692, "5.2"_L1, "Negotiation Examples"_L1 },
    { 7692, "6"_L1, "Framing"_L1 },
    { 7692, "6.1"_L1, "Compression"_L1 },
    { 7692, "6.2"_L1, "Decompression"_L1 },
    { 7692, "7"_L1, "The \"permessage-deflate\" Extension"_L1 },
    { 7692, "7.1"_L1, "Extension Parameters"_L1 },
    { 7692, "7.1.1"_L1, "Context Takeover Control"_L1 },
    { 7692, "7.1.1.1"_L1, "The \"server_no_context_takeover\" Extension Parameter"_L1 },
    { 7692, "7.1.1.2"_L1, "The \"client_no_context_takeover\" Extension Parameter"_L1 },
    { 7692, "7.1.2"_L1, "Limiting the LZ77 Sliding Window Size"_L1 },
    { 7692, "7.1.2.1"_L1, "The \"server_max_window_bits\" Extension Parameter"_L1 },
    { 7692, "7.1.2.2"_L1, "The \"client_max_window_bits\" Extension Parameter"_L1 },
    { 7692, "7.1.3"_L1, "Examples"_L1 },
    { 7692, "7.2"_L1, "Message Payload Transformation"_L1 },
    { 7692, "7.2.1"_L1, "Compression"_L1 },
    { 7692, "7.2.2"_L1, "Decompression"_L1 },
    { 7692, "7.2.3"_L1, "Examples"_L1 },
    { 7692, "7.2.3.1"_L1, "A Message Compressed Using One Compressed DEFLATE Block"_L1 },
    { 7692, "7.2.3.2"_L1, "Sharing LZ77 Sliding Window"_L1 },
    { 7692, "7.2.3.3"_L1, "Using a DEFLATE Block with No Compression"_L1 },
    { 7692, "7.2.3.4"_L1, "Using a DEFLATE Block with \"BFINAL\" Set to 1"_L1 },
    { 7692, "7.2.3.5"_L1, "Two DEFLATE Blocks in One Message"_L1 },
    { 7692, "7.2.3.6"_L1, "Generating an Empty Fragment"_L1 },
    { 7692, "7.3"_L1, "Implementation Notes"_L1 },
    { 7692, "8"_L1, "Security Considerations"_L1 },
    { 7692, "9"_L1, "IANA Considerations"_L1 },
    { 7692, "9.1"_L1, "Registration of the \"permessage-deflate\" WebSocket Extension Name"_L1 },
    { 7692, "9.2"_L1,
        "Registration of the \"Per-Message Compressed\" WebSocket Framing Header Bit"_L1 },
    { 7692, "10"_L1, "References"_L1 },
});

} // namespace

std::span<const RfcSectionInfo> rfcSections()
{
    return Sections;
}

const RfcSectionInfo *findRfcSection(const RfcSection &section)
{
    const auto *found
        = std::find_if(Sections.begin(), Sections.end(), [&section](const RfcSectionInfo &info) {
              return info.rfc == section.rfc && info.number == section.number;
          });
    return found == Sections.end() ? nullptr : found;
}

std::optional<RfcSection> rfcSectionFromText(QStringView text)
{
    text = text.trimmed();
    const qsizetype space = text.indexOf(u' ');
    if (space < 0)
        return std::nullopt;
    const RfcSection section { text.first(space).toInt(),
        text.sliced(space + 1).trimmed().toString() };
    return findRfcSection(section) ? std::optional(section) : std::nullopt;
}

} // namespace Framescope

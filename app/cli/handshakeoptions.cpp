#include "app/cli/handshakeoptions.h"

#include "protocol/handshake/headerfield.h"

namespace Framescope {

namespace {

void addHeader(ClientOptions &options, const std::string &argument)
{
    const QByteArray header = QByteArray::fromStdString(argument);
    const qsizetype colon = header.indexOf(':');
    if (colon < 0 && header.endsWith(';')) {
        const QByteArray name = header.chopped(1).trimmed();
        if (const auto problem = headerFieldProblem({ name, {} }))
            refuseUsage(QStringLiteral("-H %1: %2.").arg(text(argument), *problem));
        options.removedHeaders.append(name);
        return;
    }
    if (colon < 0)
        refuseUsage(QStringLiteral("-H %1: a header is written 'Name: value', or 'Name;' to leave "
                                   "it out.")
                        .arg(text(argument)));
    const HeaderField field { header.first(colon), header.sliced(colon + 1).trimmed() };
    if (const auto problem = headerFieldProblem(field))
        refuseUsage(QStringLiteral("-H %1: %2.").arg(text(argument), *problem));
    options.headers.append(field);
}

} // namespace

void addHandshake(CLI::App &command, HandshakeArguments &arguments, const std::string &offer)
{
    addRepeatable(command, "-H,--header", arguments.headers,
        "A header 'Name: value', in order; replaces an automatic one of that name; "
        "'Name;' removes it")
        ->type_name("HEADER");
    addRepeatable(command, "--subprotocol", arguments.subprotocols,
        "A subprotocol to offer, the preferred one first")
        ->type_name("NAME");
    command.add_option("--origin", arguments.origin, "The Origin header")->type_name("ORIGIN");
    CLI::Option *noDeflate
        = command.add_flag("--no-deflate", arguments.noDeflate, "Offer no compression");
    command
        .add_option("--deflate", arguments.deflate, "What to offer, verbatim, instead of " + offer)
        ->excludes(noDeflate)
        ->type_name("OFFER");
}

void applyHandshake(ClientOptions &options, const HandshakeArguments &arguments)
{
    for (const std::string &header : arguments.headers)
        addHeader(options, header);
    if (!arguments.subprotocols.empty())
        options.subprotocols = texts(arguments.subprotocols);
    if (!arguments.origin.empty())
        options.origin = QByteArray::fromStdString(arguments.origin);
    if (arguments.noDeflate)
        options.extensions.clear();
    else if (!arguments.deflate.empty())
        options.extensions = QByteArray::fromStdString(arguments.deflate);
    for (const HeaderField &field : { HeaderField { "Origin", options.origin },
             HeaderField {
                 "Sec-WebSocket-Protocol", texts(arguments.subprotocols).join(u", ").toUtf8() } }) {
        if (const auto problem = headerFieldProblem(field); problem && !field.value.isEmpty())
            refuseUsage(QStringLiteral("%1: %2.").arg(QString::fromLatin1(field.name), *problem));
    }
}

} // namespace Framescope

#include "protocol/handshake/extensionlist.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Reads the grammar of §9.1 from left to right:
///     extension-list  = 1#extension
///     extension       = token *( ";" extension-param )
///     extension-param = token [ "=" ( token | quoted-string ) ]
class ExtensionParser
{
public:
    explicit ExtensionParser(QByteArrayView text)
        : m_rest(text)
    {
    }

    std::optional<QList<Extension>> readList();

private:
    std::optional<Extension> readExtension();
    std::optional<ExtensionParameter> readParameter();
    std::optional<QByteArray> readToken();
    std::optional<QByteArray> readQuotedToken();
    bool skip(char separator);

    QByteArrayView m_rest;
};

std::optional<QList<Extension>> ExtensionParser::readList()
{
    QList<Extension> extensions;
    do {
        while (skip(',')) { } // an empty element means nothing
        if (trimmedWhitespace(m_rest).isEmpty())
            break;
        std::optional<Extension> extension = readExtension();
        if (!extension)
            return std::nullopt;
        extensions.append(*std::move(extension));
    } while (skip(','));
    if (extensions.isEmpty() || !trimmedWhitespace(m_rest).isEmpty())
        return std::nullopt;
    return extensions;
}

std::optional<Extension> ExtensionParser::readExtension()
{
    std::optional<QByteArray> name = readToken();
    if (!name)
        return std::nullopt;
    Extension extension { *std::move(name), {} };
    while (skip(';')) {
        std::optional<ExtensionParameter> parameter = readParameter();
        if (!parameter)
            return std::nullopt;
        extension.parameters.append(*std::move(parameter));
    }
    return extension;
}

std::optional<ExtensionParameter> ExtensionParser::readParameter()
{
    std::optional<QByteArray> name = readToken();
    if (!name)
        return std::nullopt;
    if (!skip('='))
        return ExtensionParameter { *std::move(name), std::nullopt };
    std::optional<QByteArray> value = skip('"') ? readQuotedToken() : readToken();
    if (!value)
        return std::nullopt;
    return ExtensionParameter { *std::move(name), std::move(value) };
}

std::optional<QByteArray> ExtensionParser::readToken()
{
    m_rest = trimmedWhitespace(m_rest);
    const auto end = std::find_if_not(m_rest.begin(), m_rest.end(),
        [](const char &octet) { return isToken(QByteArrayView(&octet, 1)); });
    const qsizetype length = end - m_rest.begin();
    if (length == 0)
        return std::nullopt;
    const QByteArray token = m_rest.first(length).toByteArray();
    m_rest = m_rest.sliced(length);
    return token;
}

/// The opening quote has been read.
std::optional<QByteArray> ExtensionParser::readQuotedToken()
{
    QByteArray value;
    for (qsizetype i = 0; i < m_rest.size(); ++i) {
        if (m_rest[i] == '"') {
            m_rest = m_rest.sliced(i + 1);
            return isToken(value) ? std::optional(value) : std::nullopt;
        }
        if (m_rest[i] == '\\' && ++i == m_rest.size())
            break;
        value += m_rest[i];
    }
    return std::nullopt;
}

bool ExtensionParser::skip(char separator)
{
    m_rest = trimmedWhitespace(m_rest);
    if (!m_rest.startsWith(separator))
        return false;
    m_rest = m_rest.sliced(1);
    return true;
}

} // namespace

QByteArray Extension::toHeaderValue() const
{
    QByteArray text = name;
    for (const ExtensionParameter &parameter : parameters) {
        text += "; " + parameter.name;
        if (parameter.value)
            text += '=' + *parameter.value;
    }
    return text;
}

std::optional<QList<Extension>> parseExtensions(QByteArrayView headerValue)
{
    return ExtensionParser(headerValue).readList();
}

} // namespace Framescope

#include "protocol/handshake/httphead.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Fills the parts that requests and responses share, line by line.
class HeadParser
{
public:
    HeadParser(HttpHead &head, QByteArray octets)
        : m_head(head)
    {
        m_head.octets = std::move(octets);
        m_rest = m_head.octets;
    }

    /// So many empty lines before it are no problem.
    void readStartLine(int ignoredEmptyLines);
    void readFields();
    void addProblem(QStringView text);

private:
    bool readLine();
    void readField();
    void continueField();
    void checkValue(QByteArrayView value);

    HttpHead &m_head;
    QByteArrayView m_rest; ///< what follows the current line
    QByteArrayView m_line; ///< without its line end
    int m_number = 0; ///< of the current line, from 1
};

bool HeadParser::readLine()
{
    if (m_rest.isEmpty())
        return false;
    ++m_number;
    const qsizetype lineFeed = m_rest.indexOf('\n');
    if (lineFeed < 0) {
        m_line = m_rest;
        m_rest = {};
        addProblem(u"no line end");
        return true;
    }
    m_line = m_rest.first(lineFeed);
    m_rest = m_rest.sliced(lineFeed + 1);
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    else
        addProblem(u"ends with LF instead of CR LF");
    if (m_line.contains('\r'))
        addProblem(u"CR without LF");
    return true;
}

void HeadParser::readStartLine(int ignoredEmptyLines)
{
    while (readLine()) {
        if (!m_line.isEmpty()) {
            m_head.startLine = m_line.toByteArray();
            return;
        }
        if (m_number > ignoredEmptyLines)
            addProblem(u"empty line before the start line");
    }
    addProblem(u"no start line");
}

void HeadParser::readFields()
{
    while (readLine()) {
        if (m_line.isEmpty()) {
            if (!m_rest.isEmpty())
                addProblem(u"octets after the empty line");
            return;
        }
        if (m_line.front() == ' ' || m_line.front() == '\t')
            continueField();
        else
            readField();
    }
    addProblem(u"the head does not end with an empty line");
}

void HeadParser::readField()
{
    const qsizetype colon = m_line.indexOf(':');
    QByteArrayView name = colon < 0 ? m_line : m_line.first(colon);
    if (colon < 0)
        addProblem(u"no colon");
    if (const QByteArrayView trimmed = trimmedWhitespace(name); trimmed.size() != name.size()) {
        addProblem(u"white space between field name and colon");
        name = trimmed;
    }
    if (!isToken(name))
        addProblem(u"the field name is not a token");
    const QByteArrayView value
        = colon < 0 ? QByteArrayView() : trimmedWhitespace(m_line.sliced(colon + 1));
    checkValue(value);
    m_head.fields.append({ name.toByteArray(), value.toByteArray(),
        static_cast<quint64>(m_line.data() - m_head.octets.constData()),
        static_cast<quint64>(m_line.size()) });
}

/// A line that begins with white space continues the one before it; obsolete since RFC 7230.
void HeadParser::continueField()
{
    if (m_head.fields.isEmpty()) {
        addProblem(u"white space before the first field");
        return;
    }
    addProblem(u"folded line");
    const QByteArrayView value = trimmedWhitespace(m_line);
    checkValue(value);
    HttpField &field = m_head.fields.last();
    field.value.append(' ').append(value);
    const auto end
        = static_cast<quint64>(m_line.data() + m_line.size() - m_head.octets.constData());
    field.length = end - field.offset;
}

void HeadParser::checkValue(QByteArrayView value)
{
    if (containsControl(value))
        addProblem(u"control character in the value");
}

void HeadParser::addProblem(QStringView text)
{
    if (m_head.problems.size() < HttpHead::MaxProblems)
        m_head.problems.append(u"line %1: %2"_s.arg(m_number).arg(text));
}

/// HTTP-version = "HTTP/" DIGIT "." DIGIT, in upper case (RFC 9112 §2.3).
bool readVersion(QByteArrayView text, int &httpMajor, int &httpMinor)
{
    const auto isDigit = [](char octet) { return octet >= '0' && octet <= '9'; };
    if (text.size() != 8 || !text.startsWith("HTTP/") || !isDigit(text[5]) || text[6] != '.'
        || !isDigit(text[7]))
        return false;
    httpMajor = text[5] - '0';
    httpMinor = text[7] - '0';
    return true;
}

void readRequestLine(RequestHead &head, HeadParser &parser)
{
    const QByteArrayView line = head.startLine;
    const qsizetype first = line.indexOf(' ');
    if (first < 0) {
        head.method = head.startLine;
        parser.addProblem(u"not method, target and HTTP version");
        return;
    }
    const qsizetype last = line.lastIndexOf(' ');
    head.method = line.first(first).toByteArray();
    if (!isToken(head.method))
        parser.addProblem(u"the method is not a token");
    if (!readVersion(line.sliced(last + 1), head.httpMajor, head.httpMinor)) {
        head.target = line.sliced(first + 1).toByteArray();
        parser.addProblem(u"no HTTP version");
        return;
    }
    head.target = line.sliced(first + 1, qMax<qsizetype>(0, last - first - 1)).toByteArray();
    if (head.target.isEmpty() || head.target.contains(' ') || head.target.contains('\t')
        || containsControl(head.target))
        parser.addProblem(u"not one target between two single spaces");
}

void readStatusLine(ResponseHead &head, HeadParser &parser)
{
    const QByteArrayView line = head.startLine;
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView version = space < 0 ? line : line.first(space);
    if (!readVersion(version, head.httpMajor, head.httpMinor))
        parser.addProblem(u"no HTTP version");
    const QByteArrayView rest = space < 0 ? QByteArrayView() : line.sliced(space + 1);
    const QByteArrayView code = rest.first(qMin<qsizetype>(3, rest.size()));
    const bool isNumber = code.size() == 3 && code.front() != '0'
        && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || (rest.size() > 3 && rest[3] != ' ')) {
        parser.addProblem(u"no status code of three digits");
        return;
    }
    head.statusCode = code.toByteArray().toInt();
    if (rest.size() == 3) {
        // Many who read it do not mind (RFC 9112 §4).
        if (head.problems.isEmpty())
            head.harmlessProblems = 1;
        parser.addProblem(u"no space after the status code");
        return;
    }
    head.reasonPhrase = rest.sliced(4).toByteArray();
    if (containsControl(head.reasonPhrase))
        parser.addProblem(u"control character in the reason phrase");
}

} // namespace

QList<QByteArray> HttpHead::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const HttpField &field : fields) {
        if (equalsIgnoringCase(field.name, name))
            found.append(field.value);
    }
    return found;
}

std::optional<QByteArray> HttpHead::singleValue(QByteArrayView name) const
{
    const QList<QByteArray> found = values(name);
    if (found.size() != 1)
        return std::nullopt;
    return found.first();
}

std::optional<QByteArray> HttpHead::combinedValue(QByteArrayView name) const
{
    const QList<QByteArray> found = values(name);
    if (found.isEmpty())
        return std::nullopt;
    return found.join(", ");
}

bool HttpHead::hasToken(QByteArrayView name, QByteArrayView token) const
{
    for (const HttpField &field : fields) {
        if (!equalsIgnoringCase(field.name, name))
            continue;
        for (const QByteArrayView element : listElements(field.value)) {
            if (equalsIgnoringCase(element, token))
                return true;
        }
    }
    return false;
}

const HttpField *HttpHead::find(QByteArrayView name) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
        [name](const HttpField &field) { return equalsIgnoringCase(field.name, name); });
    return found == fields.cend() ? nullptr : &*found;
}

RequestHead parseRequestHead(QByteArray octets)
{
    RequestHead head;
    HeadParser parser(head, std::move(octets));
    parser.readStartLine(RequestHead::IgnoredEmptyLines);
    readRequestLine(head, parser);
    parser.readFields();
    return head;
}

ResponseHead parseResponseHead(QByteArray octets)
{
    ResponseHead head;
    HeadParser parser(head, std::move(octets));
    parser.readStartLine(0);
    readStatusLine(head, parser);
    parser.readFields();
    return head;
}

} // namespace Framescope

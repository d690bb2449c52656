#include "app/connect/shellwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestLine = 1 << 20; // octets
constexpr qsizetype MostWords = 10'000;

struct ShellWordsText
{
    Q_DECLARE_TR_FUNCTIONS(ShellWords)
};

/// What the splitters share: the place in the text and the word that is being put together.
class Splitter
{
public:
    explicit Splitter(const QByteArray &text)
        : m_text(text)
    {
    }

    tl::expected<ShellWords, QString> result()
    {
        endWord();
        if (m_open)
            return tl::unexpected(ShellWordsText::tr("a quotation mark is not closed"));
        if (m_result.words.size() > MostWords)
            return tl::unexpected(ShellWordsText::tr("it has more than 10,000 words"));
        return m_result;
    }

protected:
    bool atEnd() const { return m_at >= m_text.size(); }
    /// NUL behind the end, and instead of each NUL, which no argument can have.
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : '\0';
    }
    char take() { return m_text.at(m_at++); }
    void skip(qsizetype count) { m_at = qMin(m_at + count, m_text.size()); }
    void add(char octet)
    {
        m_inWord = true;
        if (octet != '\0')
            m_word.append(octet);
    }
    void add(const QByteArray &octets)
    {
        m_inWord = true;
        m_word.append(octets);
    }
    void begin() { m_inWord = true; } ///< of a word that may stay empty
    void endWord()
    {
        if (m_inWord && m_result.words.size() <= MostWords)
            m_result.words.append(m_word);
        m_inWord = false;
        m_word.clear();
    }
    bool isBetweenWords() const { return !m_inWord; }
    bool hasWords() const { return m_inWord || !m_result.words.isEmpty(); }
    void leaveOpen() { m_open = true; }
    void sayExpands() { m_result.expands = true; }
    /// The command ends here.
    void cut()
    {
        m_result.cut = !m_text.sliced(qMin(m_at, m_text.size())).trimmed().isEmpty();
        m_at = m_text.size();
    }
    /// How many octets a line end takes here; 0: there is none.
    qsizetype lineEnd(qsizetype ahead = 0) const
    {
        if (peek(ahead) == '\n')
            return 1;
        return peek(ahead) == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
    }

private:
    const QByteArray m_text;
    qsizetype m_at = 0;
    QByteArray m_word;
    bool m_inWord = false;
    bool m_open = false;
    ShellWords m_result;
};

class PosixSplitter : public Splitter
{
public:
    using Splitter::Splitter;

    void split()
    {
        while (!atEnd()) {
            const qsizetype end = lineEnd();
            const char octet = peek();
            if (end > 0) {
                skip(end);
                if (hasWords())
                    cut();
            } else if (octet == ' ' || octet == '\t') {
                skip(1);
                endWord();
            } else if (octet == '\\') {
                escape();
            } else if (octet == '\'') {
                skip(1);
                takeQuoted();
            } else if (octet == '"') {
                skip(1);
                takeDoubleQuoted();
            } else if (octet == '$' && peek(1) == '\'') {
                skip(2);
                takeAnsiQuoted();
            } else if (octet == '$' && peek(1) == '"') {
                skip(1); // to be translated: there is nothing to translate it by
            } else if (QByteArrayView(";&|<>()").contains(octet)) {
                cut();
            } else {
                if (octet == '$' || octet == '`')
                    sayExpands();
                add(take());
            }
        }
    }

private:
    void escape()
    {
        skip(1);
        if (const qsizetype end = lineEnd(); end > 0)
            skip(end);
        else
            add(atEnd() ? '\\' : take());
    }

    void takeQuoted()
    {
        begin();
        while (!atEnd() && peek() != '\'')
            add(take());
        close();
    }

    void takeDoubleQuoted()
    {
        begin();
        while (!atEnd() && peek() != '"') {
            const char next = peek(1);
            if (peek() == '\\' && lineEnd(1) > 0) {
                skip(1 + lineEnd(1));
                continue;
            }
            if (peek() == '\\' && next != '\0' && QByteArrayView("$`\"\\").contains(next))
                skip(1);
            else if (peek() == '$' || peek() == '`')
                sayExpands();
            add(take());
        }
        close();
    }

    void close()
    {
        if (atEnd())
            leaveOpen();
        skip(1);
    }

    void takeAnsiQuoted()
    {
        begin();
        while (!atEnd() && peek() != '\'') {
            const char octet = take();
            if (octet != '\\' || atEnd())
                add(octet);
            else
                takeAnsiEscape();
        }
        close();
    }

    void takeAnsiEscape()
    {
        const char kind = take();
        switch (kind) {
        case 'a':
            return add('\a');
        case 'b':
            return add('\b');
        case 'e':
        case 'E':
            return add('\x1B');
        case 'f':
            return add('\f');
        case 'n':
            return add('\n');
        case 'r':
            return add('\r');
        case 't':
            return add('\t');
        case 'v':
            return add('\v');
        case 'x':
            return add(static_cast<char>(takeNumber(2, 16)));
        case 'u':
            return takeCharacter(4);
        case 'U':
            return takeCharacter(8);
        case 'c':
            return add(atEnd() ? '\0' : static_cast<char>(take() & 0x1F));
        case '\\':
        case '\'':
        case '"':
        case '?':
            return add(kind);
        default:
            break;
        }
        if (kind >= '0' && kind <= '7') {
            skip(-1);
            return add(static_cast<char>(takeNumber(3, 8)));
        }
        add('\\');
        add(kind);
    }

    quint32 takeNumber(int mostDigits, quint32 base)
    {
        quint32 number = 0;
        for (int digit = 0; digit < mostDigits && !atEnd(); ++digit) {
            const char c = peek();
            const int value = c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f'             ? c - 'a' + 10
                : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                                   : 16;
            if (static_cast<quint32>(value) >= base)
                break;
            number = number * base + static_cast<quint32>(value);
            skip(1);
        }
        return number;
    }

    /// Chrome writes what is outside the Basic Multilingual Plane as two halves.
    void takeCharacter(int digits)
    {
        char32_t character = takeNumber(digits, 16);
        if (QChar::isHighSurrogate(character) && peek() == '\\' && peek(1) == 'u') {
            skip(2);
            const char32_t low = takeNumber(4, 16);
            character = QChar::isLowSurrogate(low)
                ? QChar::surrogateToUcs4(char16_t(character), char16_t(low))
                : char32_t(QChar::ReplacementCharacter);
        }
        if (character > QChar::LastValidCodePoint || QChar::isSurrogate(character))
            character = QChar::ReplacementCharacter;
        if (character != 0)
            add(QString::fromUcs4(&character, 1).toUtf8());
    }
};

/// Two readers in a row: cmd.exe takes the ^ away and knows quotes of its own; the C library of the
/// program sees what is left.
class CmdSplitter : public Splitter
{
public:
    using Splitter::Splitter;

    void split()
    {
        while (!atEnd()) {
            if (!m_cmdQuoted && peek() == '^') {
                takeCaret();
            } else if (const qsizetype end = lineEnd(); end > 0) {
                skip(end);
                m_cmdQuoted = false; // its quotes end with the line
                if (hasWords())
                    cut();
            } else if (!m_cmdQuoted && !m_quoted && QByteArrayView("&|<>").contains(peek())) {
                cut();
            } else {
                if (peek() == '"')
                    m_cmdQuoted = !m_cmdQuoted;
                if (peek() == '%' && peek(1) != '^')
                    noteVariable();
                see(take());
            }
        }
        seeBackslashes();
        if (m_quoted)
            leaveOpen();
    }

private:
    void takeCaret()
    {
        skip(1);
        if (const qsizetype end = lineEnd(); end > 0) {
            skip(end);
            // What follows is taken as it is: two line ends are one.
            if (const qsizetype second = lineEnd(); second > 0) {
                skip(second);
                see('\n');
            }
        } else if (!atEnd()) {
            see(take());
        }
    }

    void noteVariable()
    {
        qsizetype length = 1;
        while (length < 64
            && (QChar::isLetterOrNumber(char32_t(quint8(peek(length)))) || peek(length) == '_'))
            ++length;
        const bool isEscape = peek(1) >= '0' && peek(1) <= '9'; // of a URL
        if (length > 1 && !isEscape && peek(length) == '%')
            sayExpands();
    }

    /// As the C library reads it.
    void see(char octet)
    {
        if (octet == '\\') {
            ++m_backslashes;
            m_quoteEnded = false;
            return;
        }
        if (octet == '"') {
            seeQuote();
            return;
        }
        m_quoteEnded = false;
        seeBackslashes();
        if (!m_quoted && (octet == ' ' || octet == '\t'))
            endWord();
        else
            add(octet);
    }

    void seeQuote()
    {
        const bool escaped = m_backslashes % 2 == 1;
        m_backslashes /= 2;
        seeBackslashes();
        if (escaped) {
            add('"');
            m_quoteEnded = false;
        } else if (m_quoteEnded) { // "" within quotes is one of them, and they go on
            add('"');
            m_quoted = true;
            m_quoteEnded = false;
        } else {
            begin();
            m_quoteEnded = m_quoted;
            m_quoted = !m_quoted;
        }
    }

    void seeBackslashes()
    {
        for (; m_backslashes > 0; --m_backslashes)
            add('\\');
    }

    bool m_cmdQuoted = false;
    bool m_quoted = false;
    bool m_quoteEnded = false; ///< by the octet before
    qsizetype m_backslashes = 0; ///< that wait for what comes after them
};

class PowerShellSplitter : public Splitter
{
public:
    using Splitter::Splitter;

    void split()
    {
        while (!atEnd()) {
            if (const qsizetype end = lineEnd(); end > 0) {
                skip(end);
                if (hasWords())
                    cut();
            } else if (peek() == ' ' || peek() == '\t') {
                skip(1);
                endWord();
            } else if (peek() == '`') {
                takeBackQuote();
            } else if (peek() == '\'' || peek() == '"') {
                takeQuoted(take());
            } else if (QByteArrayView(";&|<>()").contains(peek())) {
                cut();
            } else {
                if (peek() == '$')
                    sayExpands();
                add(take());
            }
        }
    }

private:
    void takeBackQuote()
    {
        skip(1);
        if (const qsizetype end = lineEnd(); end > 0) {
            skip(end);
            return;
        }
        if (atEnd())
            return;
        const char kind = take();
        switch (kind) {
        case 'n':
            return add('\n');
        case 'r':
            return add('\r');
        case 't':
            return add('\t');
        case '0':
            return begin();
        default:
            return add(kind);
        }
    }

    void takeQuoted(char quote)
    {
        begin();
        while (!atEnd()) {
            if (peek() == quote && peek(1) != quote)
                break;
            if (peek() == quote)
                skip(1);
            else if (quote == '"' && peek() == '$')
                sayExpands();
            if (quote == '"' && peek() == '`')
                takeBackQuote();
            else
                add(take());
        }
        if (atEnd())
            leaveOpen();
        skip(1);
    }
};

template <typename DialectSplitter>
tl::expected<ShellWords, QString> splitBy(const QByteArray &text)
{
    DialectSplitter splitter(text);
    splitter.split();
    return splitter.result();
}

} // namespace

ShellDialect shellDialect(QStringView command)
{
    static const QRegularExpression caret(u"\\^\"|\\^\\s*(\\r?\\n|$)"_s);
    static const QRegularExpression backQuote(u"`[ \\t]*\\r?\\n"_s);
    const QStringView beginning = command.first(qMin(command.size(), LongestLine));
    if (caret.match(beginning).hasMatch())
        return ShellDialect::Cmd;
    if (backQuote.match(beginning).hasMatch())
        return ShellDialect::PowerShell;
    const bool isWindows = beginning.trimmed().startsWith("curl.exe"_L1, Qt::CaseInsensitive);
    return isWindows && !beginning.contains(u'\'') ? ShellDialect::Cmd : ShellDialect::Posix;
}

tl::expected<ShellWords, QString> splitShellWords(QStringView text, ShellDialect dialect)
{
    if (text.size() > LongestLine)
        return tl::unexpected(ShellWordsText::tr("it is longer than 1 MiB"));
    const QByteArray octets = text.toUtf8();
    switch (dialect) {
    case ShellDialect::Posix:
        return splitBy<PosixSplitter>(octets);
    case ShellDialect::Cmd:
        return splitBy<CmdSplitter>(octets);
    case ShellDialect::PowerShell:
        return splitBy<PowerShellSplitter>(octets);
    }
    Q_UNREACHABLE();
}

} // namespace Framescope

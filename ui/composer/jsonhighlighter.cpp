#include "ui/composer/jsonhighlighter.h"

#include "protocol/wire/opcode.h"
#include "ui/theme/theme.h"

#include <QTextDocument>

#include <algorithm>

namespace Framescope {

namespace {

bool isOfNumber(QChar character)
{
    return character.isDigit() || QStringView(u"+-.eE").contains(character);
}

/// Of the first character of \a text from \a begin on that is not \a wanted.
template <typename Wanted>
qsizetype endOf(QStringView text, qsizetype begin, Wanted wanted)
{
    const auto end = std::find_if_not(text.begin() + begin, text.end(), wanted);
    return end - text.begin();
}

} // namespace

JsonHighlighter::JsonHighlighter(const Theme &theme, QTextDocument &document)
    : QSyntaxHighlighter(&document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void JsonHighlighter::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    rehighlight();
}

bool JsonHighlighter::isLikely(QStringView text)
{
    const QStringView trimmed = text.left(LongestLine).trimmed();
    return trimmed.startsWith(u'{') || trimmed.startsWith(u'[');
}

/// Behind the closing quote, if there is one.
qsizetype JsonHighlighter::endOfString(QStringView text, qsizetype begin) const
{
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return text.size();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (!m_isOn || text.size() > LongestLine || document()->characterCount() > LongestDocument)
        return;
    const auto mark = [this](qsizetype begin, qsizetype end, const QColor &color) {
        setFormat(static_cast<int>(begin), static_cast<int>(end - begin), color);
    };
    const auto isSpace = [](QChar character) { return character.isSpace(); };
    const auto isLetter = [](QChar character) { return character.isLetter(); };
    for (qsizetype i = 0; i < text.size();) {
        const QChar first = text[i];
        qsizetype end = i + 1;
        if (first == u'"') {
            end = endOfString(text, i);
            const qsizetype next = endOf(text, end, isSpace);
            const bool isName = next < text.size() && text[next] == u':';
            mark(i, end,
                m_theme.fieldColors(isName ? Theme::Field::Opcode : Theme::Field::Length).text);
        } else if (first.isDigit() || first == u'-') {
            end = endOf(text, i, isOfNumber);
            mark(i, end, m_theme.opcodeColors(toNibble(Opcode::Binary)).text);
        } else if (first.isLetter()) {
            end = endOf(text, i, isLetter);
            mark(i, end, m_theme.fieldColors(Theme::Field::Fin).text);
        }
        i = end;
    }
}

} // namespace Framescope

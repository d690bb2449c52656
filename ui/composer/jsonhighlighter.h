#pragma once

#include <QSyntaxHighlighter>

namespace Framescope {

class Theme;

/// Shows JSON that is being typed in the colours of the message view, legal or not. What is too
/// long to be looked at with every key stays as it is.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    static constexpr int LongestLine = 10'000; ///< characters
    static constexpr int LongestDocument = 200'000; ///< the same

    /// Of \a document, its parent. Off at first.
    JsonHighlighter(const Theme &theme, QTextDocument &document);

    void setOn(bool on);
    /// Whether \a text looks like an object or an array.
    static bool isLikely(QStringView text);

protected:
    void highlightBlock(const QString &text) override;

private:
    qsizetype endOfString(QStringView text, qsizetype begin) const;

    const Theme &m_theme;
    bool m_isOn = false;
};

} // namespace Framescope

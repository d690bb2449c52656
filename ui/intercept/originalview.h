#pragma once

#include "ui/compare/linechanges.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeedit.h"

namespace Framescope {

class JsonHighlighter;
class LineGutter;

/// A payload as it came, beside the one that is edited. Read only.
class OriginalView : public CodeEdit
{
    Q_OBJECT
public:
    explicit OriginalView(const Theme &theme, QWidget *parent = nullptr);

    LineGutter *gutter() const { return m_gutter; }
    /// Shows \a text, in the colours of JSON if it looks like that.
    void showText(const QString &text);
    /// Marks \a count lines of \a view from \a first on in the colour \a ground, that of what was
    /// taken away or of what was added; and of each in turn the \a parts that make the difference.
    static void markLines(QPlainTextEdit &view, const Theme &theme, Theme::Token ground,
        qsizetype first, qsizetype count, const QList<QList<CharacterRange>> &parts);

private:
    void applyTheme();
    void fitMargins();

    const Theme &m_theme;
    LineGutter *m_gutter;
    JsonHighlighter *m_json;
};

} // namespace Framescope

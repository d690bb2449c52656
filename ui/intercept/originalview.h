#pragma once

#include "ui/theme/theme.h"

#include <QPlainTextEdit>

namespace Framescope {

class JsonHighlighter;

/// A payload as it came, beside the one that is edited. Read only.
class OriginalView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit OriginalView(const Theme &theme, QWidget *parent = nullptr);

    /// Shows \a text, in the colours of JSON if it looks like that.
    void showText(const QString &text);
    /// Marks lines in the colour of what was taken away, or \a view's in that of what was added.
    static void markLines(QPlainTextEdit &view, const Theme &theme, Theme::Token ground,
        qsizetype first, qsizetype count);

private:
    void applyTheme();

    const Theme &m_theme;
    JsonHighlighter *m_json;
};

} // namespace Framescope

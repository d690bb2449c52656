#pragma once

#include <QKeySequence>
#include <QWidget>

#include <initializer_list>

class QHBoxLayout;

namespace Framescope {

class TextLabel;
class Theme;

/// Keys, and in a word each what they do now. Only to look at.
class KeyHints : public QWidget
{
    Q_OBJECT
public:
    struct Hint
    {
        QList<QKeySequence> keys;
        QString word;
    };

    KeyHints(const Theme &theme, std::initializer_list<Hint> hints, QWidget *parent = nullptr);

private:
    void applyTheme();

    const Theme &m_theme;
    QHBoxLayout *m_row;
    QList<TextLabel *> m_words;
};

} // namespace Framescope

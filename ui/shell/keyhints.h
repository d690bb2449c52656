#pragma once

#include <QKeySequence>
#include <QWidget>

#include <initializer_list>

namespace Framescope {

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
};

} // namespace Framescope

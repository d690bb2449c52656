#include "ui/shell/keyhints.h"

#include "ui/widgets/keycaps.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace Framescope {

namespace {

// px of the design
constexpr int KeyGap = 4;
constexpr int HintGap = 8; ///< before the next one, besides

} // namespace

KeyHints::KeyHints(const Theme &theme, std::initializer_list<Hint> hints, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme.px(KeyGap));
    QStringList spoken;
    for (const Hint &hint : hints) {
        if (!spoken.isEmpty())
            row->addSpacing(theme.px(HintGap));
        QString names;
        for (const QKeySequence &key : hint.keys) {
            row->addWidget(new KeyCaps(theme, key, this));
            names += key.toString(QKeySequence::NativeText) + u' ';
        }
        row->addWidget(
            new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, hint.word, this));
        spoken.append(names + hint.word);
    }
    setAccessibleName(spoken.join(QStringLiteral(", ")));
}

} // namespace Framescope

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
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins({});
    QStringList spoken;
    for (const Hint &hint : hints) {
        QString names;
        for (const QKeySequence &key : hint.keys) {
            m_row->addWidget(new KeyCaps(theme, key, this));
            names += key.toString(QKeySequence::NativeText) + u' ';
        }
        m_words.append(
            new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, hint.word, this));
        m_row->addWidget(m_words.constLast());
        spoken.append(names + hint.word);
    }
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    connect(&theme, &Theme::changed, this, &KeyHints::applyTheme);
    applyTheme();
}

void KeyHints::applyTheme()
{
    m_row->setSpacing(m_theme.px(KeyGap));
    for (TextLabel *word : std::as_const(m_words)) {
        const bool isLast = word == m_words.constLast();
        word->setContentsMargins(0, 0, isLast ? 0 : m_theme.px(HintGap), 0);
    }
}

} // namespace Framescope

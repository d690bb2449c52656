#include "ui/welcome/democard.h"

#include "ui/welcome/demopicture.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

} // namespace

DemoCard::DemoCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("Demo"), parent)
    , m_theme(theme)
    , m_button(new QPushButton(tr("Start demo"), this))
{
    setSubtitle(tr("no network needed"));
    auto *sentence = new TextLabel(theme, TypeRole::Body, Token::Text2,
        tr("A made-up trade feed, an echo and a source of telemetry start on this computer, with "
           "heartbeats, a fragmented message, a silent gap, and rules that are broken for you to "
           "find."),
        this);
    sentence->setWordWrap(true);
    m_button->setProperty("primary", true);
    m_button->setAccessibleDescription(sentence->text());
    auto *hint = new TextLabel(theme, TypeRole::Small, Token::Text2, tr("stop any time"), this);
    hint->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_button);
    row->addWidget(hint, 1);
    body()->setContentsMargins(16, 14, 16, 14);
    body()->addWidget(new DemoPicture(theme, this));
    body()->addSpacing(12);
    body()->addWidget(sentence);
    body()->addStretch(1);
    body()->addSpacing(10);
    body()->addLayout(row);
    connect(m_button, &QPushButton::clicked, this, &DemoCard::demoRequested);
    connect(&m_theme, &Theme::changed, this, &DemoCard::applyTheme);
    applyTheme();
}

void DemoCard::applyTheme()
{
    m_button->setIcon(m_theme.iconOnFill(u"play"_s));
}

} // namespace Framescope

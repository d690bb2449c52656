#include "ui/handshake/acceptcard.h"

#include "protocol/handshake/acceptkey.h"
#include "ui/handshake/stepbox.h"
#include "ui/widgets/sectiontag.h"
#include "ui/widgets/visibletext.h"

#include <QVBoxLayout>

namespace Framescope {

using namespace Qt::StringLiterals;

AcceptCard::AcceptCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("Sec-WebSocket-Accept, step by step"), parent)
    , m_theme(theme)
    , m_steps(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_key(new StepBox(theme, 1, tr("Key from the request"), this))
    , m_guid(new StepBox(theme, 2, tr("Fixed GUID from the RFC"), this))
    , m_digest(new StepBox(theme, 3, tr("SHA-1 of the joined text, 20 octets"), this))
    , m_base64(new StepBox(theme, 4, tr("Base64"), this))
    , m_accept(new StepBox(theme, 5, tr("Header from the response"), this))
{
    setSubtitle(tr("proves that the server read this request as a WebSocket handshake; it is no "
                   "authentication"));
    for (const QString &section : { u"§1.3"_s, u"§4.2.2"_s })
        addToHeader(new SectionTag(theme, Tone::Neutral, section, this));

    m_steps->setContentsMargins(12, 12, 12, 12);
    m_steps->setSpacing(8);
    m_steps->addWidget(m_key, 1);
    addOperator(u"+"_s);
    m_steps->addWidget(m_guid, 1);
    addOperator(u"›"_s);
    m_steps->addWidget(m_digest, 1);
    addOperator(u"›"_s);
    m_steps->addWidget(m_base64, 1);
    m_equals = addOperator(u"="_s);
    m_steps->addWidget(m_accept, 1);
    body()->addLayout(m_steps);
    m_guid->setValue(QString::fromLatin1(AcceptGuid));
}

TextLabel *AcceptCard::addOperator(const QString &sign)
{
    auto *label = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text2, sign, this);
    label->setAlignment(Qt::AlignCenter);
    m_steps->addWidget(label);
    return label;
}

void AcceptCard::setValues(
    const std::optional<QByteArray> &key, bool hasResponse, const std::optional<QByteArray> &accept)
{
    const QString none = tr("not there exactly once");
    if (!key) {
        m_key->setValue(none, Tone::Error);
        m_digest->setValue(u"–"_s);
        m_base64->setValue(u"–"_s);
    } else {
        m_key->setValue(visibleText(*key), isValidKey(*key) ? Tone::Neutral : Tone::Error);
        m_digest->setValue(QString::fromLatin1(acceptKeyDigest(*key).toHex(' ').toUpper()));
        m_base64->setValue(QString::fromLatin1(acceptKey(*key)));
    }

    const bool equal = key && accept && *accept == acceptKey(*key);
    const bool differs = hasResponse && !equal;
    m_equals->setText(differs ? u"≠"_s : u"="_s);
    m_equals->setColor(equal ? Theme::Token::Ok
            : differs        ? Theme::Token::Err
                             : Theme::Token::Text2);
    if (!hasResponse)
        m_accept->setValue(tr("no response yet"));
    else
        m_accept->setValue(accept ? visibleText(*accept) : none, equal ? Tone::Ok : Tone::Error);
}

int AcceptCard::unfoldedWidth() const
{
    const QMargins margins = m_steps->contentsMargins();
    int width = margins.left() + margins.right() + 2; // and the outline
    for (int i = 0; i < m_steps->count(); ++i)
        width += m_steps->itemAt(i)->minimumSize().width() + m_steps->spacing();
    return width;
}

void AcceptCard::setFolded(bool folded)
{
    m_steps->setDirection(folded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace Framescope

#include "ui/welcome/startcard.h"

#include "ui/welcome/startdiagram.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QKeySequence>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int Padding = 16; // px
constexpr int NarrowPadding = 8; // px; above and below where there is no drawing
constexpr int DiagramGap = 14; // px

} // namespace

StartCard::StartCard(const Theme &theme, const Content &content, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_diagram(new StartDiagram(theme, content.place, this))
    , m_heading(new QHBoxLayout)
    , m_row(new QHBoxLayout)
    , m_button(new QPushButton(content.action, this))
{
    setAccessibleName(content.title);
    setAccessibleDescription(content.sentence);
    auto *title = new TextLabel(theme, TypeRole::Heading, Token::Text, content.title, this);
    title->setWordWrap(true);
    auto *sentence = new TextLabel(theme, TypeRole::Body, Token::Text2, content.sentence, this);
    sentence->setWordWrap(true);
    m_heading->setSpacing(8);
    m_heading->addWidget(new IconLabel(theme, content.icon, Token::Accent, 20, this));
    m_heading->addWidget(title, 1);
    m_heading->addWidget(new KeyCaps(theme, content.keys, this));

    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_diagram);
    column->addLayout(m_heading);
    column->addSpacing(6);
    column->addWidget(sentence);
    column->addStretch(1);
    column->addSpacing(10);
    column->addLayout(m_row);
    m_row->setSpacing(8);
    m_row->addStretch(1);
    m_row->addWidget(m_button);
    m_button->setToolTip(
        u"%1 (%2)"_s.arg(content.title, content.keys.toString(QKeySequence::NativeText)));
    m_button->setAccessibleName(content.title);
    m_button->setAccessibleDescription(content.sentence);

    connect(m_button, &QPushButton::clicked, this, &StartCard::started);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (std::exchange(m_hasFocus, now && isAncestorOf(now)) != m_hasFocus)
            update();
    });
    connect(&m_theme, &Theme::changed, this, &StartCard::applyTheme);
    setDiagramVisible(true);
    applyTheme();
}

StartCard::~StartCard()
{
    // Its fields lose the focus when they go, and then there is no card any more to be told.
    qApp->disconnect(this);
}

QLineEdit *StartCard::addTextField(const QString &name, const QString &placeholder)
{
    auto *field = new QLineEdit(this);
    field->setAccessibleName(name);
    field->setPlaceholderText(placeholder);
    m_row->insertWidget(0, field, 1);
    m_row->setStretch(1, 0);
    connect(field, &QLineEdit::returnPressed, this, &StartCard::started);
    m_field = field;
    applyTheme();
    setTabOrder(field, m_button);
    return field;
}

QSpinBox *StartCard::addPortField(quint16 port)
{
    auto *field = new QSpinBox(this);
    field->setRange(1, 0xFFFF);
    field->setValue(port);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setAccessibleName(tr("Port"));
    auto *label = new TextLabel(m_theme, TypeRole::Body, Token::Text2, tr("port"), this);
    m_row->insertWidget(0, label);
    m_row->insertWidget(1, field);
    connect(field->findChild<QLineEdit *>(), &QLineEdit::returnPressed, this, [this, field] {
        field->interpretText();
        emit started();
    });
    m_field = field;
    applyTheme();
    setTabOrder(field, m_button);
    return field;
}

void StartCard::setDiagramVisible(bool visible)
{
    m_diagram->setVisible(visible);
    m_heading->setContentsMargins(0, visible ? DiagramGap : 0, 0, 0);
    const int padding = visible ? Padding : NarrowPadding;
    layout()->setContentsMargins(Padding, padding, Padding, padding);
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = m_hasFocus ? 2 : 1;
    painter.setPen(QPen(m_theme.color(m_hasFocus ? Token::Accent : Token::Line), width));
    painter.setBrush(m_theme.color(Token::BgPanel));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);
}

void StartCard::applyTheme()
{
    if (m_field)
        m_field->setFont(m_theme.font(TypeRole::Code));
    update();
}

} // namespace Framescope

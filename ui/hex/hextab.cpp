#include "ui/hex/hextab.h"

#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Hexadecimal, as the offset column writes it; "0x" in front is welcome.
std::optional<quint64> parseOffset(const QString &text)
{
    QString digits = text.trimmed();
    if (digits.startsWith("0x"_L1, Qt::CaseInsensitive))
        digits.remove(0, 2);
    bool valid = false;
    const quint64 offset = digits.toULongLong(&valid, 16);
    if (!valid)
        return std::nullopt;
    return offset;
}

} // namespace

HexTab::HexTab(const Theme &theme, FrameSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_selection(selection)
    , m_view(new HexView(theme, selection, this))
    , m_layer(new SegmentedSwitch(
          theme, tr("Octets shown"), { tr("Wire"), tr("Unmasked payload") }, this))
    , m_count(new QLabel(this))
    , m_goTo(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_stack(new QStackedLayout)
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createBar());
    column->addWidget(m_view, 1);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_stack);
    m_stack->addWidget(content);
    m_stack->addWidget(new EmptyState(m_theme, u"hash"_s, tr("No frame selected"),
        tr("Select a frame in the table, or step through them with J and K."), this));

    connect(m_layer, &SegmentedSwitch::currentIndexChanged, this, [this](int index) {
        m_view->setLayer(index == 0 ? HexView::Layer::Wire : HexView::Layer::Payload);
    });
    connect(m_copy, &QPushButton::clicked, this, &HexTab::copy);
    connect(m_goTo, &QLineEdit::returnPressed, this, &HexTab::goToOffset);
    connect(m_goTo, &QLineEdit::textEdited, this, [this] { setGoToProblem(false); });
    connect(m_view, &HexView::contentChanged, this, &HexTab::updateState);
    connect(m_selection, &FrameSelection::octetsChanged, this, &HexTab::updateState);
    connect(&m_theme, &Theme::changed, this, &HexTab::applyTheme);
    applyTheme();
    updateState();
}

QWidget *HexTab::createBar()
{
    m_count->setTextFormat(Qt::PlainText);
    m_goTo->setPlaceholderText(tr("Go to offset, hex"));
    m_goTo->setAccessibleName(tr("Go to offset, in hexadecimal"));
    m_goTo->setProperty("compact", true);
    m_copy->setProperty("compact", true);
    m_copy->setToolTip(tr("Copy the selected octets as hex, or all of them (Ctrl+C)"));

    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_layer);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_goTo);
    row->addWidget(m_copy);
    return bar;
}

void HexTab::applyTheme()
{
    QPalette quiet = m_theme.palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Theme::Token::Text2));
    m_count->setPalette(quiet);
    const QFont small = m_theme.font(Theme::TypeRole::Small);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_count, m_copy })
        widget->setFont(small);
    m_goTo->setFont(m_theme.font(Theme::TypeRole::Data));
    m_goTo->setFixedWidth(m_theme.px(140));
    m_copy->setIcon(m_theme.icon(u"copy"_s));
}

void HexTab::updateState()
{
    m_stack->setCurrentIndex(m_selection->frame().isNull() ? 1 : 0);
    const quint64 size = m_view->content().size();
    const quint64 selected = m_view->selectedPositions().length;
    m_count->setText(selected == 0
            ? tr("%1 octets").arg(countText(size))
            : tr("%1 of %2 octets selected").arg(countText(selected), countText(size)));
    m_copy->setEnabled(size > 0);
    m_goTo->setEnabled(size > 0);
}

void HexTab::copy()
{
    const quint64 selected = m_view->selectedPositions().length;
    const quint64 wanted = selected == 0 ? m_view->content().size() : selected;
    const quint64 copied = m_view->copyHex();
    m_count->setText(copied == wanted
            ? tr("Copied %1 octets").arg(countText(copied))
            : tr("Copied the first %1 of %2 octets").arg(countText(copied), countText(wanted)));
}

void HexTab::goToOffset()
{
    const std::optional<quint64> offset = parseOffset(m_goTo->text());
    const bool valid = offset && *offset < m_view->content().size();
    setGoToProblem(!valid);
    if (!valid)
        return;
    m_view->goTo(*offset);
    m_view->setFocus();
}

void HexTab::setGoToProblem(bool problem)
{
    const QString value = problem ? u"error"_s : QString();
    if (m_goTo->property("problem").toString() == value)
        return;
    m_goTo->setProperty("problem", value);
    m_goTo->setToolTip(problem ? tr("Enter a hexadecimal offset below %1")
                                     .arg(QString::number(m_view->content().size(), 16).toUpper())
                               : QString());
    style()->unpolish(m_goTo);
    style()->polish(m_goTo);
}

} // namespace Framescope

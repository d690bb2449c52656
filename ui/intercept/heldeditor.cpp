#include "ui/intercept/heldeditor.h"

#include "ui/frames/frametext.h"
#include "ui/intercept/heldtext.h"
#include "ui/intercept/opcodebadge.h"
#include "ui/intercept/outgoingeditor.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/wraplayout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Framescope {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

namespace {

constexpr int HeadGap = 8; // px
constexpr int HeldMargin = 12; // px of the design
constexpr int WaitingNeeds = 640; ///< px of the design: below it there is no room for two times

} // namespace

HeldEditor::HeldEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TypeRole::Heading, Token::Text, {}, this))
    , m_arrow(new IconLabel(theme, {}, Token::DirC2s, 16, this))
    , m_badge(new OpcodeBadge(theme, this))
    , m_caption(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_waiting(new Chip(theme, Tone::Warning, {}, this))
    , m_form(new SegmentedSwitch(
          theme, tr("What goes on"), { tr("One message"), tr("Its frames") }, this))
    , m_frame(new QComboBox(this))
    , m_revert(new QPushButton(tr("Revert"), this))
    , m_outgoing(new OutgoingEditor(theme, this))
{
    m_title->setBold(true);
    nameComboBox(m_frame, tr("Frame that is shown"));
    m_frame->setProperty("compact", true);
    m_revert->setToolTip(tr("Back to how it came"));
    m_revert->setFlat(true);
    m_revert->setProperty("compact", true);
    m_outgoing->setMargin(HeldMargin);
    m_outgoing->addBesideFields(m_revert);
    auto *what = new QHBoxLayout;
    what->setSpacing(HeadGap);
    for (QWidget *part :
        std::initializer_list<QWidget *> { m_title, m_arrow, m_badge, m_waiting, m_caption })
        what->addWidget(part);
    auto *head = new QWidget(this);
    m_head = new WrapLayout(HeadGap, head);
    m_head->addLayout(what);
    m_head->addStretch();
    for (QWidget *part :
        std::initializer_list<QWidget *> { m_form, m_frame, m_outgoing->takeViews() })
        m_head->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(new HairLine(theme));
    column->addWidget(m_outgoing, 1);

    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, [this](int index) {
        if (m_isLoading || m_item.number == 0)
            return;
        draft().setForm(index == 0);
        showPart();
    });
    connect(m_frame, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isLoading && m_item.number != 0)
            showPart();
    });
    connect(m_revert, &QAbstractButton::clicked, this, &HeldEditor::revert);
    connect(this, &HeldEditor::changed, m_revert, [this] { m_revert->setEnabled(isEdited()); });
    connect(&theme, &Theme::changed, this, &HeldEditor::applyTheme);
    applyTheme();
    connect(m_outgoing, &OutgoingEditor::changed, this, &HeldEditor::store);
    connect(m_outgoing, &OutgoingEditor::sendRequested, this, &HeldEditor::sendRequested);
    connect(m_outgoing, &OutgoingEditor::leaveRequested, this, &HeldEditor::leaveRequested);
}

void HeldEditor::applyTheme()
{
    const int margin = m_theme.px(HeldMargin);
    m_head->setContentsMargins(margin, 6, margin, 6);
    m_revert->setIcon(m_theme.icon(QStringLiteral("undo")));
}

/// The queue says of which connection it is as well.
void HeldEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_caption->setVisible(width() >= m_theme.px(WaitingNeeds));
}

void HeldEditor::takeOver(HeldEditor &other)
{
    m_drafts = std::move(other.m_drafts);
    m_outgoing->takeView(*other.m_outgoing);
}

void HeldEditor::setItem(const HeldItem &item, bool deflateAgreed)
{
    m_item = item;
    m_deflateAgreed = deflateAgreed;
    m_drafts.try_emplace(item.number, item.frames);
    load();
}

void HeldEditor::forget(HoldNumber number)
{
    m_drafts.erase(number);
    if (number == m_item.number)
        m_item = {};
}

void HeldEditor::revert()
{
    if (m_item.number == 0)
        return;
    m_drafts.erase(m_item.number);
    m_drafts.try_emplace(m_item.number, m_item.frames);
    load();
}

void HeldEditor::load()
{
    const bool toServer = m_item.frames.direction == Direction::ClientToServer;
    m_title->setText(tr("Held %1").arg(m_item.number));
    m_arrow->setIcon(toServer ? QStringLiteral("arrowr") : QStringLiteral("arrowl"),
        toServer ? Token::DirC2s : Token::DirS2c);
    m_arrow->setToolTip(directionText(m_item.frames.direction));
    m_badge->setOpcode(leadingHeader(m_item.frames).opcode);
    const QString connection = tr("connection %1").arg(m_item.connection);
    const int frames = static_cast<int>(m_item.frames.frames.size());
    m_caption->setText(
        frames == 1 ? connection : tr("%n frame(s), %1", nullptr, frames).arg(connection));
    {
        const QScopedValueRollback loading(m_isLoading, true);
        m_form->setVisible(draft().offersMessage());
        m_form->setCurrentIndex(draft().isMessage() ? 0 : 1);
        m_frame->clear();
        for (qsizetype i = 0; i < draft().frameCount(); ++i)
            m_frame->addItem(tr("%1 of %2: %3")
                                 .arg(QString::number(i + 1), QString::number(draft().frameCount()),
                                     opcodeLabel(draft().frame(i).header.opcode)));
    }
    showPart();
}

/// The message, or the chosen frame.
void HeldEditor::showPart()
{
    {
        const QScopedValueRollback loading(m_isLoading, true);
        const HeldDraft &shown = draft();
        m_frame->setVisible(!shown.isMessage() && shown.frameCount() > 1);
        m_outgoing->setTarget(m_item.frames.direction, m_deflateAgreed);
        if (shown.isMessage()) {
            m_outgoing->setOriginal(*shown.original().message);
            m_outgoing->setMessage(shown.message(), shown.messageKey());
        } else {
            const int index = std::max(0, m_frame->currentIndex());
            m_outgoing->setOriginal(shown.original().frames.at(index));
            m_outgoing->setFrame(shown.frame(index));
        }
    }
    emit changed();
}

void HeldEditor::store()
{
    if (m_isLoading || m_item.number == 0)
        return;
    if (const auto item = m_outgoing->item()) {
        if (const auto *frame = std::get_if<RawFrame>(&*item))
            draft().setFrame(std::max(0, m_frame->currentIndex()), *frame);
        else
            draft().setMessage(std::get<WholeMessage>(*item));
    }
    emit changed();
}

void HeldEditor::showWaiting(Timestamp now, const std::optional<std::chrono::milliseconds> &timeout)
{
    const qint64 waited = std::max<qint64>(0, now - m_item.since);
    const QString held = tr("held %1").arg(durationText(waited));
    if (!timeout) {
        m_waiting->setText(held);
        return;
    }
    const qint64 left = std::max<qint64>(0, std::chrono::nanoseconds(*timeout).count() - waited);
    const QString forwards = tr("forwards by itself in %1").arg(durationText(left));
    // The queue says how long it was held as well.
    const bool narrow = width() < m_theme.px(WaitingNeeds);
    m_waiting->setText(narrow ? forwards : tr("%1, %2").arg(held, forwards));
}

bool HeldEditor::isEdited() const
{
    return m_item.number != 0 && (!m_outgoing->item() || draft().isEdited());
}

std::optional<QList<OutgoingItem>> HeldEditor::items() const
{
    if (m_item.number == 0 || !m_outgoing->item())
        return std::nullopt;
    return draft().items();
}

} // namespace Framescope

#include "ui/intercept/heldeditor.h"

#include "ui/frames/frametext.h"
#include "ui/intercept/heldtext.h"
#include "ui/intercept/outgoingeditor.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Framescope {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

namespace {

constexpr int WaitingNeeds = 640; ///< px of the design: below it there is no room for two times

} // namespace

HeldEditor::HeldEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TypeRole::Heading, Token::Text, {}, this))
    , m_arrow(new IconLabel(theme, {}, Token::DirC2s, 16, this))
    , m_caption(new ElidedLabel(theme, TypeRole::Body, Token::Text2, {}, this))
    , m_waiting(new Chip(theme, Tone::Warning, {}, this))
    , m_form(new SegmentedSwitch(
          theme, tr("What goes on"), { tr("One message"), tr("Its frames") }, this))
    , m_frame(new QComboBox(this))
    , m_revert(new IconButton(theme, QStringLiteral("undo"), tr("Back to how it came"), this))
    , m_outgoing(new OutgoingEditor(theme, this))
{
    m_title->setBold(true);
    nameComboBox(m_frame, tr("Frame that is shown"));
    m_frame->setProperty("compact", true);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_arrow);
    head->addWidget(m_caption, 1);
    head->addWidget(m_waiting);
    head->addWidget(m_form);
    head->addWidget(m_frame);
    head->addWidget(m_revert);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 6);
    column->setSpacing(8);
    column->addLayout(head);
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
    connect(m_outgoing, &OutgoingEditor::changed, this, &HeldEditor::store);
    connect(m_outgoing, &OutgoingEditor::sendRequested, this, &HeldEditor::sendRequested);
    connect(m_outgoing, &OutgoingEditor::leaveRequested, this, &HeldEditor::leaveRequested);
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
    m_caption->setText(tr("%1, connection %2")
                           .arg(heldCaption(m_item.frames), QString::number(m_item.connection)));
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
            m_outgoing->setOriginal(shown.original().message->payload);
            m_outgoing->setMessage(shown.message(), shown.messageKey());
        } else {
            const int index = std::max(0, m_frame->currentIndex());
            m_outgoing->setOriginal(shown.original().frames.at(index).payload);
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
    const QString held = tr("held %1").arg(clockText(waited));
    if (!timeout) {
        m_waiting->setText(held);
        return;
    }
    const qint64 left = std::max<qint64>(0, std::chrono::nanoseconds(*timeout).count() - waited);
    const QString goesOn = tr("goes on in %1").arg(clockText(left));
    // The queue says how long it was held as well.
    const bool narrow = width() < m_theme.px(WaitingNeeds);
    m_waiting->setText(narrow ? goesOn : tr("%1, %2").arg(held, goesOn));
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

#include "ui/intercept/breakpointrow.h"

#include "ui/filter/filteredit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QTimer>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr auto ReadDelay = 150ms;

} // namespace

BreakpointRow::BreakpointRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_enabled(new QCheckBox(this))
    , m_direction(new QComboBox(this))
    , m_unit(new QComboBox(this))
    , m_edit(new FilterEdit(theme, this, FilterEdit::Look::Field))
    , m_remove(new IconButton(theme, QStringLiteral("trash"), tr("Remove this breakpoint"), this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_readSoon(new QTimer(this))
{
    m_enabled->setChecked(true);
    m_enabled->setAccessibleName(tr("This breakpoint counts"));
    m_enabled->setToolTip(tr("Take the tick away to keep the breakpoint and hold nothing by it"));
    m_unit->addItems({ tr("Frames"), tr("Messages") });
    m_unit->setAccessibleName(tr("What is held"));
    m_unit->setToolTip(tr("Hold the frame that matches, or the whole message that it belongs to"));
    m_unit->setProperty("compact", true);
    m_direction->addItems({ tr("Both ways"), tr("→ server"), tr("← client") });
    nameComboBox(m_direction, tr("Direction"));
    m_direction->setProperty("compact", true);
    m_edit->setProperty("compact", true);
    m_edit->setPlaceholderText(tr("every frame"));
    m_edit->setAccessibleName(tr("Hold when"));
    m_edit->setToolTip(
        tr("A filter: what it accepts is held. Ctrl+Space says what may be written"));
    m_note->hide();
    m_readSoon->setSingleShot(true);
    m_readSoon->setInterval(ReadDelay);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(3);
    int column = 0;
    for (QWidget *part : parts())
        grid->addWidget(part, 0, column++);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_note, 1, 0, 1, column);

    connect(m_enabled, &QCheckBox::toggled, this, &BreakpointRow::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &BreakpointRow::changed);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &BreakpointRow::changed);
    connect(m_edit, &QLineEdit::textEdited, m_readSoon, qOverload<>(&QTimer::start));
    connect(m_edit, &FilterEdit::submitted, this, &BreakpointRow::read);
    connect(m_readSoon, &QTimer::timeout, this, &BreakpointRow::read);
    connect(m_remove, &QAbstractButton::clicked, this, &BreakpointRow::removeRequested);
}

QList<QWidget *> BreakpointRow::parts() const
{
    return { m_enabled, m_unit, m_direction, m_edit, m_remove };
}

BreakpointText BreakpointRow::text() const
{
    BreakpointText text;
    text.isEnabled = m_enabled->isChecked();
    text.wholeMessages = m_unit->currentIndex() == 1;
    if (m_direction->currentIndex() == 1)
        text.direction = Direction::ClientToServer;
    else if (m_direction->currentIndex() == 2)
        text.direction = Direction::ServerToClient;
    text.expression = m_edit->text();
    return text;
}

void BreakpointRow::setText(const BreakpointText &text)
{
    const QSignalBlocker blocker(this); // changed() once, not four times
    m_enabled->setChecked(text.isEnabled);
    m_unit->setCurrentIndex(text.wholeMessages ? 1 : 0);
    m_direction->setCurrentIndex(!text.direction           ? 0
            : *text.direction == Direction::ClientToServer ? 1
                                                           : 2);
    m_edit->setText(text.expression);
    m_edit->setCursorPosition(0); // the beginning says more than the end
    read();
}

std::optional<InterceptRule> BreakpointRow::rule() const
{
    if (!m_enabled->isChecked() || !m_program)
        return std::nullopt;
    const BreakpointText what = text();
    return InterceptRule { *m_program, what.direction, what.wholeMessages };
}

void BreakpointRow::read()
{
    m_readSoon->stop();
    const auto program = FilterProgram::fromText(m_edit->text());
    if (program)
        m_program = *program;
    m_problem = program ? QString() : program.error().sentence();
    setFieldProblem(m_edit, program ? FieldProblem::None : FieldProblem::Error);
    m_edit->setAccessibleDescription(m_problem);
    m_note->setNote(Tone::Error, m_problem);
    m_note->setVisible(!program);
    emit changed();
}

} // namespace Framescope

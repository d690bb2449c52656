#include "ui/hex/octetfindbar.h"

#include "ui/hex/hexview.h"
#include "ui/hex/octetdescription.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace Framescope {

using namespace Qt::StringLiterals;

OctetFindBar::OctetFindBar(const Theme &theme, HexView &view, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(view)
    , m_kind(new QComboBox(this))
    , m_field(new QLineEdit(this))
    , m_previous(new IconButton(theme, u"chevu"_s, tr("Find previous (Shift+Enter)"), this))
    , m_next(new IconButton(theme, u"chevd"_s, tr("Find next (Enter)"), this))
    , m_stop(new IconButton(theme, u"stop"_s, tr("Stop looking"), this))
    , m_state(new QLabel(this))
{
    m_kind->addItems({ tr("Text"), tr("Hex"), tr("Pattern") });
    m_kind->setItemData(0, tr("Its octets in UTF-8"), Qt::ToolTipRole);
    m_kind->setItemData(1, tr("Octets such as 9C 4E 17"), Qt::ToolTipRole);
    m_kind->setItemData(2, tr("A regular expression on octets (PCRE2)"), Qt::ToolTipRole);
    nameComboBox(m_kind, tr("What to find"));
    m_kind->setProperty("compact", true);
    m_field->setAccessibleName(tr("Find octets"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setProperty("compact", true);
    m_field->setClearButtonEnabled(true);
    m_state->setTextFormat(Qt::PlainText);
    m_stop->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 6);
    row->setSpacing(6);
    for (QWidget *widget :
        std::initializer_list<QWidget *> { m_kind, m_field, m_previous, m_next, m_state, m_stop })
        row->addWidget(widget);
    row->addStretch();
    setFocusProxy(m_field);

    connect(m_next, &QAbstractButton::clicked, this, &OctetFindBar::findNext);
    connect(m_previous, &QAbstractButton::clicked, this, &OctetFindBar::findPrevious);
    connect(m_stop, &QAbstractButton::clicked, this, &OctetFindBar::cancel);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showState({}, false); });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { showState({}, false); });
    connect(&m_view, &HexView::contentChanged, this, &OctetFindBar::cancel);
    connect(&m_search, &OctetSearch::finished, this, &OctetFindBar::showFound);
    connect(&m_search, &OctetSearch::progressed, this, [this](quint64 looked, quint64 all) {
        m_stop->show();
        m_state->setText(tr("Looked at %1 %").arg(looked * 100 / std::max<quint64>(all, 1)));
    });
    connect(&m_theme, &Theme::changed, this, &OctetFindBar::applyTheme);
    applyTheme();
}

void OctetFindBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void OctetFindBar::findNext()
{
    find(OctetSearch::Towards::Later);
}

void OctetFindBar::findPrevious()
{
    find(OctetSearch::Towards::Earlier);
}

void OctetFindBar::find(OctetSearch::Towards towards)
{
    const HexContent &content = m_view.content();
    if (content.size() == 0)
        return;
    const auto kind = static_cast<OctetNeedle::Kind>(m_kind->currentIndex());
    const auto needle = OctetNeedle::parse(kind, m_field->text());
    if (!needle) {
        showState(needle.error(), true);
        return;
    }
    showState({}, false);
    const OctetRange selected = m_view.selectedPositions();
    const bool isLater = towards == OctetSearch::Towards::Later;
    quint64 from = selected.offset;
    if (!selected.isEmpty())
        from = isLater ? selected.offset + 1 : selected.offset - 1;
    if (from >= content.size()) // behind the end, or before the beginning
        from = isLater ? 0 : content.size() - 1;
    // Text is read where it is unmasked; hex is what the octets column shows.
    m_search.find(
        kind == OctetNeedle::Kind::Hex ? content.octets : content.text, *needle, from, towards);
}

void OctetFindBar::showFound(OctetRange found, bool wrapped)
{
    m_stop->hide();
    if (found.isEmpty()) {
        showState(tr("Not found."), true);
        return;
    }
    m_view.select(found);
    showState(wrapped ? tr("Found at %1, from the other end on").arg(offsetText(found.offset))
                      : tr("Found at %1").arg(offsetText(found.offset)),
        false);
}

void OctetFindBar::cancel()
{
    if (m_search.isSearching())
        m_state->setText(tr("Stopped."));
    m_search.cancel();
    m_stop->hide();
}

void OctetFindBar::showState(const QString &text, bool isProblem)
{
    setFieldProblem(m_field, isProblem ? FieldProblem::Error : FieldProblem::None);
    QPalette palette = m_theme.palette();
    palette.setColor(
        QPalette::WindowText, m_theme.color(isProblem ? Theme::Token::Err : Theme::Token::Text2));
    m_state->setPalette(palette);
    m_state->setText(text);
    m_field->setAccessibleDescription(text);
}

void OctetFindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ShiftModifier)) {
        findPrevious();
    } else if (enter) {
        findNext();
    } else if (event->key() == Qt::Key_Escape) {
        cancel();
        emit leaveRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void OctetFindBar::applyTheme()
{
    m_field->setFont(m_theme.font(Theme::TypeRole::Data));
    m_field->setFixedWidth(m_theme.px(260));
    m_state->setFont(m_theme.font(Theme::TypeRole::Small));
    showState(m_state->text(), false);
}

} // namespace Framescope

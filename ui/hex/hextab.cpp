#include "ui/hex/hextab.h"

#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/hex/octetfindbar.h"
#include "ui/hex/octetvalues.h"
#include "ui/hex/valuepane.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/wraplayout.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QStyle>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto ValuesKey = "hex/values"_L1;

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
    , m_layer(new SegmentedSwitch(theme, tr("Octets shown"),
          { tr("Wire"), tr("Unmasked"), tr("Decompressed"), tr("Message") }, this))
    , m_count(new QLabel(this))
    , m_goTo(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_find(new IconButton(theme, u"search"_s, tr("Find octets (/)"), this))
    , m_save(new IconButton(theme, u"save"_s, tr("Save the selected octets, or all of them"), this))
    , m_values(new IconButton(theme, u"info"_s, tr("Values from the selection on"), this))
    , m_findBar(new OctetFindBar(theme, *m_view, this))
    , m_valuePane(new ValuePane(theme, this))
    , m_nothing(new QLabel(this))
    , m_stack(new QStackedLayout)
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createBar());
    column->addWidget(m_findBar);
    column->addWidget(m_nothing);
    auto *columns = new QSplitter(Qt::Horizontal);
    columns->setHandleWidth(1);
    columns->setChildrenCollapsible(false);
    columns->addWidget(m_view);
    columns->addWidget(m_valuePane);
    columns->setStretchFactor(0, 1);
    columns->setSizes({ m_theme.px(700), m_theme.px(440) });
    column->addWidget(columns, 1);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_stack);
    m_stack->addWidget(content);
    m_stack->addWidget(new EmptyState(m_theme, u"hash"_s, tr("No frame selected"),
        tr("Select a frame in the table, or step through them with J and K."), this));

    connect(m_layer, &SegmentedSwitch::currentIndexChanged, this,
        [this](int index) { m_view->setLayer(static_cast<HexView::Layer>(index)); });
    connect(m_copy, &QPushButton::clicked, this, &HexTab::copy);
    connect(m_goTo, &QLineEdit::returnPressed, this, &HexTab::goToOffset);
    connect(m_goTo, &QLineEdit::textEdited, this, [this] { setGoToProblem(false); });
    connect(m_view, &HexView::contentChanged, this, &HexTab::updateState);
    connect(m_view, &HexView::selectedPositionsChanged, this, &HexTab::updateState);
    connect(m_view, &HexView::selectedPositionsChanged, this, &HexTab::showValues);
    connect(m_view, &HexView::contentChanged, this, &HexTab::showValues);
    connect(m_view, &HexView::explainRequested, this, &HexTab::explainRequested);
    connect(m_view, &HexView::composeRequested, this, &HexTab::composeRequested);
    connect(m_view, &HexView::saveRequested, this, &HexTab::askToSave);
    connect(m_view, &HexView::findRequested, this, &HexTab::showFind);
    connect(m_findBar, &OctetFindBar::leaveRequested, this, [this] {
        m_findBar->hide();
        m_view->setFocus();
    });
    connect(m_find, &QAbstractButton::clicked, this, &HexTab::showFind);
    connect(m_save, &QAbstractButton::clicked, this, &HexTab::askToSave);
    connect(m_values, &QAbstractButton::toggled, this, [this](bool shown) {
        QSettings().setValue(ValuesKey, shown);
        m_valuePane->setVisible(shown);
        showValues();
    });
    connect(&m_saving, &OctetSaving::saved, this, [this](quint64 octets, const QString &path) {
        m_count->setText(
            tr("Saved %1 octets as %2").arg(countText(octets), QFileInfo(path).fileName()));
    });
    connect(&m_saving, &OctetSaving::failed, this, [this](const QString &path, const QString &why) {
        m_count->setText(tr("%1 could not be written: %2").arg(QFileInfo(path).fileName(), why));
    });
    connect(&m_theme, &Theme::changed, this, &HexTab::applyTheme);
    m_values->setCheckable(true);
    m_values->setChecked(QSettings().value(ValuesKey, true).toBool());
    m_valuePane->setVisible(m_values->isChecked());
    m_findBar->hide();
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(12, 6, 12, 6);
    applyTheme();
    updateState();
}

void HexTab::setStore(std::shared_ptr<const SessionStore> store)
{
    m_view->setStore(std::move(store));
}

void HexTab::setComposable(bool composable)
{
    m_view->setComposable(composable);
}

void HexTab::showFind()
{
    m_findBar->show();
    m_findBar->focusField();
}

void HexTab::showValues()
{
    if (!m_valuePane->isVisibleTo(this))
        return;
    const HexContent &content = m_view->content();
    const OctetRange selected = m_view->selectedPositions();
    // Where the octets of the wire are masked, what they mean stands in the text.
    const auto octets
        = content.isNull() ? QByteArray() : content.text->read(selected.offset, OctetValueReach);
    m_valuePane->setOctets(octets);
}

void HexTab::askToSave()
{
    if (m_view->content().size() == 0 || m_saving.isSaving())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(window(), tr("Save the octets"),
        u"%1/frame-%2.bin"_s.arg(folder).arg(m_selection->frame().id()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &HexTab::save);
    dialog->open();
}

void HexTab::save(const QString &path)
{
    const HexContent &content = m_view->content();
    OctetRange range = m_view->selectedPositions();
    if (range.isEmpty())
        range = { 0, content.size() };
    m_count->setText(tr("Saving %1 octets…").arg(countText(range.length)));
    m_saving.save(content.octets, range, path);
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
    auto *row = new WrapLayout(10, bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(m_layer);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_goTo);
    row->addWidget(m_copy);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (IconButton *button : { m_save, m_find, m_values })
        tools->addWidget(button);
    row->addLayout(tools);
    return bar;
}

void HexTab::applyTheme()
{
    QPalette quiet = m_theme.palette();
    quiet.setColor(QPalette::WindowText, m_theme.color(Theme::Token::Text2));
    m_count->setPalette(quiet);
    const QFont small = m_theme.font(Theme::TypeRole::Small);
    m_nothing->setPalette(quiet);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_count, m_copy, m_nothing })
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
    for (QWidget *widget : std::initializer_list<QWidget *> { m_save, m_find })
        widget->setEnabled(size > 0);
    const HexView::Layer layer = m_view->layer();
    const bool isUnknown = m_view->content().isNull() && !m_selection->frame().isNull();
    m_nothing->setVisible(isUnknown);
    if (isUnknown)
        m_nothing->setText(layer == HexView::Layer::Message
                ? tr("The message is being read, or could not be decompressed.")
                : tr("What this frame alone says cannot be told: its message is compressed, and "
                     "it has no part of its own in it. Look at the message."));
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

#include "ui/intercept/breakpointlist.h"

#include "ui/filter/filteredit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MaxRows = 32;
constexpr int RowHeight = 28; // px of the design
constexpr int DefaultSeconds = 30;
constexpr int MaxSeconds = 3600;
constexpr auto ListKey = "intercept/breakpoints"_L1;
constexpr auto TimedKey = "intercept/timed"_L1;
constexpr auto SecondsKey = "intercept/seconds"_L1;
constexpr auto EnabledKey = "enabled"_L1;
constexpr auto DirectionKey = "direction"_L1;
constexpr auto MessagesKey = "messages"_L1;
constexpr auto ExpressionKey = "expression"_L1;

/// Pings and pongs would time out one after the other.
BreakpointText usual()
{
    BreakpointText text;
    text.expression = u"not heartbeat"_s;
    return text;
}

} // namespace

BreakpointList::BreakpointList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout)
    , m_more(new LinkButton(theme, tr("Add a breakpoint"), this))
    , m_undo(new LinkButton(theme, tr("Put it back"), this))
    , m_timed(new QCheckBox(tr("Forwards by itself after"), this))
    , m_seconds(new QSpinBox(this))
{
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text2, tr("Hold when"), this);
    title->setMinimumHeight(theme.px(RowHeight));
    m_seconds->setRange(1, MaxSeconds);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAccessibleName(tr("Seconds after which what is held is forwarded by itself"));
    m_timed->setToolTip(tr("What nobody has decided on by then goes on as it came"));
    m_undo->setToolTip(tr("Put the deleted breakpoint back"));
    m_undo->setAccessibleName(m_undo->toolTip());
    m_undo->hide();
    m_column->setSpacing(4);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_more);
    foot->addWidget(m_undo);
    foot->addStretch();
    foot->addWidget(m_timed);
    foot->addWidget(m_seconds);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addLayout(m_column);
    right->addLayout(foot);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(6);
    row->addWidget(title, 0, Qt::AlignTop);
    row->addLayout(right, 1);

    load();
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        if (m_rows.size() == MaxRows)
            return;
        BreakpointText text = usual();
        text.isEnabled = false; // until it says something else than the others
        insertRow(m_rows.size(), text);
        m_rows.constLast()->edit()->setFocus();
        applyChange();
    });
    connect(m_undo, &QAbstractButton::clicked, this, &BreakpointList::undoRemove);
    connect(m_timed, &QCheckBox::toggled, this, &BreakpointList::applyChange);
    connect(m_seconds, &QSpinBox::valueChanged, this, &BreakpointList::applyChange);
}

InterceptRules BreakpointList::rules() const
{
    InterceptRules rules;
    for (const BreakpointRow *row : m_rows) {
        if (const auto rule = row->rule())
            rules.rules.append(*rule);
    }
    if (m_timed->isChecked())
        rules.timeout = std::chrono::seconds(m_seconds->value());
    return rules;
}

void BreakpointList::add(const BreakpointText &text)
{
    BreakpointText off = text;
    off.isEnabled = false;
    for (BreakpointRow *row : std::as_const(m_rows)) {
        if (row->text() == text)
            return;
        if (row->text() == off) {
            row->setText(text);
            applyChange();
            return;
        }
    }
    if (m_rows.size() == MaxRows)
        return;
    insertRow(m_rows.size(), text);
    applyChange();
}

void BreakpointList::insertRow(qsizetype at, const BreakpointText &text)
{
    auto *row = new BreakpointRow(m_theme, this);
    row->setText(text);
    m_rows.insert(at, row);
    m_column->insertWidget(static_cast<int>(at), row);
    orderTabs();
    connect(row, &BreakpointRow::changed, this, &BreakpointList::applyChange);
    connect(row, &BreakpointRow::removeRequested, this, [this, row] { removeRow(row); });
}

/// Rows are made later than what stands below them.
void BreakpointList::orderTabs()
{
    QList<QWidget *> order;
    for (const BreakpointRow *row : std::as_const(m_rows))
        order.append(row->parts());
    order.append({ m_more, m_undo, m_timed, m_seconds });
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void BreakpointList::removeRow(BreakpointRow *row)
{
    m_removed.append({ row->text(), m_rows.indexOf(row) });
    m_rows.removeOne(row);
    m_undo->show();
    if (row->isAncestorOf(focusWidget()))
        m_undo->setFocus();
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater(); // we are in a slot of its button
    applyChange();
}

void BreakpointList::undoRemove()
{
    if (m_removed.isEmpty() || m_rows.size() == MaxRows)
        return;
    const Removed last = m_removed.takeLast();
    const qsizetype at = std::min(last.row, m_rows.size());
    insertRow(at, last.text);
    m_rows.at(at)->edit()->setFocus();
    m_undo->setVisible(!m_removed.isEmpty());
    applyChange();
}

void BreakpointList::applyChange()
{
    m_seconds->setEnabled(m_timed->isChecked());
    save();
    emit changed();
}

void BreakpointList::load()
{
    QSettings settings;
    const int count = settings.beginReadArray(ListKey);
    for (int i = 0; i < std::min<int>(count, MaxRows); ++i) {
        settings.setArrayIndex(i);
        BreakpointText text;
        text.isEnabled = settings.value(EnabledKey).toBool();
        text.wholeMessages = settings.value(MessagesKey).toBool();
        const QString direction = settings.value(DirectionKey).toString();
        if (direction == "client_to_server"_L1)
            text.direction = Direction::ClientToServer;
        else if (direction == "server_to_client"_L1)
            text.direction = Direction::ServerToClient;
        text.expression = settings.value(ExpressionKey).toString();
        insertRow(m_rows.size(), text);
    }
    settings.endArray();
    if (m_rows.isEmpty())
        insertRow(0, usual());
    m_timed->setChecked(settings.value(TimedKey).toBool());
    m_seconds->setValue(settings.value(SecondsKey, DefaultSeconds).toInt());
    m_seconds->setEnabled(m_timed->isChecked());
}

void BreakpointList::save() const
{
    QSettings settings;
    settings.remove(ListKey);
    settings.beginWriteArray(ListKey, static_cast<int>(m_rows.size()));
    for (int i = 0; i < m_rows.size(); ++i) {
        const BreakpointText text = m_rows.at(i)->text();
        settings.setArrayIndex(i);
        settings.setValue(EnabledKey, text.isEnabled);
        settings.setValue(MessagesKey, text.wholeMessages);
        settings.setValue(DirectionKey,
            !text.direction                                    ? QString()
                : *text.direction == Direction::ClientToServer ? u"client_to_server"_s
                                                               : u"server_to_client"_s);
        settings.setValue(ExpressionKey, text.expression);
    }
    settings.endArray();
    settings.setValue(TimedKey, m_timed->isChecked());
    settings.setValue(SecondsKey, m_seconds->value());
}

} // namespace Framescope

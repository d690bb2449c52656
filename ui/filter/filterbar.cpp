#include "ui/filter/filterbar.h"

#include "ui/filter/filteredit.h"
#include "ui/filter/filterhistory.h"
#include "ui/filter/savedfilters.h"
#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QSettings>
#include <QTextDocument>

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A search takes some 50 ms to its first match, which should be seen within 150 ms of the last
/// key.
constexpr auto ApplyPause = 75ms;
/// An expression that is being typed is wrong most of the time.
constexpr auto ComplainDelay = 700ms;
/// What is found sooner need not be stopped.
constexpr auto StopDelay = 300ms;
constexpr int Height = 30; // px of the design
constexpr auto ModeKey = "filter/marks"_L1;

/// On one line of a menu or a dialog.
QString shortened(const QString &text)
{
    constexpr int Width = 60; // characters
    return text.size() > Width ? text.left(Width - 1) + u'…' : text;
}

QString menuText(const QString &text)
{
    return shortened(text).replace(u'&', "&&"_L1);
}

} // namespace

FilterBar::FilterBar(const Theme &theme, QWidget *parent, Modes modes)
    : QWidget(parent)
    , m_theme(theme)
    , m_funnel(new IconButton(
          theme, u"filter"_s, tr("Saved filters, and those that were used before"), this))
    , m_menu(new QMenu(this))
    , m_edit(new FilterEdit(theme, this))
    , m_count(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_stop(new LinkButton(theme, tr("Stop"), this))
    , m_mode(new QComboBox(this))
    , m_clear(new IconButton(theme, u"x"_s, tr("Clear the filter"), this))
{
    m_funnel->setMenu(m_menu);
    m_funnel->setPopupMode(QToolButton::InstantPopup);
    m_mode->addItems({ tr("Hide"), tr("Mark") });
    m_mode->setItemData(0, tr("Hide the frames that do not match"), Qt::ToolTipRole);
    m_mode->setItemData(1, tr("Show all frames, and mark those that match"), Qt::ToolTipRole);
    m_mode->setAccessibleName(tr("What the filter does"));
    m_mode->setToolTip(tr("Hide the frames that do not match, or mark those that do"));
    m_mode->setProperty("compact", true);
    const bool marks = modes == Modes::HideOrMark && QSettings().value(ModeKey).toBool();
    m_mode->setCurrentIndex(marks ? 1 : 0);
    m_mode->setVisible(modes == Modes::HideOrMark);
    m_filter.mode = static_cast<FrameFilter::Mode>(m_mode->currentIndex());

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(6);
    row->addWidget(m_funnel);
    row->addWidget(m_edit, 1);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_count, m_stop, m_mode, m_clear })
        row->addWidget(widget);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_edit);
    m_clear->hide();
    m_stop->hide();
    m_stop->setAccessibleName(tr("Stop looking for matches"));
    m_stop->setToolTip(tr("Look at no more frames; those that were found stay"));
    m_stopSoon.setSingleShot(true);
    m_stopSoon.setInterval(StopDelay);
    connect(&m_stopSoon, &QTimer::timeout, this, &FilterBar::showCount);
    connect(m_stop, &QAbstractButton::clicked, this, [this] {
        m_isStopped = true;
        emit stopRequested();
        showCount();
    });
    m_edit->installEventFilter(this);
    m_applyPause.setSingleShot(true);
    m_applyPause.setInterval(ApplyPause);
    m_complainSoon.setSingleShot(true);
    m_complainSoon.setInterval(ComplainDelay);

    connect(m_edit, &QLineEdit::textEdited, this, &FilterBar::typed);
    connect(m_edit, &FilterEdit::submitted, this, &FilterBar::submit);
    connect(m_edit, &FilterEdit::leaveRequested, this, &FilterBar::leaveRequested);
    connect(m_edit, &FilterEdit::earlierRequested, this, [this] { goThroughHistory(1); });
    connect(m_edit, &FilterEdit::laterRequested, this, [this] { goThroughHistory(-1); });
    connect(
        m_edit, &FilterEdit::offerEnded, this,
        [this] {
            if (!m_complainSoon.isActive())
                showProblem();
        },
        Qt::QueuedConnection); // what was taken is read first
    connect(&m_applyPause, &QTimer::timeout, this, &FilterBar::applyTyped);
    connect(&m_complainSoon, &QTimer::timeout, this, &FilterBar::showProblem);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(m_clear, &QAbstractButton::clicked, this, &FilterBar::clear);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this](int index) {
        QSettings().setValue(ModeKey, index == 1);
        m_filter.mode = static_cast<FrameFilter::Mode>(index);
        tellFilter();
    });
    connect(&theme, &Theme::changed, this, &FilterBar::applyTheme);
    applyTheme();
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::setExpression(const QString &expression)
{
    m_edit->setText(expression);
    m_historyAt = -1;
    apply();
    if (m_problem)
        showProblem();
}

void FilterBar::narrow(const QString &expression)
{
    narrowDown(m_edit->text().trimmed(), expression);
}

void FilterBar::narrowDown(const QString &before, const QString &expression)
{
    // What is only half typed asks for nothing yet.
    if (before.isEmpty() || !parseFilter(before)) {
        setExpression(expression);
        return;
    }
    const bool isWrapped = before.startsWith(u'(') && before.endsWith(u')')
        && parseFilter(QStringView(before).mid(1).chopped(1));
    const bool isOpen = before.contains("or"_L1) || before.contains("||"_L1);
    const QString form = isOpen && !isWrapped ? u"(%1) and %2"_s : u"%1 and %2"_s;
    setExpression(form.arg(before, expression));
}

void FilterBar::setTimeRange(qint64 begin, qint64 end)
{
    const auto seconds = [](qint64 time) {
        return u"%1.%2"_s.arg(time / 1'000'000'000)
            .arg(time % 1'000'000'000, 9, 10, QLatin1Char('0'));
    };
    static const QRegularExpression range(u"(^| and )time >= [0-9.]+ and time <= [0-9.]+$"_s);
    narrowDown(m_edit->text().trimmed().remove(range),
        u"time >= %1 and time <= %2"_s.arg(seconds(begin), seconds(end)));
}

void FilterBar::clear()
{
    setExpression({});
    m_edit->setFocus();
}

void FilterBar::typed()
{
    hideProblem();
    m_historyAt = -1;
    m_complainSoon.start();
    m_clear->setVisible(!m_edit->text().isEmpty());
    if (!m_applyPause.isActive())
        applyTyped();
}

void FilterBar::applyTyped()
{
    if (m_edit->text().trimmed() == m_appliedText)
        return;
    apply();
    if (!m_problem)
        m_applyPause.start();
}

void FilterBar::apply()
{
    m_applyPause.stop();
    m_clear->setVisible(!m_edit->text().isEmpty());
    hideProblem();
    auto parsed = parseFilter(m_edit->text());
    if (!parsed) {
        m_problem = parsed.error();
        return;
    }
    m_problem.reset();
    m_complainSoon.stop();
    m_filter.expression = std::move(*parsed);
    m_appliedText = m_edit->text().trimmed();
    tellFilter();
}

/// All is looked at anew.
void FilterBar::tellFilter()
{
    m_isStopped = false;
    m_percent = 100;
    m_counted.clear();
    showCount();
    emit filterChanged(m_filter);
}

void FilterBar::submit()
{
    apply();
    if (m_problem) {
        showProblem();
        return;
    }
    QSettings settings;
    FilterHistory(settings).add(m_edit->text());
}

void FilterBar::showProblem()
{
    m_complainSoon.stop();
    if (m_problem && m_edit->isVisible() && !m_edit->isOffering()) // it would stand behind them
        showNote(m_problem->sentence(), m_problem->position);
}

/// Below what stands at \a position, until somebody types.
void FilterBar::showNote(const QString &sentence, qsizetype position)
{
    if (!m_note)
        m_note = new NoteRow(m_theme, NoteRow::Ground::Toned, window());
    m_note->setNote(Tone::Error, sentence);
    const int width = std::min(m_theme.px(520), window()->width());
    m_note->resize(width, std::max(m_note->heightForWidth(width), m_note->sizeHint().height()));
    const QPoint below = mapTo(window(), QPoint(0, height() + m_theme.px(2)));
    const int x = m_edit->mapTo(window(), QPoint(m_edit->xOf(position), 0)).x();
    m_note->move(
        std::clamp(x - m_theme.px(14), 0, std::max(0, window()->width() - width)), below.y());
    m_note->show();
    m_note->raise();
    m_edit->setAccessibleDescription(sentence);
    QAccessibleEvent event(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void FilterBar::hideProblem()
{
    if (m_note)
        m_note->hide();
    m_problem.reset();
    m_edit->setAccessibleDescription({});
    update();
}

void FilterBar::setCount(qint64 matches, qint64 all, int percent)
{
    m_counted
        = tr("%1 of %2")
              .arg(countText(static_cast<quint64>(matches)), countText(static_cast<quint64>(all)));
    const bool begins = m_percent == 100 && percent < 100;
    m_percent = percent;
    if (begins)
        m_stopSoon.start();
    else if (percent == 100)
        m_stopSoon.stop();
    showCount();
}

void FilterBar::showCount()
{
    if (!m_filter.isSet()) {
        m_count->clear();
        m_stop->hide();
        return;
    }
    const bool isSearching = m_percent < 100;
    m_count->setText(!isSearching ? m_counted
            : m_isStopped         ? tr("%1 · stopped at %2 %").arg(m_counted).arg(m_percent)
                                  : tr("%1 · %2 %").arg(m_counted).arg(m_percent));
    m_count->setToolTip(isSearching
            ? tr("Frames that match so far; %1 % were looked at").arg(m_percent)
            : tr("Frames that match"));
    m_stop->setVisible(isSearching && !m_isStopped && !m_stopSoon.isActive());
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    addSaved();
    m_menu->addSection(tr("Used before"));
    QSettings settings;
    const FilterHistory history(settings);
    for (const QString &expression : history.entries()) {
        m_menu->addAction(menuText(expression), this, [this, expression] {
            setExpression(expression);
            m_edit->setFocus();
        });
    }
    if (history.entries().isEmpty())
        m_menu->addAction(tr("No filter was used yet"))->setEnabled(false);
}

void FilterBar::addSaved()
{
    QSettings settings;
    const SavedFilters saved(settings);
    m_menu->setToolTipsVisible(true);
    for (const SavedFilter &entry : saved.entries()) {
        QAction *action = m_menu->addAction(menuText(entry.name), this, [this, entry] {
            setExpression(entry.expression);
            m_edit->setFocus();
        });
        action->setToolTip(Qt::convertFromPlainText(entry.expression));
    }
    const QString typed = m_edit->text().trimmed();
    m_menu->addAction(tr("Save the filter…"), this, &FilterBar::askForName)
        ->setEnabled(!typed.isEmpty() && parseFilter(typed));
    if (saved.entries().isEmpty())
        return;
    QMenu *remove = m_menu->addMenu(tr("Remove a saved filter"));
    for (const SavedFilter &entry : saved.entries()) {
        remove->addAction(menuText(entry.name), this, [name = entry.name] {
            QSettings changed;
            SavedFilters(changed).remove(name);
        });
    }
}

void FilterBar::askForName()
{
    const QString expression = m_edit->text().trimmed();
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the filter"));
    dialog->setLabelText(
        tr("A name for %1; one that has it already is replaced:").arg(shortened(expression)));
    dialog->setTextValue(shortened(expression));
    connect(
        dialog, &QInputDialog::textValueSelected, this, [this, expression](const QString &name) {
            QSettings settings;
            if (!SavedFilters(settings).save(name, expression))
                showNote(
                    tr("The filter was not saved. It needs a name, may have %1 characters, and "
                       "there is room for %2 filters: remove one first.")
                        .arg(countText(SavedFilters::MaxLength))
                        .arg(SavedFilters::MaxEntries),
                    0);
        });
    dialog->open();
}

void FilterBar::goThroughHistory(int step)
{
    QSettings settings;
    const FilterHistory history(settings);
    const int at
        = std::clamp(m_historyAt + step, -1, static_cast<int>(history.entries().size()) - 1);
    if (at == m_historyAt)
        return;
    if (m_historyAt < 0)
        m_draft = m_edit->text();
    setExpression(at < 0 ? m_draft : history.entries().at(at));
    m_historyAt = at;
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        if (event->type() == QEvent::FocusOut) {
            const auto problem = m_problem;
            hideProblem();
            m_problem = problem;
            if (!problem && m_filter.isSet() && !m_applyPause.isActive()) {
                QSettings settings;
                FilterHistory(settings).add(m_edit->text());
            }
        }
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    const bool wrong = m_note && m_note->isVisible();
    const bool focused = m_edit->hasFocus();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal pen = wrong || focused ? 2 : 1;
    const auto line = wrong ? Theme::Token::Err
        : focused           ? Theme::Token::Accent
                            : Theme::Token::CtlLine;
    painter.setPen(QPen(m_theme.color(line), pen));
    painter.setBrush(m_theme.color(Theme::Token::BgInput));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 5, 5);
}

void FilterBar::applyTheme()
{
    setFixedHeight(m_theme.px(Height));
    update();
}

} // namespace Framescope

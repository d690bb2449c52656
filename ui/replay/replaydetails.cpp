#include "ui/replay/replaydetails.h"

#include "app/replay/jsonpaths.h"
#include "ui/compare/comparisontable.h"
#include "ui/frames/frametext.h"
#include "ui/frames/panelstrip.h"
#include "ui/replay/replaytext.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplayout.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableWidget>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

enum Part { DifferencesPart, TextPart, HexPart };
enum DifferenceColumn { PlaceColumn, RecordedColumn, NowColumn, DifferenceColumnCount };

constexpr int StripHeight = 38; // px of the design
constexpr int StripInset = 4; ///< above and below what needs more
constexpr int DifferenceRowHeight = 24;
constexpr int StripSpacing = 6; ///< logical px
constexpr qsizetype ShownPath = 28; ///< characters on the button

constexpr qsizetype ShownOctets = 1024; ///< of a value

/// As it came, but fit to be looked at.
QString shownText(const QString &text)
{
    return text.isEmpty() ? text : escapedText(text.toUtf8(), ShownOctets);
}

/// Whether a rule can name it.
bool isPath(const QString &place)
{
    return place.startsWith(u'$') && place.size() > 1 && JsonPaths::parse(place).has_value();
}

} // namespace

ReplayDetails::ReplayDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TypeRole::Heading, Token::Text, {}, this))
    , m_sentence(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_part(new SegmentedSwitch(theme, tr("What is shown of the row"),
          { tr("Differences"), tr("Text"), tr("Hex") }, this))
    , m_ignore(new QPushButton(this))
    , m_pages(new QStackedWidget(this))
    , m_state(new EmptyState(theme, u"diff"_s, {}, {}, this))
    , m_differences(new QTableWidget(0, DifferenceColumnCount, this))
{
    m_differences->setHorizontalHeaderLabels({ tr("Place"), tr("Recorded"), tr("Replay") });
    m_differences->setAccessibleName(tr("What differs"));
    m_differences->setFrameShape(QFrame::NoFrame);
    m_differences->setShowGrid(false);
    m_differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_differences->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_differences->setSelectionMode(QAbstractItemView::SingleSelection);
    m_differences->setTabKeyNavigation(false);
    m_differences->setWordWrap(false);
    m_differences->verticalHeader()->hide();
    m_differences->verticalHeader()->setMinimumSectionSize(0);
    m_differences->horizontalHeader()->setSectionsClickable(false);
    m_differences->horizontalHeader()->setHighlightSections(false);
    m_differences->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_messagePage = new QWidget(this);
    m_messages = new ComparisonTable(theme, m_messagePage);
    auto *messageColumn = new QVBoxLayout(m_messagePage);
    messageColumn->setContentsMargins(0, 0, 0, 0);
    messageColumn->setSpacing(0);
    messageColumn->addWidget(m_messages, 1);
    messageColumn->addWidget(m_messages->acrossBar());
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_differences);
    m_pages->addWidget(m_messagePage);
    m_ignore->setProperty("compact", true);
    m_ignore->setAutoDefault(false);

    m_strip = new PanelStrip(theme, StripHeight, Qt::TopEdge | Qt::BottomEdge, this);
    auto *said = new QHBoxLayout;
    said->setSpacing(StripSpacing);
    said->addWidget(m_title);
    said->addWidget(m_sentence, 1);
    // Elided rather than a reason for another line.
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *choices = new WrapLayout(StripSpacing);
    choices->addWidget(m_part);
    choices->addWidget(m_ignore);
    auto *parts = new QWidget(m_strip);
    m_lines = new WrapLayout(StripSpacing, parts);
    m_lines->addLayout(said);
    m_lines->addLayout(choices);
    m_strip->row()->addWidget(parts, 1, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);

    connect(m_part, &SegmentedSwitch::currentIndexChanged, this, &ReplayDetails::showPart);
    connect(m_differences, &QTableWidget::currentCellChanged, this, &ReplayDetails::updateIgnore);
    connect(m_ignore, &QPushButton::clicked, this, [this] {
        if (const QString place = currentPlace(); isPath(place))
            emit ignoreRequested(place);
    });
    connect(&m_loader, &ReplayPairLoader::loaded, this,
        [this](const std::shared_ptr<const ComparisonDocument> &document) {
            m_messages->setDocument(document);
            m_pages->setCurrentWidget(m_messagePage);
        });
    connect(&m_loader, &ReplayPairLoader::failed, this, [this] {
        m_state->setText(tr("This row cannot be shown"),
            tr("One of its frames could not be read from the session."));
        m_pages->setCurrentWidget(m_state);
    });
    connect(&theme, &Theme::changed, this, &ReplayDetails::applyTheme);
    applyTheme();
    clear();
}

void ReplayDetails::clear()
{
    m_hasRow = false;
    m_loader.cancel();
    m_title->setText(tr("Details"));
    m_sentence->clear();
    m_differences->setRowCount(0);
    m_state->setText(
        tr("No row is selected"), tr("Select a row to see what differs, as text or in hex."));
    m_pages->setCurrentWidget(m_state);
    m_part->setEnabled(false);
    updateIgnore();
}

void ReplayDetails::show(const ReplayRow &row, const ReplayPair &pair)
{
    m_row = row;
    m_pair = pair;
    m_hasRow = true;
    m_title->setText(replaySubject(row));
    QStringList parts { replayWord(row.kind) };
    if (!row.recorded.isEmpty() && !row.now.isEmpty() && row.recorded.length != row.now.length)
        parts
            += tr("length %1 → %2").arg(countText(row.recorded.length), countText(row.now.length));
    if (row.latency)
        parts += replayLatencyText(row);
    m_sentence->setText(parts.join(u", "_s));
    m_part->setEnabled(!pair.isEmpty());
    fillDifferences();
    showPart();
}

void ReplayDetails::fillDifferences()
{
    m_differences->setRowCount(static_cast<int>(m_row.differences.size()));
    for (int i = 0; i < m_differences->rowCount(); ++i) {
        const ReplayDifference &difference = m_row.differences.at(i);
        const auto orNone = [](const QString &value) {
            return value.isEmpty() ? tr("not there") : shownText(value);
        };
        m_differences->setItem(i, PlaceColumn, new QTableWidgetItem(shownText(difference.where)));
        m_differences->setItem(
            i, RecordedColumn, new QTableWidgetItem(orNone(difference.expected)));
        m_differences->setItem(i, NowColumn, new QTableWidgetItem(orNone(difference.got)));
    }
    if (m_differences->rowCount() > 0)
        m_differences->setCurrentCell(0, 0);
}

void ReplayDetails::showPart()
{
    m_loader.cancel();
    if (!m_hasRow)
        return;
    const int part = m_part->currentIndex();
    const bool asText = part == DifferencesPart && m_row.differences.isEmpty();
    if (m_pair.isEmpty() && m_row.differences.isEmpty()) {
        m_state->setText(tr("Nothing differs"), tr("It is as it was recorded."));
        m_pages->setCurrentWidget(m_state);
    } else if (m_pair.isEmpty() || (part == DifferencesPart && !asText)) {
        m_pages->setCurrentWidget(m_differences);
    } else {
        m_loader.load(m_pair, part == HexPart ? ComparisonForm::Hex : ComparisonForm::Text);
    }
    updateIgnore();
}

/// Of the selected difference; empty if there is none.
QString ReplayDetails::currentPlace() const
{
    const int row = m_differences->currentRow();
    return m_hasRow && row >= 0 && row < m_row.differences.size() ? m_row.differences.at(row).where
                                                                  : QString();
}

void ReplayDetails::updateIgnore()
{
    const QString place = currentPlace();
    m_ignore->setEnabled(isPath(place));
    QString shown = shownText(place);
    if (shown.size() > ShownPath)
        shown = shown.first(ShownPath - 1) + u'…';
    m_ignore->setText(
        isPath(place) ? tr("Ignore %1").arg(shown.replace(u'&', u"&&"_s)) : tr("Ignore this path"));
    fitStrip();
}

/// With large letters the choices have a line of their own.
void ReplayDetails::fitStrip()
{
    m_lines->activate();
    const QMargins margins = m_strip->row()->contentsMargins();
    const int lines = m_lines->heightForWidth(width() - margins.left() - margins.right());
    m_strip->setFixedHeight(std::max(m_theme.px(StripHeight), lines + 2 * m_theme.px(StripInset)));
}

void ReplayDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitStrip();
}

bool ReplayDetails::takeFocus()
{
    if (m_pages->currentWidget() == m_state)
        return false;
    const bool showsMessages = m_pages->currentWidget() == m_messagePage;
    (showsMessages ? static_cast<QWidget *>(m_messages) : m_differences)
        ->setFocus(Qt::TabFocusReason);
    return true;
}

void ReplayDetails::applyTheme()
{
    m_differences->setFont(m_theme.font(TypeRole::Data));
    m_differences->horizontalHeader()->setFont(m_theme.font(TypeRole::Small));
    m_differences->verticalHeader()->setDefaultSectionSize(m_theme.px(DifferenceRowHeight));
    fitStrip();
}

} // namespace Framescope

#include "ui/statistics/statisticswindow.h"

#include "ui/frames/frametext.h"
#include "ui/statistics/barplot.h"
#include "ui/statistics/statisticsplots.h"
#include "ui/statistics/statisticsrows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int TableWidth = 376; // px of the design
constexpr QSize WindowSize { 1000, 610 };
constexpr int MostOfTable = 60; ///< percent of the window

enum Column { NameColumn, ToServerColumn, FromServerColumn, ColumnCount };

} // namespace

StatisticsWindow::StatisticsWindow(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_store(store)
    , m_subjects(new QComboBox(this))
    , m_progress(new TextLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_sentence(new TextLabel(theme, TypeRole::Body, Token::Text, {}, this))
    , m_table(new QTreeWidget(this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
    , m_statistics(std::move(store))
{
    setWindowTitle(tr("Statistics"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);

    auto *subjectLabel = new QLabel(tr("&Of"), this);
    subjectLabel->setBuddy(m_subjects);
    m_subjects->setAccessibleName(tr("Frames that are counted"));
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    offer(Subject::All, tr("all frames"), true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    m_table->setAccessibleName(tr("Counts by direction"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHeaderLabels({ QString(), tr("→ to the server"), tr("← from the server") });
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    m_copy->setAutoDefault(false);

    auto *top = new QHBoxLayout;
    top->addWidget(subjectLabel);
    top->addWidget(m_subjects);
    top->addWidget(m_progress, 1);
    top->addWidget(m_copy);
    auto *plots = new QGridLayout;
    plots->setSpacing(theme.px(10));
    m_rates = addPlot(*plots, 0, 0, tr("Rate"));
    m_lengths = addPlot(*plots, 0, 1, tr("Payload length"));
    m_roundTrips = addPlot(*plots, 1, 0, tr("Ping to Pong"));
    m_latencies = addPlot(*plots, 1, 1, tr("Request to response"));
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_table, 4);
    middle->addLayout(plots, 5);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_sentence);
    column->addLayout(middle, 1);
    resize(sizeOnScreen(*this, { theme.px(WindowSize.width()), theme.px(WindowSize.height()) }));

    setTabOrder(m_subjects, m_copy); // as they stand
    setTabOrder(m_copy, m_table);
    connect(m_subjects, &QComboBox::currentIndexChanged, this, &StatisticsWindow::start);
    connect(m_copy, &QPushButton::clicked, this, &StatisticsWindow::copyTable);
    connect(&m_statistics, &SelectionStatistics::updated, this, &StatisticsWindow::showCounted);
}

StatisticsWindow::~StatisticsWindow() = default;

BarPlot *StatisticsWindow::addPlot(QGridLayout &grid, int row, int column, const QString &title)
{
    auto *card = new Card(m_theme, title, this);
    auto *plot = new BarPlot(m_theme, title, card);
    card->body()->addWidget(plot);
    connect(plot, &BarPlot::currentChanged, card, &Card::setSubtitle);
    grid.addWidget(card, row, column);
    grid.setColumnStretch(column, 1);
    return plot;
}

StatisticsWindow::Subject StatisticsWindow::subject() const
{
    return static_cast<Subject>(m_subjects->currentData().toInt());
}

void StatisticsWindow::setSubject(Subject subject)
{
    if (const int index = m_subjects->findData(static_cast<int>(subject)); index >= 0)
        m_subjects->setCurrentIndex(index);
}

void StatisticsWindow::offer(Subject subject, const QString &text, bool offered)
{
    const int index = m_subjects->findData(static_cast<int>(subject));
    if (index >= 0 && offered)
        m_subjects->setItemText(index, text);
    else if (index >= 0)
        m_subjects->removeItem(index);
    else if (offered)
        m_subjects->addItem(text, static_cast<int>(subject));
}

void StatisticsWindow::setLastFrame(FrameId last)
{
    m_last = last;
    if (isVisible())
        m_statistics.setLastFrame(last);
}

void StatisticsWindow::setConnection(ConnectionId connection)
{
    const bool isOther = connection != m_connection;
    m_connection = connection;
    const auto record = m_store->connection(connection);
    offer(Subject::Connection,
        record ? tr("connection %1, %2").arg(connection).arg(record->url) : QString(),
        record.has_value());
    if (isOther && subject() == Subject::Connection)
        start();
}

void StatisticsWindow::setFilter(const FrameFilter &filter)
{
    m_filter = filter;
    offer(Subject::Filter, tr("frames that match the filter"), filter.isSet());
    if (subject() == Subject::Filter)
        start();
}

void StatisticsWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    start();
}

void StatisticsWindow::hideEvent(QHideEvent *event)
{
    m_statistics.cancel();
    QDialog::hideEvent(event);
}

void StatisticsWindow::start()
{
    if (!isVisible())
        return;
    FilterProgram program;
    if (subject() == Subject::Connection)
        program = FilterProgram::framesOf(m_connection);
    else if (subject() == Subject::Filter)
        program = FilterProgram(m_filter.expression);
    m_progress->setText(tr("Counting…"));
    m_token = m_statistics.start(program);
    m_statistics.setLastFrame(m_last);
}

void StatisticsWindow::showCounted(
    quint64 token, const std::shared_ptr<const CountedSelection> &counted)
{
    if (token != m_token)
        return;
    m_counted = counted;
    if (!counted->isComplete && m_last > 0) {
        m_progress->setText(
            tr("Counting: %1 %").arg(counted->countedTo * 100 / static_cast<quint64>(m_last)));
    } else if (counted->givenUp > 0) {
        m_progress->setText(tr("%1 messages are too large for the filter and are not counted")
                                .arg(countText(counted->givenUp)));
    } else {
        m_progress->clear();
    }
    m_sentence->setText(statisticsSentence(counted->all));
    fillTable();
    m_rates->setData(ratePlot(counted->rates));
    m_lengths->setData(lengthPlot(counted->all));
    m_roundTrips->setData(roundTripPlot(counted->all));
    m_latencies->setData(latencyPlot(counted->all));
}

void StatisticsWindow::fillTable()
{
    const QList<StatisticsRow> rows = statisticsRows(m_counted->all);
    // The rows that are there keep their selection.
    while (m_table->topLevelItemCount() > rows.size())
        delete m_table->takeTopLevelItem(m_table->topLevelItemCount() - 1);
    for (int i = 0; i < rows.size(); ++i) {
        const StatisticsRow &row = rows.at(i);
        QTreeWidgetItem *item = m_table->topLevelItem(i);
        if (!item) {
            item = new QTreeWidgetItem(m_table);
            for (const int column : { ToServerColumn, FromServerColumn })
                item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
        item->setText(NameColumn, row.name);
        item->setToolTip(NameColumn, row.name); // with large letters it may be cut off
        item->setText(ToServerColumn, row.toServer);
        item->setText(FromServerColumn, row.fromServer);
        QFont font = m_theme.font(TypeRole::Body);
        font.setBold(row.isHeading);
        item->setFont(NameColumn, font);
        for (const int column : { ToServerColumn, FromServerColumn })
            item->setFont(column, m_theme.font(TypeRole::Data));
        item->setFirstColumnSpanned(row.isHeading);
    }
    fitTable();
}

/// The names are to be read whole, as far as they leave the plots some room.
void StatisticsWindow::fitTable()
{
    const auto *view = static_cast<const QAbstractItemView *>(m_table);
    int needed = 2 * m_table->frameWidth() + m_table->verticalScrollBar()->sizeHint().width();
    for (int column = 0; column < ColumnCount; ++column)
        needed += std::max(
            view->sizeHintForColumn(column), m_table->header()->sectionSizeHint(column));
    m_table->setMinimumWidth(
        std::min(std::max(m_theme.px(TableWidth), needed), width() * MostOfTable / 100));
}

void StatisticsWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitTable();
}

void StatisticsWindow::copyTable() const
{
    if (!m_counted)
        return;
    QStringList lines { statisticsSentence(m_counted->all) };
    for (const StatisticsRow &row : statisticsRows(m_counted->all))
        lines.append(
            row.isHeading ? row.name : row.name + u'\t' + row.toServer + u'\t' + row.fromServer);
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Framescope

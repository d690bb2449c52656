#include "ui/compare/comparisonwindow.h"

#include "ui/compare/comparisontable.h"
#include "ui/frames/frametext.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize StartSize(1180, 620); // px of the design: octets of both sides and what they mean

} // namespace

ComparisonWindow::ComparisonWindow(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameId left, FrameId right, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_left(left)
    , m_right(right)
    , m_loader(std::move(store), left, right, this)
    , m_summary(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, {}, this))
    , m_place(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_form(new SegmentedSwitch(
          theme, tr("How the messages are compared"), { tr("Text"), tr("Hex") }, this))
    , m_previous(new IconButton(theme, u"chevu"_s, tr("Previous difference (Shift+F7)"), this))
    , m_next(new IconButton(theme, u"chevd"_s, tr("Next difference (F7)"), this))
    , m_pages(new QStackedWidget(this))
    , m_state(new EmptyState(theme, u"diff"_s, tr("Comparing…"),
          tr("The two messages are being read and compared."), this))
{
    setWindowTitle(tr("Frames %1 and %2 compared").arg(countText(left), countText(right)));
    setAccessibleName(windowTitle());
    setWindowIcon(Theme::applicationIcon());
    resize(sizeOnScreen(*this, sizeHint()));

    auto *page = new QWidget(this);
    m_table = new ComparisonTable(theme, page);
    m_json = createJsonTable();
    auto *upper = new QWidget(page);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_table, 1);
    upperColumn->addWidget(m_table->acrossBar());
    auto *parts = new QSplitter(Qt::Vertical, page);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(m_json);
    parts->setStretchFactor(0, 1);
    parts->setSizes({ theme.px(460), theme.px(110) });
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(createBar());
    pageColumn->addWidget(parts, 1);

    m_pages->addWidget(m_state);
    m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);

    connect(m_form, &SegmentedSwitch::currentIndexChanged, this,
        [this](int index) { m_loader.load(static_cast<ComparisonForm>(index)); });
    connect(
        m_previous, &QAbstractButton::clicked, m_table, &ComparisonTable::selectPreviousDifference);
    connect(m_next, &QAbstractButton::clicked, m_table, &ComparisonTable::selectNextDifference);
    connect(m_json, &QTableWidget::cellActivated, m_table,
        [this](int row) { m_table->selectJsonDifference(row); });
    connect(m_table, &ComparisonTable::currentRowChanged, this, &ComparisonWindow::updateButtons);
    connect(&m_loader, &ComparisonLoader::loaded, this, &ComparisonWindow::setDocument);
    connect(&m_loader, &ComparisonLoader::failed, this, [this] {
        m_state->setText(tr("The messages cannot be compared"),
            tr("One of the two frames could not be read from the session."));
        m_pages->setCurrentWidget(m_state);
    });
    connect(&theme, &Theme::changed, this, &ComparisonWindow::applyTheme);
    applyTheme();
    m_loader.load(std::nullopt);
}

QSize ComparisonWindow::sizeHint() const
{
    return { m_theme.px(StartSize.width()), m_theme.px(StartSize.height()) };
}

void ComparisonWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isShift = event->modifiers() == Qt::ShiftModifier;
    if (event->key() == Qt::Key_F7 && isShift)
        m_table->selectPreviousDifference();
    else if (event->key() == Qt::Key_F7 && event->modifiers() == Qt::NoModifier)
        m_table->selectNextDifference();
    else if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

QWidget *ComparisonWindow::createBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    m_summary->setWordWrap(true);
    row->addWidget(m_summary, 1);
    row->addWidget(m_place);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_form);
    return bar;
}

QTableWidget *ComparisonWindow::createJsonTable()
{
    auto *table = new QTableWidget(0, 3, this);
    table->setHorizontalHeaderLabels({ tr("Path in the JSON"), tr("Left"), tr("Right") });
    table->setAccessibleName(tr("Differences by path"));
    const QString help = tr("Enter or a double click leads to the line in the messages");
    table->setToolTip(help);
    table->setAccessibleDescription(help);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(0);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void ComparisonWindow::setDocument(const std::shared_ptr<const ComparisonDocument> &document)
{
    m_differences = static_cast<int>(document->differences.size());
    m_summary->setText(document->summary);
    {
        const QSignalBlocker unasked(m_form);
        m_form->setCurrentIndex(static_cast<int>(document->form));
    }
    m_form->setVisible(document->hasText);
    m_table->setDocument(document);
    showJson(*document);
    updateButtons();
    const bool isFirst = m_pages->currentWidget() == m_state;
    m_pages->setCurrentIndex(1);
    if (isFirst)
        m_table->setFocus();
}

void ComparisonWindow::showJson(const ComparisonDocument &document)
{
    m_json->setVisible(!document.json.isEmpty());
    m_json->setRowCount(static_cast<int>(document.json.size()));
    for (int row = 0; row < m_json->rowCount(); ++row) {
        const ReplayDifference &difference = document.json.at(row);
        const QString none = tr("not there");
        m_json->setItem(row, 0, new QTableWidgetItem(difference.where));
        m_json->setItem(row, 1,
            new QTableWidgetItem(difference.expected.isEmpty() ? none : difference.expected));
        m_json->setItem(
            row, 2, new QTableWidgetItem(difference.got.isEmpty() ? none : difference.got));
    }
    if (m_json->rowCount() > 0)
        m_json->selectRow(0); // so that one sees where one is
}

void ComparisonWindow::updateButtons()
{
    m_previous->setEnabled(m_table->hasPreviousDifference());
    m_next->setEnabled(m_table->hasNextDifference());
    m_place->setVisible(m_differences > 0);
    m_place->setText(tr("%1 of %2").arg(m_table->currentDifference()).arg(m_differences));
}

void ComparisonWindow::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Theme::Token::BgPanel));
    setPalette(colors);
    setAutoFillBackground(true);
    m_json->setFont(m_theme.font(Theme::TypeRole::Data));
    m_json->horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    m_json->verticalHeader()->setDefaultSectionSize(m_theme.px(20));
}

} // namespace Framescope

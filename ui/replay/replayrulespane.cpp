#include "ui/replay/replayrulespane.h"

#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

enum RuleKind { PathRule, PatternRule };
constexpr int KindRole = Qt::UserRole;
constexpr int TextRole = Qt::UserRole + 1;

QString listedText(int kind, const QString &text)
{
    return kind == PathRule ? text : u'/' + text + u'/';
}

} // namespace

ReplayRulesPane::ReplayRulesPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_kind(new QComboBox(this))
    , m_typed(new QLineEdit(this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_remove(new QPushButton(tr("Re&move"), this))
    , m_problem(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Err, {}, this))
    , m_exact(new QCheckBox(tr("Octets count, not va&lues"), this))
    , m_heartbeat(new QCheckBox(tr("Pings and Pongs co&unt"), this))
{
    m_list->setAccessibleName(tr("What is treated as equal"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(theme.px(48));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->installEventFilter(this);
    m_kind->addItems({ tr("JSON path"), tr("Regular expression") });
    nameComboBox(m_kind, tr("Kind of the rule"));
    m_kind->setProperty("compact", true);
    m_typed->setAccessibleName(tr("Path or regular expression that does not count"));
    m_typed->setProperty("compact", true);
    m_typed->setPlaceholderText(u"$.id"_s);
    m_typed->setFont(theme.font(Theme::TypeRole::Data));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_exact->setToolTip(tr("Compare JSON octet by octet, and how messages are fragmented"));
    m_heartbeat->setToolTip(tr("Compare Ping and Pong frames too"));
    for (QPushButton *button : { m_add, m_remove }) {
        button->setProperty("compact", true);
        button->setAutoDefault(false);
    }

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_list, 1);
    column->addWidget(m_kind);
    column->addWidget(m_typed);
    column->addLayout(buttons);
    column->addWidget(m_problem);
    column->addWidget(m_exact);
    column->addWidget(m_heartbeat);

    connect(m_add, &QPushButton::clicked, this, &ReplayRulesPane::addTyped);
    connect(m_typed, &QLineEdit::returnPressed, this, &ReplayRulesPane::addTyped);
    connect(m_remove, &QPushButton::clicked, this, &ReplayRulesPane::removeSelected);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int kind) {
        m_typed->setPlaceholderText(kind == PathRule ? u"$.id"_s : u"\\d{4}-\\d\\d-\\d\\d"_s);
    });
    connect(m_typed, &QLineEdit::textChanged, this, [this] {
        setFieldProblem(m_typed, FieldProblem::None);
        m_problem->hide();
        m_add->setEnabled(!m_typed->text().isEmpty());
    });
    connect(m_list, &QListWidget::currentRowChanged, this,
        [this](int row) { m_remove->setEnabled(row >= 0); });
    for (QCheckBox *box : { m_exact, m_heartbeat })
        connect(box, &QCheckBox::toggled, this, &ReplayRulesPane::readRules);
    m_add->setEnabled(false);
    m_remove->setEnabled(false);
}

bool ReplayRulesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        removeSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ReplayRulesPane::ignorePath(const QString &path)
{
    add(PathRule, path);
}

void ReplayRulesPane::addTyped()
{
    if (!m_typed->text().isEmpty() && add(m_kind->currentIndex(), m_typed->text()))
        m_typed->clear();
}

bool ReplayRulesPane::add(int kind, const QString &text)
{
    QString problem;
    if (kind == PathRule) {
        const auto path = JsonPaths::parse(text);
        if (!path)
            problem = tr("This is no path: %1.").arg(path.error());
    } else if (const auto patterns = PatternList::compile({ text }); !patterns) {
        problem = tr("This is no regular expression: column %1: %2.")
                      .arg(patterns.error().character)
                      .arg(patterns.error().text);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty()) {
        setFieldProblem(m_typed, FieldProblem::Error);
        return false;
    }
    const QString listed = listedText(kind, text);
    if (!m_list->findItems(listed, Qt::MatchExactly | Qt::MatchCaseSensitive).isEmpty())
        return true;
    auto *item = new QListWidgetItem(listed, m_list);
    item->setData(KindRole, kind);
    item->setData(TextRole, text);
    readRules();
    return true;
}

void ReplayRulesPane::removeSelected()
{
    if (m_list->currentRow() < 0)
        return;
    delete m_list->takeItem(m_list->currentRow());
    readRules();
}

void ReplayRulesPane::readRules()
{
    m_rules = {};
    QStringList patterns;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem *item = m_list->item(i);
        const QString text = item->data(TextRole).toString();
        if (item->data(KindRole).toInt() == PatternRule)
            patterns.append(text);
        else if (const auto path = JsonPaths::parse(text))
            m_rules.ignoredPaths.append(*path);
    }
    if (auto compiled = PatternList::compile(patterns))
        m_rules.ignoredPatterns = *std::move(compiled);
    m_rules.exact = m_exact->isChecked();
    m_rules.heartbeat = m_heartbeat->isChecked();
    emit changed();
}

} // namespace Framescope

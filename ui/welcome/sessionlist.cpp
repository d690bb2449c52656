#include "ui/welcome/sessionlist.h"

#include "ui/frames/frametext.h"
#include "ui/welcome/sessionentrydelegate.h"

#include <QDir>
#include <QFileInfo>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int RowsShown = 4;

} // namespace

QString SessionList::Entry::name() const
{
    return QFileInfo(path).fileName();
}

QString SessionList::Entry::description() const
{
    QStringList parts;
    if (isSample())
        parts.append(subject);
    if (!problem.isEmpty()) {
        parts.append(problem);
    } else if (facts) {
        parts.append(SessionList::tr("%n connection(s)", nullptr,
            static_cast<int>(std::min<quint64>(facts->connections, INT_MAX))));
        if (facts->violations > 0)
            parts.append(SessionList::tr("%n violation(s)", nullptr,
                static_cast<int>(std::min<quint64>(facts->violations, INT_MAX))));
    } else {
        parts.append(u"…"_s);
    }
    return parts.join(", "_L1);
}

QString SessionList::Entry::framesText() const
{
    return facts ? SessionList::tr("%1 frames").arg(countText(facts->frames)) : QString();
}

QString SessionList::Entry::sizeText() const
{
    return facts ? octetsText(static_cast<quint64>(facts->octets)) : QString();
}

SessionList::SessionList(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new SessionEntryDelegate(theme, this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Recent sessions"));
    const auto choose = [this](const QListWidgetItem *item) {
        const QString path = entry(row(item)).path; // the entries may be others before all heard
        emit chosen(path);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
    connect(&m_theme, &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

void SessionList::setEntries(const QList<Entry> &entries)
{
    m_entries = entries;
    clear();
    for (int i = 0; i < entries.size(); ++i) {
        addItem(entries.at(i).name());
        describe(i);
    }
    updateGeometry();
}

void SessionList::describe(int row)
{
    const Entry &entry = m_entries.at(row);
    QStringList parts { entry.name() };
    if (entry.isSample())
        parts.append(tr("sample"));
    parts.append(entry.description());
    for (const QString &text : { entry.framesText(), entry.sizeText() }) {
        if (!text.isEmpty())
            parts.append(text);
    }
    QListWidgetItem *item = this->item(row);
    item->setData(Qt::AccessibleTextRole, parts.join(", "_L1));
    // A tool tip would be taken for markup if it looked like it.
    QString tip = QDir::toNativeSeparators(entry.path);
    if (!entry.problem.isEmpty())
        tip += u'\n' + entry.problem;
    item->setToolTip(tip.toHtmlEscaped());
}

template <typename Change>
void SessionList::change(const QString &path, Change change)
{
    for (int i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).path != path)
            continue;
        change(m_entries[i]);
        describe(i);
    }
    viewport()->update();
}

void SessionList::setFacts(const QString &path, const SessionFacts &facts)
{
    change(path, [&facts](Entry &entry) { entry.facts = facts; });
}

void SessionList::setProblem(const QString &path, const QString &sentence)
{
    change(path, [&sentence](Entry &entry) { entry.problem = sentence; });
}

QSize SessionList::sizeHint() const
{
    return { m_theme.px(300), m_theme.px(SessionEntryDelegate::RowHeight) * RowsShown };
}

} // namespace Framescope

#include "ui/frames/framesortbar.h"

#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/linkbutton.h"

#include <QAccessible>

namespace Framescope {

namespace {

constexpr int Patience = 200; // ms

} // namespace

FrameSortBar::FrameSortBar(const Theme &theme, FrameTableModel &model, QWidget *parent)
    : NoticeBar(theme, Tone::Info, {}, parent)
    , m_model(model)
    , m_again(addAction(tr("Sort again")))
    , m_stop(addAction(tr("Stop")))
    , m_recorded(addAction(tr("As recorded")))
{
    m_again->setToolTip(tr("Put the frames that have come since in their places"));
    m_stop->setToolTip(tr("Leave the rows as they are"));
    m_recorded->setToolTip(tr("Show the frames as they were recorded"));
    setDismissable();
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(this, &NoticeBar::dismissed, this, [this] {
        m_isDismissed = m_refusal.isEmpty();
        m_refusal.clear();
    });
    connect(m_again, &LinkButton::clicked, &model, &FrameTableModel::sortAgain);
    connect(m_stop, &LinkButton::clicked, &model, &FrameTableModel::cancelSorting);
    connect(m_recorded, &LinkButton::clicked, &model, [&model] { model.sortBy({}); });
    connect(&m_patience, &QTimer::timeout, this, &FrameSortBar::refresh);
    connect(&model, &FrameTableModel::sortingChanged, this, [this] {
        m_refusal.clear();
        m_isDismissed = false;
        if (!m_model.isSorting())
            m_patience.stop();
        else if (!m_patience.isActive() && m_stop->isHidden())
            m_patience.start();
        refresh();
    });
    connect(&model, &FrameTableModel::unsortedChanged, this, &FrameSortBar::refresh);
    connect(&model, &FrameTableModel::sortRefused, this, &FrameSortBar::refuse);
    connect(&model, &FrameTableModel::sortProgressed, this, &FrameSortBar::showProgress);
}

QString FrameSortBar::columnTitle(int column) const
{
    return m_model.headerData(column, Qt::Horizontal).toString();
}

void FrameSortBar::refresh()
{
    const qint64 waiting = m_model.unsortedFrames();
    const bool isLong = m_model.isSorting() && !m_patience.isActive();
    m_stop->setVisible(isLong);
    m_again->setVisible(!m_model.isSorting() && waiting > 0 && m_refusal.isEmpty());
    m_recorded->setVisible(m_again->isVisibleTo(this));
    hideProgress();
    if (!m_refusal.isEmpty()) {
        say(m_refusal);
    } else if (isLong) {
        setProgress(0, 0);
        say(tr("Sorting by %1…").arg(columnTitle(m_model.wantedSorting().column)));
    } else if (!m_model.isSorting() && waiting > 0 && !m_isDismissed) {
        const QString column = columnTitle(m_model.sorting().column);
        setText(waiting == 1 ? tr("Sorted by %1. 1 frame has come since.").arg(column)
                             : tr("Sorted by %1. %2 frames have come since.")
                                   .arg(column, countText(static_cast<quint64>(waiting))));
        show();
    } else {
        hide();
    }
}

void FrameSortBar::refuse(const QString &reason)
{
    m_refusal = reason;
    refresh();
}

void FrameSortBar::showProgress(int percent)
{
    if (!m_patience.isActive() && m_refusal.isEmpty())
        setProgress(static_cast<quint64>(percent), 100);
}

/// Aloud, too.
void FrameSortBar::say(const QString &text)
{
    const bool isNew = isHidden() || text != this->text();
    setText(text);
    show();
    if (!isNew)
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Framescope

#pragma once

#include "app/statistics/selectionstatistics.h"
#include "ui/frames/framefilter.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QPushButton;
class QTreeWidget;

namespace Framescope {

class BarPlot;
class Card;
class TextLabel;
class Theme;

/// What the frames of a session add up to, of all, of one connection or of those that the filter
/// lets through: counts by direction, rates, lengths, round trips and latencies. Counts off the GUI
/// thread while it is shown, and goes on as frames come.
class StatisticsWindow : public QDialog
{
    Q_OBJECT
public:
    enum class Subject { All, Connection, Filter };

    StatisticsWindow(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);
    ~StatisticsWindow() override;

    Subject subject() const;
    /// Nothing else happens if there is no such subject.
    void setSubject(Subject subject);
    QComboBox *subjects() const { return m_subjects; }
    QTreeWidget *table() const { return m_table; }
    /// What was counted last; nullptr before anything was.
    const CountedSelection *counted() const { return m_counted.get(); }

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);
    /// The one that is selected, 0 for none.
    void setConnection(Framescope::ConnectionId connection);
    void setFilter(const Framescope::FrameFilter &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    BarPlot *addPlot(QGridLayout &grid, int row, int column, const QString &title);
    void start();
    void showCounted(quint64 token, const std::shared_ptr<const CountedSelection> &counted);
    void fillTable();
    void fitTable();
    void copyTable() const;
    void offer(Subject subject, const QString &text, bool offered);

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    QComboBox *m_subjects;
    TextLabel *m_progress;
    TextLabel *m_sentence;
    QTreeWidget *m_table;
    QPushButton *m_copy;
    BarPlot *m_rates = nullptr;
    BarPlot *m_lengths = nullptr;
    BarPlot *m_roundTrips = nullptr;
    BarPlot *m_latencies = nullptr;
    FrameId m_last = 0;
    ConnectionId m_connection = 0;
    FrameFilter m_filter;
    quint64 m_token = 0;
    std::shared_ptr<const CountedSelection> m_counted;
    SelectionStatistics m_statistics; ///< last: it ends before what it shows is gone
};

} // namespace Framescope

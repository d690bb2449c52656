#pragma once

#include "app/replay/replayrow.h"
#include "ui/replay/replaypairloader.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace Framescope {

class ComparisonTable;
class ElidedLabel;
class EmptyState;
class PanelStrip;
class SegmentedSwitch;
class TextLabel;
class Theme;
class WrapLayout;

/// What is to be said of one row: the places that differ, or both messages beside each other as
/// text or in hex.
class ReplayDetails : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayDetails(const Theme &theme, QWidget *parent = nullptr);

    /// \a pair is where the messages of \a row can be read.
    void show(const ReplayRow &row, const ReplayPair &pair);
    /// No row is selected.
    void clear();

    /// By keyboard: what differs, or both messages. False if there is nothing to look at.
    bool takeFocus();
    QTableWidget *differences() const { return m_differences; }
    ComparisonTable *messages() const { return m_messages; }
    QPushButton *ignoreButton() const { return m_ignore; }

signals:
    /// What the JSON path \a path leads to is volatile.
    void ignoreRequested(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showPart();
    void fillDifferences();
    QString currentPlace() const;
    void updateIgnore();
    void fitStrip();
    void applyTheme();

    const Theme &m_theme;
    ReplayPairLoader m_loader;
    ReplayRow m_row;
    ReplayPair m_pair;
    bool m_hasRow = false;
    PanelStrip *m_strip = nullptr;
    WrapLayout *m_lines = nullptr; ///< in the strip
    TextLabel *m_title;
    ElidedLabel *m_sentence;
    SegmentedSwitch *m_part;
    QPushButton *m_ignore;
    QStackedWidget *m_pages;
    EmptyState *m_state;
    QTableWidget *m_differences;
    QWidget *m_messagePage;
    ComparisonTable *m_messages;
};

} // namespace Framescope

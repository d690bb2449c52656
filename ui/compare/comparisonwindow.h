#pragma once

#include "ui/compare/comparisonloader.h"

#include <QWidget>

class QStackedWidget;
class QTableWidget;

namespace Framescope {

class ComparisonTable;
class EmptyState;
class IconButton;
class SegmentedSwitch;
class TextLabel;
class Theme;

/// A window with two messages beside each other: as text, JSON laid out, or in hex.
class ComparisonWindow : public QWidget
{
    Q_OBJECT
public:
    /// \a left and \a right are frames of the messages. \a theme must outlive the window.
    ComparisonWindow(const Theme &theme, std::shared_ptr<const SessionStore> store, FrameId left,
        FrameId right, QWidget *parent = nullptr);

    FrameId left() const { return m_left; }
    FrameId right() const { return m_right; }
    ComparisonTable *table() const { return m_table; }
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createBar();
    QTableWidget *createJsonTable();
    void setDocument(const std::shared_ptr<const ComparisonDocument> &document);
    void showJson(const ComparisonDocument &document);
    void updateButtons();
    void applyTheme();

    const Theme &m_theme;
    const FrameId m_left;
    const FrameId m_right;
    ComparisonLoader m_loader;
    TextLabel *m_summary;
    TextLabel *m_place; ///< "2 of 5"
    SegmentedSwitch *m_form;
    IconButton *m_previous;
    IconButton *m_next;
    QStackedWidget *m_pages;
    EmptyState *m_state;
    ComparisonTable *m_table;
    QTableWidget *m_json;
    int m_differences = 0;
};

} // namespace Framescope

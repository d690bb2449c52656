#pragma once

#include "ui/theme/theme.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QMenuBar;

namespace Framescope {

class CommandModel;
class TextLabel;

/// All that the menus can do, to be found by a few letters of it and done with Enter.
class CommandList : public QDialog
{
    Q_OBJECT
public:
    /// \a window has \a menuBar.
    CommandList(const Theme &theme, const QMenuBar &menuBar, QWidget *window);

    QLineEdit *field() const { return m_field; }
    QListView *view() const { return m_view; }
    /// What it says of the command that is selected: what it does, or why it cannot be done.
    QString helpText() const;

public slots:
    /// Does what is selected, and closes; stays if that cannot be done.
    void run();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void find(const QString &typed);
    void step(int rows);
    void select(int row);
    void explain();

    const Theme &m_theme;
    CommandModel *m_model;
    QLineEdit *m_field;
    QListView *m_view;
    TextLabel *m_help;
};

} // namespace Framescope

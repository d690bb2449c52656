#pragma once

#include "ui/hex/octetsearch.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace Framescope {

class HexView;
class IconButton;

/// Finds text, octets or a pattern in what a hex view shows, and selects it there.
class OctetFindBar : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the bar.
    OctetFindBar(const Theme &theme, HexView &view, QWidget *parent = nullptr);

public slots:
    void focusField();
    void findNext();
    void findPrevious();
    void cancel();

signals:
    /// Esc: the focus should go back to the octets.
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(OctetSearch::Towards towards);
    void showFound(Framescope::OctetRange found, bool wrapped);
    void showState(const QString &text, bool isProblem);
    void applyTheme();

    const Theme &m_theme;
    HexView &m_view;
    OctetSearch m_search;
    QComboBox *m_kind;
    QLineEdit *m_field;
    IconButton *m_previous;
    IconButton *m_next;
    IconButton *m_stop;
    QLabel *m_state;
};

} // namespace Framescope

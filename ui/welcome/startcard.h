#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QKeySequence;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Framescope {

class StartDiagram;

/// One way to begin on the welcome page: what it is, a field for what is needed most, and a button.
class StartCard : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        Role place = Role::Client; ///< that the drawing shows
        QString icon; ///< in resources/icons
        QString title;
        QString sentence;
        QKeySequence keys; ///< that do the same
        QString action; ///< on the button
    };

    StartCard(const Theme &theme, const Content &content, QWidget *parent = nullptr);
    ~StartCard() override;

    /// Puts a field for text, or for a port from 1 on, before the button. One of them at most.
    QLineEdit *addTextField(const QString &name, const QString &placeholder);
    QSpinBox *addPortField(quint16 port);
    QPushButton *button() const { return m_button; }
    /// The drawing is left out where there is little room.
    void setDiagramVisible(bool visible);

signals:
    /// By the button, or by Enter in the field.
    void started();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    StartDiagram *m_diagram;
    QHBoxLayout *m_heading;
    QHBoxLayout *m_row;
    QPushButton *m_button;
    QWidget *m_field = nullptr;
    bool m_hasFocus = false; ///< something in it
};

} // namespace Framescope

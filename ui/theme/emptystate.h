#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Framescope {

/// What a view shows instead of nothing: an icon, one bold line, a sentence that says how to go on,
/// and perhaps a button that does so. Plain text only.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// \a icon is a name in resources/icons.
    EmptyState(const Theme &theme, const QString &icon, const QString &title,
        const QString &sentence, QWidget *parent = nullptr);

    /// \a isError: the icon has the colour of errors.
    void setIcon(const QString &icon, bool isError = false);
    void setText(const QString &title, const QString &sentence);
    /// An empty \a action takes the button away.
    void setAction(const QString &action);

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();
    void showIcon();

    const Theme &m_theme;
    QString m_iconName;
    bool m_isError = false;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace Framescope

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace Framescope {

/// What a view shows instead of nothing: an icon, one bold line and a sentence that says how to go
/// on. Plain text only.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// \a icon is a name in resources/icons.
    EmptyState(const Theme &theme, const QString &icon, const QString &title,
        const QString &sentence, QWidget *parent = nullptr);

    void setText(const QString &title, const QString &sentence);

private:
    void applyTheme();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
};

} // namespace Framescope

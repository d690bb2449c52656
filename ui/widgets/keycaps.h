#pragma once

#include "ui/theme/theme.h"

#include <QKeySequence>
#include <QWidget>

namespace Framescope {

/// A shortcut as keys to look at: each in a box of its own.
class KeyCaps : public QWidget
{
    Q_OBJECT
public:
    KeyCaps(const Theme &theme, const QKeySequence &keys, QWidget *parent = nullptr);
    /// Keys each by itself, by what stands on them: "↑", "↓".
    KeyCaps(const Theme &theme, const QStringList &names, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int capWidth(const QString &name) const;
    void applyTheme();

    const Theme &m_theme;
    const QStringList m_names;
};

} // namespace Framescope

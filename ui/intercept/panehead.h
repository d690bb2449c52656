#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

class ElidedLabel;
class IconLabel;
class TextLabel;

/// The line over a pane: what it is, a detail, and at the right how it is with that.
class PaneHead : public QWidget
{
    Q_OBJECT
public:
    PaneHead(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    QString title() const;
    QString detail() const;
    QString status() const;
    void setTitle(const QString &title);
    void setDetail(const QString &detail);
    /// In the colour \a ink, behind \a icon if it is not empty. An empty \a status: nothing.
    /// \a hint: what else the tool tip says.
    void setStatus(const QString &status, const QString &icon = {},
        Theme::Token ink = Theme::Token::Text2, const QString &hint = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    TextLabel *m_title;
    ElidedLabel *m_detail;
    IconLabel *m_icon;
    ElidedLabel *m_status;
};

} // namespace Framescope

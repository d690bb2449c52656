#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace Framescope {

class ElidedLabel;
class IconLabel;
class TextLabel;
class Theme;

/// A framed part of a page: a header with a title and a body.
class Card : public QWidget
{
    Q_OBJECT
public:
    Card(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    /// Grey text behind the title.
    void setSubtitle(const QString &subtitle);
    IconLabel *icon() const { return m_icon; } ///< before the title; hidden until set visible
    /// Puts \a widget at the right end of the header.
    void addToHeader(QWidget *widget);
    /// Puts \a widget right behind the title.
    void addToTitle(QWidget *widget);
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QWidget *m_header;
    QHBoxLayout *m_headerRow;
    IconLabel *m_icon;
    TextLabel *m_title;
    ElidedLabel *m_subtitle;
    QVBoxLayout *m_body;
};

} // namespace Framescope

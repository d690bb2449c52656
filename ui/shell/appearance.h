#pragma once

#include "ui/theme/theme.h"

#include <QObject>

#include <optional>

namespace Framescope {

/// Light, dark, or as the system is: the user's choice, kept in the settings and put into the theme
/// and the application's style, palette and style sheet.
class Appearance : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    /// Applies the choice in the settings. \a theme must outlive this.
    explicit Appearance(Theme &theme, QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    /// Applies \a choice and keeps it.
    void choose(Choice choice);
    /// Applies \a choice for this run only.
    void apply(Choice choice);

    /// Of the text and all that goes with it; nullopt: as the system.
    std::optional<int> textPercent() const { return m_textPercent; }
    /// Applies \a percent and keeps it.
    void chooseTextPercent(std::optional<int> percent);

signals:
    /// choice() is another.
    void choiceChanged(Framescope::Appearance::Choice choice);

private:
    void applyTextSize();
    void dress();
    void dressWindow(QWidget *window);
    bool eventFilter(QObject *object, QEvent *event) override;

    Theme &m_theme;
    const Theme::Scheme m_systemScheme;
    const qreal m_systemTextScale;
    Choice m_choice = Choice::System;
    std::optional<int> m_textPercent;
};

} // namespace Framescope

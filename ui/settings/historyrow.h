#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace Framescope {

class TextLabel;

/// A list that the program remembers: how much is in it, and a button that forgets it.
class HistoryRow : public QWidget
{
    Q_OBJECT
public:
    /// \a name is that of the list, within a sentence; \a count says how many there are.
    HistoryRow(const Theme &theme, const QString &name, std::function<qsizetype()> count,
        std::function<void()> forget, QWidget *parent = nullptr);

    QPushButton *button() const { return m_button; }

private:
    void refresh();

    const std::function<qsizetype()> m_count;
    TextLabel *m_text;
    QPushButton *m_button;
};

} // namespace Framescope

#pragma once

#include <QListView>

namespace Framescope {

class Theme;

/// The list of completions, and below it which keys do what with it.
class CompletionList : public QListView
{
    Q_OBJECT
public:
    /// \a theme must outlive it.
    explicit CompletionList(const Theme &theme, QWidget *parent = nullptr);

    /// What the list is higher than its rows, logical px.
    int hintsHeight() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addHint(const QStringList &keys, const QString &what);
    void applyTheme();

    const Theme &m_theme;
    QWidget *m_hints;
};

} // namespace Framescope

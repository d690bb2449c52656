#pragma once

#include <QLineEdit>

namespace Framescope {

class FilterCompleter;
class Theme;

/// The field in which a filter is typed: in colours, with completion (Tab takes it, Ctrl+Space asks
/// for it), and Up and Down for those that were used before.
class FilterEdit : public QLineEdit
{
    Q_OBJECT
public:
    enum class Look {
        Bare, ///< its owner draws what is around it
        Field,
    };

    explicit FilterEdit(const Theme &theme, QWidget *parent = nullptr, Look look = Look::Bare);

    /// What stands in it while it is empty: \a text, which is its name too, and where there is room
    /// \a example, an expression.
    void setHint(const QString &text, const QString &example);

    /// Whether completions are shown below it.
    bool isOffering() const;
    /// x of the character at \a position, in the field.
    int xOf(qsizetype position) const;

signals:
    void leaveRequested();
    /// Enter.
    void submitted();
    void earlierRequested();
    void laterRequested();
    /// isOffering() is false again.
    void offerEnded();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void colour();
    void fitHint();

    const Theme &m_theme;
    FilterCompleter *m_completer;
    QString m_hint;
    QString m_hintWithExample;
};

} // namespace Framescope

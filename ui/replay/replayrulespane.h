#pragma once

#include "app/replay/replayrules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Framescope {

class TextLabel;
class Theme;

/// What is volatile, and so is treated as equal: JSON paths and regular expressions; and what
/// counts besides.
class ReplayRulesPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayRulesPane(const Theme &theme, QWidget *parent = nullptr);

    const ReplayRules &rules() const { return m_rules; }
    /// "$.id". Nothing happens if it is in the list already.
    void ignorePath(const QString &path);
    QListWidget *list() const { return m_list; }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTyped();
    void removeSelected();
    void readRules();
    bool add(int kind, const QString &text);

    QListWidget *m_list;
    QComboBox *m_kind;
    QLineEdit *m_typed;
    QPushButton *m_add;
    QPushButton *m_remove;
    TextLabel *m_problem;
    QCheckBox *m_exact;
    QCheckBox *m_heartbeat;
    ReplayRules m_rules;
};

} // namespace Framescope

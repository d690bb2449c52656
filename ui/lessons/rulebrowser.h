#pragma once

#include "app/lessons/lesson.h"
#include "protocol/wire/violation.h"
#include "ui/frames/frameselection.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace Framescope {

class AnatomyTab;
class CodeEdit;
class LessonText;
class NoteRow;
class TextLabel;
class Theme;

/// Every rule of the catalogue: where it stands, the shortest octets that break it, bit by bit, and
/// how to have them sent. And the terms, in their own words.
class RuleBrowser : public QDialog
{
    Q_OBJECT
public:
    explicit RuleBrowser(const Theme &theme, QWidget *parent = nullptr);

    /// Whether there is a session that sendRequested() can be answered in.
    void setCanSend(bool can);
    void selectRule(Rule rule);
    Rule rule() const { return m_rule; }
    QListWidget *ruleList() const { return m_list; }
    QListWidget *termList() const { return m_terms; }
    /// Shows the example, decoded.
    void showExample();
    /// Frames of the example; nothing for one of the handshake.
    const FrameSelection &selection() const { return m_selection; }

signals:
    /// Somebody is to break \a rule.
    void sendRequested(Framescope::Rule rule);

private:
    QWidget *createRules();
    QWidget *createTerms();
    QWidget *createDetail();
    void fillRules();
    void filterRules(const QString &text);
    void showRule(int row);
    void showFrame(int index);
    void showTerm(int row);

    const Theme &m_theme;
    Rule m_rule = Rule::ReservedBits;
    FrameSelection m_selection;
    std::shared_ptr<const FrameBlock> m_frames; ///< of the example
    QList<LessonStep> m_glossary;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_text = nullptr;
    TextLabel *m_facts = nullptr;
    NoteRow *m_section = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_send = nullptr;
    TextLabel *m_cannot = nullptr;
    QStackedWidget *m_example = nullptr;
    AnatomyTab *m_anatomy = nullptr;
    CodeEdit *m_head = nullptr;
    QListWidget *m_frameList = nullptr;
    QListWidget *m_terms = nullptr;
    LessonText *m_term = nullptr;
    NoteRow *m_termSection = nullptr;
};

} // namespace Framescope

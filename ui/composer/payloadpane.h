#pragma once

#include "app/compose/composition.h"
#include "app/connect/variables.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace Framescope {

class ElidedLabel;
class IconLabel;
class LinkButton;
class NoteRow;
class PayloadEditor;
class TextLabel;
class Theme;

/// Where the payload of a composition is typed, or the file chosen that holds it.
class PayloadPane : public QWidget
{
    Q_OBJECT
public:
    explicit PayloadPane(const Theme &theme, QWidget *parent = nullptr);

    PayloadForm form() const { return m_form; }
    /// Keeps the payload as far as it can be written down in \a form. Octets are those after
    /// \a variables are replaced; back from them come the variables, unless the octets changed.
    void setForm(PayloadForm form, const Variables &variables = {});
    /// The octets of the file \a path are the payload.
    void setFile(const QString &path);

    void fill(Composition &composition) const;
    /// Shows what \a composition has, without changed().
    void show(const Composition &composition);
    /// What is wrong with the payload, or how large it is if \a problem is empty. \a canIndent: the
    /// text is JSON as it stands.
    void setVerdict(const QString &problem, qsizetype octets, bool canIndent);
    /// What became of the variables in the text.
    void showVariables(const Expansion &expansion);
    void focusEditor();
    PayloadEditor *editor() const { return m_editor; }

signals:
    void changed();
    void formChanged();
    void sendRequested();
    void leaveRequested();

private:
    QString rewritten(PayloadForm form, const Variables &variables);
    void chooseFile();
    void indent();
    void replaceText(const QString &text);
    void showForm();

    const Theme &m_theme;
    PayloadForm m_form = PayloadForm::Text;
    QCheckBox *m_minified;
    QStackedWidget *m_stack;
    PayloadEditor *m_editor;
    QWidget *m_filePage;
    QLineEdit *m_path;
    QPushButton *m_choose;
    IconLabel *m_verdictIcon;
    ElidedLabel *m_verdict;
    LinkButton *m_indent;
    NoteRow *m_variables;
    bool m_isReplaced = false; ///< a variable by its value
    QString m_withVariables; ///< before it was written in hexadecimal, to go back to
    QString m_hexOfThat; ///< empty if there was none
};

} // namespace Framescope

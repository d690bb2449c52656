#pragma once

#include "ui/intercept/jsonspacing.h"

#include <QWidget>

namespace Framescope {

class NoteRow;
class PayloadEditor;
class Theme;

/// Edits octets as JSON laid out for reading, as text, or in hex. Octets that nobody touched stay
/// as they are, whatever way they are shown; of JSON that was edited laid out, the tokens go on as
/// they were typed, and spaced as the payload had come.
class PayloadField : public QWidget
{
    Q_OBJECT
public:
    enum class Form : quint8 { Json, Text, Hex };
    static constexpr int FormCount = 3;

    /// Longer payloads are not edited: an editor of text would take too long with them. JSON is not
    /// laid out either if that were longer.
    static constexpr qsizetype MaxEdited = 256 * 1024;

    explicit PayloadField(const Theme &theme, QWidget *parent = nullptr);

    /// Shows \a payload: in the form that was chosen last if it has that; else as JSON if it is, as
    /// text if \a preferText and text can stand for it. \a original is what it was before anybody
    /// edited it, so that what is no JSON while it is being typed is spaced like that afterwards.
    void setPayload(const QByteArray &payload, bool preferText, const QByteArray &original = {});
    /// nullopt while what is typed are no octets.
    const std::optional<QByteArray> &payload() const { return m_payload; }

    Form form() const { return m_form; }
    bool offers(Form form) const { return whyNot(form).isEmpty(); }
    /// Why it is not offered; empty if it is.
    QString whyNot(Form form) const;
    /// The user wants to see it as \a form, and others from now on as well. Stays as it is, and
    /// says why, where something would be lost.
    void choose(Form form);
    /// As if the user of \a other had chosen here.
    void takeChoice(const PayloadField &other) { m_choice = other.m_choice; }

    /// \a octets as the editor shows its own.
    QString shownAs(Form form, const QByteArray &octets) const;
    /// What keeps the text from being JSON, and where; empty if nothing does. Nothing if neither it
    /// nor the original is, or it is not shown as text.
    std::optional<QString> jsonProblem() const;

    PayloadEditor *editor() const { return m_editor; }

signals:
    void changed();
    /// form() may be another, or what is offered.
    void formChanged();

private:
    Form formFor(bool preferText) const;
    bool fits(Form form) const;
    void weighJson();
    void show(Form form);
    void read();
    void readJson(const QByteArray &typed);
    void showNote(const QString &problem, bool isError);

    PayloadEditor *m_editor;
    NoteRow *m_note;
    std::optional<QByteArray> m_payload;
    QByteArray m_original;
    Form m_form = Form::Text;
    std::optional<Form> m_choice; ///< of the user
    bool m_isJson = false; ///< the payload is, or the original
    bool m_isTooWide = false; ///< to be laid out
    // While JSON is edited
    QByteArray m_base; ///< the payload that was laid out
    QByteArray m_laidOut;
    std::optional<JsonSpacing> m_spacing;
    bool m_isLoading = false;
};

} // namespace Framescope

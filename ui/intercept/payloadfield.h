#pragma once

#include <QByteArray>
#include <QWidget>

#include <optional>

namespace Framescope {

class NoteRow;
class PayloadEditor;
class SegmentedSwitch;
class Theme;

/// Edits octets as text or in hex. Octets that nobody touched stay as they are, whatever way they
/// are shown.
class PayloadField : public QWidget
{
    Q_OBJECT
public:
    /// Longer payloads are not edited: an editor of text would take too long with them.
    static constexpr qsizetype MaxEdited = 256 * 1024;

    explicit PayloadField(const Theme &theme, QWidget *parent = nullptr);

    /// Shows \a payload: as text if \a preferText and text can stand for it.
    void setPayload(const QByteArray &payload, bool preferText);
    /// nullopt while what is typed are no octets.
    const std::optional<QByteArray> &payload() const { return m_payload; }
    PayloadEditor *editor() const { return m_editor; }
    SegmentedSwitch *form() const { return m_form; }

signals:
    void changed();

private:
    void showAs(bool text);
    bool fitsText(const QByteArray &payload);
    void read();
    void formChosen(int index);
    void showNote(const QString &problem, bool isError);

    SegmentedSwitch *m_form;
    PayloadEditor *m_editor;
    NoteRow *m_note;
    std::optional<QByteArray> m_payload;
    bool m_isText = true;
    bool m_isLoading = false;
};

} // namespace Framescope

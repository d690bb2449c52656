#pragma once

#include "app/connect/connectiondraft.h"
#include "protocol/endpoint/clientoptions.h"
#include "ui/connect/presetmodel.h"
#include "ui/connect/recenturls.h"
#include "ui/connect/requestissue.h"

#include <QDialog>
#include <QSettings>

class QCheckBox;
class QPushButton;

namespace Framescope {

class Environments;
class HeaderListModel;
class IconLabel;
class NoteRow;
class PresetPane;
class RequestForm;
class TextLabel;
class Theme;
class UrlField;

/// Asks for everything a client connection is opened with, and shows the request while it is
/// written. Presets and recent URLs stand beside the form, and where there is no room for both they
/// take its place for as long as a button says so. Emits accepted() when options() are to be used.
class NewConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a environments must outlive the dialog.
    NewConnectionDialog(const Theme &theme, Environments &environments, QWidget *parent = nullptr);

    /// What it is for, in place of a new connection: its title, and the button that accepts it.
    void setPurpose(const QString &title, const QString &button);
    /// Asks whether frames are to be recorded; as \a recording says if nobody answers.
    void askForRecording(bool recording);
    bool isRecording() const;
    void setUrl(const QString &url);
    /// Begins with \a options.
    void setOptions(const ClientOptions &options);
    /// Begins with what was typed before; sets the URL, too.
    void setDraft(const ConnectionDraft &draft);
    ConnectionDraft draft() const; ///< as typed
    ClientOptions options() const; ///< with variables replaced

    RequestForm *form() { return m_form; }
    HeaderListModel *headers();

public slots:
    /// Does nothing while something stands in the way.
    void accept() override;
    /// Fills the form in from \a command for curl; says what of it was left out, or why it is none.
    void readCurl(const QString &command);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createTop();
    QWidget *createSide();
    QWidget *createFooter();
    void connectParts();
    void fitToWidth();
    void showSide(bool instead);
    QString urlText() const;
    QString expandedUrl() const;
    std::optional<RequestIssue> urlIssue() const;
    QList<RequestIssue> issues() const;
    void updateUrl();
    void validate();
    void showUrlIssue();
    void showCounts(const QList<RequestIssue> &issues);
    void updateConnect(const QList<RequestIssue> &issues);
    void fixUrl();
    void pasteCurl();
    /// Fills the form in; what was in it before can be had back.
    void replaceDraft(const ConnectionDraft &draft, Tone tone, const QString &sentence);
    void tell(Tone tone, const QString &text, const QString &action = {});
    void undoReplacing();
    void usePreset(const ConnectionPreset &preset);
    void askForPreset();
    void applyTheme();

    const Theme &m_theme;
    Environments &m_environments;
    QSettings m_settings;
    RecentUrls m_recent;
    PresetModel m_presets;
    QString m_presetName; ///< of what was saved or chosen last
    QString m_presetFolder;
    ConnectionDraft m_loaded; ///< the form as it was filled in last
    std::optional<ConnectionDraft> m_replaced; ///< for Undo

    QPushButton *m_showSide = nullptr; ///< where the presets have no room beside the form
    UrlField *m_url = nullptr;
    IconLabel *m_lock = nullptr;
    QPushButton *m_paste = nullptr;
    QPushButton *m_savePreset = nullptr;
    NoteRow *m_urlNote = nullptr;
    NoteRow *m_note = nullptr;
    QWidget *m_side = nullptr;
    PresetPane *m_presetPane = nullptr;
    RequestForm *m_form = nullptr;
    QWidget *m_footer = nullptr;
    IconLabel *m_errorIcon = nullptr;
    TextLabel *m_errors = nullptr;
    IconLabel *m_warningIcon = nullptr;
    TextLabel *m_warnings = nullptr;
    QCheckBox *m_anyway = nullptr;
    QCheckBox *m_record = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace Framescope

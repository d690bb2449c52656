#pragma once

#include "protocol/endpoint/clientoptions.h"
#include "ui/connect/headerlistmodel.h"
#include "ui/connect/recenturls.h"

#include <QDialog>
#include <QSettings>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace Framescope {

class AdvancedPage;
class HeadersPage;
class IconLabel;
class NoteRow;
class SubprotocolsPage;
class TextLabel;
class Theme;
class TlsPage;
class WirePreview;

/// Asks for everything a client connection is opened with, and shows the request while it is
/// written. Emits accepted() when options() are to be used.
class NewConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NewConnectionDialog(const Theme &theme, QWidget *parent = nullptr);

    void setUrl(const QString &url);
    /// Begins with \a options. What has no field here stays as it is in them.
    void setOptions(const ClientOptions &options);
    ClientOptions options() const;

    HeaderListModel *headers() { return &m_headers; }

public slots:
    /// Does nothing while something stands in the way.
    void accept() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *createTop();
    QWidget *createRecent();
    QWidget *createTabs();
    QWidget *createFooter();
    QString urlText() const;
    std::optional<RequestIssue> urlIssue() const;
    QList<RequestIssue> issues() const;
    /// Hands what the other pages say to the list of headers.
    void updateRequest();
    void validate();
    void showUrlIssue();
    void showCounts(const QList<RequestIssue> &issues);
    void updateConnect(const QList<RequestIssue> &issues);
    void fixUrl();
    void useRecent(int row);
    void applyTheme();

    const Theme &m_theme;
    ClientOptions m_base; ///< what has no field here
    QSettings m_settings;
    RecentUrls m_recent;
    HeaderListModel m_headers;

    QLineEdit *m_url = nullptr;
    IconLabel *m_lock = nullptr;
    NoteRow *m_urlNote = nullptr;
    QWidget *m_recentPane = nullptr;
    QListWidget *m_recentList = nullptr;
    QTabWidget *m_tabs = nullptr;
    HeadersPage *m_headersPage = nullptr;
    SubprotocolsPage *m_subprotocolsPage = nullptr;
    TlsPage *m_tlsPage = nullptr;
    AdvancedPage *m_advancedPage = nullptr;
    WirePreview *m_preview = nullptr;
    QWidget *m_footer = nullptr;
    IconLabel *m_errorIcon = nullptr;
    TextLabel *m_errors = nullptr;
    IconLabel *m_warningIcon = nullptr;
    TextLabel *m_warnings = nullptr;
    QCheckBox *m_anyway = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace Framescope

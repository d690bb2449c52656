#pragma once

#include "app/connect/draftoptions.h"
#include "ui/connect/headerlistmodel.h"

#include <QWidget>

#include <array>

class QStackedWidget;
class QTabBar;

namespace Framescope {

class AdvancedPage;
class CredentialsPage;
class ExtensionsPage;
class HeadersPage;
class NoteRow;
class ProxyPage;
class RawPage;
class Theme;
class TlsPage;
class WirePreview;

/// All of a connection that is being written but its URL: a page for each part, and beside them the
/// request as it will go over the wire.
class RequestForm : public QWidget
{
    Q_OBJECT
public:
    enum Page {
        HeadersTab,
        ExtensionsTab,
        CredentialsTab,
        TlsTab,
        ProxyTab,
        RawTab,
        AdvancedTab,
        PageCount,
    };

    explicit RequestForm(const Theme &theme, QWidget *parent = nullptr);

    /// As typed, with \a url put in.
    ConnectionDraft draft(const QString &url) const;
    void setDraft(const ConnectionDraft &draft);
    /// Certificates to use while no files are named.
    void setCertificates(const TlsClientOptions &options);
    /// With the files that are named read.
    TlsClientOptions tls() const;

    /// Where the request goes, without variables; nullopt while it is not known.
    void setUrl(const std::optional<QUrl> &url);
    void setVariables(const Variables &variables);

    /// What is wrong on \a page, or on all pages that count.
    QList<RequestIssue> issues(Page page) const;
    QList<RequestIssue> issues() const;

    HeaderListModel *headers() { return &m_headers; }
    Page currentPage() const;
    void setCurrentPage(Page page);

signals:
    /// draft() or issues() are others now.
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createPreview();
    void addPages();
    void updateRequest();
    void validate();
    void findVariables();
    void showPage();
    void applyTheme();
    bool isRaw() const;

    const Theme &m_theme;
    Variables m_variables;
    std::optional<QUrl> m_url;
    HeaderListModel m_headers;
    /// Variables without a value, of pages that do not tell of them themselves.
    std::array<std::optional<RequestIssue>, PageCount> m_variableIssues;
    bool m_filling = false; ///< setDraft() is at work: changes are told at its end

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    NoteRow *m_pageNote;
    HeadersPage *m_headersPage;
    ExtensionsPage *m_extensions;
    CredentialsPage *m_credentials;
    TlsPage *m_tls;
    ProxyPage *m_proxy;
    RawPage *m_raw;
    AdvancedPage *m_advanced;
    WirePreview *m_preview;
    QWidget *m_previewSide = nullptr; ///< with the note below it
};

} // namespace Framescope

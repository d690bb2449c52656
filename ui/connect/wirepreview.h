#pragma once

#include "ui/handshake/secretspans.h"
#include "ui/message/textline.h"

#include <QWidget>

#include <optional>

namespace Framescope {

class ElidedLabel;
class HeaderListModel;
class SegmentedSwitch;
class TextLineView;
class Theme;

/// The request as it will go over the wire, while it is being written. Secrets are masked.
class WirePreview : public QWidget
{
    Q_OBJECT
public:
    /// \a headers must outlive the preview.
    WirePreview(const Theme &theme, HeaderListModel *headers, QWidget *parent = nullptr);

    /// Shows \a request in place of the headers; nullopt: the headers again.
    void setRaw(const std::optional<QByteArray> &request);

public slots:
    void refresh();

private:
    void showSentence(const QString &sentence);
    void showHead(
        const QByteArray &head, const QList<OctetSpan> &hidden, const QList<TextLine> &lines);

    std::optional<QByteArray> m_raw;
    HeaderListModel *m_headers;
    ElidedLabel *m_size;
    SegmentedSwitch *m_form;
    TextLineView *m_text;
};

} // namespace Framescope

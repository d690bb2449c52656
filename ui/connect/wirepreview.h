#pragma once

#include <QWidget>

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

public slots:
    void refresh();

private:
    HeaderListModel *m_headers;
    ElidedLabel *m_size;
    SegmentedSwitch *m_form;
    TextLineView *m_text;
};

} // namespace Framescope

#pragma once

#include "protocol/direction.h"
#include "protocol/handshake/handshakecheck.h"
#include "protocol/handshake/httphead.h"
#include "ui/handshake/headerfieldmodel.h"
#include "ui/handshake/secretspans.h"
#include "ui/widgets/card.h"

namespace Framescope {

class ElidedLabel;
class HeaderFieldView;
class IconButton;
class NoteRow;
class SegmentedSwitch;
class TextLabel;
class TextLineView;

/// One head of the opening handshake: parsed into fields with what the checks say about them, raw,
/// or in hex.
class HeadCard : public Card
{
    Q_OBJECT
public:
    enum class Part {
        Request,
        Interim, ///< of a response: the answer comes behind it
        Response,
    };
    HeadCard(const Theme &theme, Part part, QWidget *parent = nullptr);

    /// \a verdict is said at the foot as long as every check is passed; else the first failure is.
    void setHead(const HttpHead &head, const QList<HandshakeCheck> &checks, bool secure,
        const QString &verdict);
    /// There is no head, for that \a reason.
    void setMissing(const QString &reason);

    HeaderFieldModel *model() { return &m_model; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Form { Parsed, Raw, Hex };

    void showStartLine();
    void showForm();
    void showFoot(const QList<HandshakeCheck> &checks, const QString &verdict);
    void copy();
    QList<OctetSpan> hiddenSpans() const;
    void showTargetSecrets(bool shown);

    const Theme &m_theme;
    const Part m_part;
    HeaderFieldModel m_model;
    HttpHead m_head;
    QList<OctetSpan> m_targetSecrets; ///< of the start line, ascending
    bool m_targetSecretsShown = false;

    SegmentedSwitch *m_form;
    IconButton *m_copy;
    TextLabel *m_missing;
    QWidget *m_startLine;
    TextLabel *m_startBegin;
    ElidedLabel *m_startMiddle;
    TextLabel *m_startEnd;
    IconButton *m_targetEye; ///< shows and hides the secrets in the start line
    HeaderFieldView *m_fields;
    TextLineView *m_text;
    NoteRow *m_foot;
};

} // namespace Framescope

#pragma once

#include "app/compose/composedmessage.h"

#include <QAbstractScrollArea>

#include <optional>

namespace Framescope {

class Theme;

/// The octets of a composed message as they will cross the wire, frame by frame, in the colours of
/// their fields. Only what is on the screen is masked and painted, so a message may be of any size.
class WireView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit WireView(const Theme &theme, QWidget *parent = nullptr);

    /// \a wrongFrame is the index of the one for which a peer fails the connection.
    void setMessage(
        const ComposedMessage &message, std::optional<std::size_t> wrongFrame = std::nullopt);
    void clear();

    /// "Frame 1, text, FIN 0, RSV2 1, 6 octets of header and 32 of payload": as it is read out.
    QString frameText(std::size_t index) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Metrics
    {
        int heading; ///< height of a frame's heading
        int row; ///< height of a row of octets
        int gap; ///< below a frame
        int offset; ///< width of the offsets
        int octet; ///< width of an octet
    };

    Metrics metrics() const;
    int octetsPerRow() const;
    qint64 rowsOf(std::size_t index) const;
    void layOut();
    void applyTheme();
    std::size_t frameAt(qint64 y) const;
    void paintFrame(QPainter &painter, std::size_t index, int top) const;
    void paintHeading(QPainter &painter, std::size_t index, int top) const;
    void paintRow(QPainter &painter, std::size_t index, qint64 row, int top) const;
    /// Wire octets of frame \a index from \a begin on, at most \a count.
    QByteArray wireOctets(std::size_t index, qsizetype begin, qsizetype count) const;

    const Theme &m_theme;
    ComposedMessage m_message;
    std::optional<std::size_t> m_wrongFrame;
    std::vector<qint64> m_tops; ///< of each frame, and the end of the last
};

} // namespace Framescope

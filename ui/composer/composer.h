#pragma once

#include "app/compose/snippetfile.h"
#include "app/session/connectionrecord.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Framescope {

class CaptureController;
class ComposerBar;
class ComposerPanel;
class Environments;
class Theme;

/// The composer in both its sizes, of which one is on the screen: a bar on one line, and a panel
/// with every bit of what is sent. The window gives both a place.
class Composer : public QObject
{
    Q_OBJECT
public:
    Composer(const Theme &theme, const SnippetFile &snippets, QObject *parent = nullptr);

    ComposerBar *bar() const { return m_bar; }
    ComposerPanel *panel() const { return m_panel; }
    bool isWide() const { return m_wide; }
    /// Sends through \a capture, and shows what becomes of it.
    void connectTo(CaptureController &capture);
    /// Where the values of variables come from; \a environments must outlive both sizes.
    void setEnvironments(Environments &environments);
    /// Nothing can be sent, whatever the connection; \a reason says why.
    void setReadOnly(const QString &reason);
    /// Where to look up the \a connections that can be sent on.
    void setConnections(const std::function<QList<ConnectionRecord>()> &connections);
    void setConnection(const std::optional<ConnectionRecord> &connection);
    /// Shows what stands in \a other, at the same size.
    void takeOver(const Composer &other);

public slots:
    void setWide(bool wide);
    void focusEditor();
    /// Shows \a composition at full size, to be changed and sent.
    void compose(const Framescope::Composition &composition);

signals:
    void wideChanged(bool wide);
    /// The focus should go back to the frames.
    void leaveRequested();
    /// The user wants to send on another connection.
    void connectionRequested(Framescope::ConnectionId connection);
    /// Something that is not about what stands in the fields.
    void failed(const Framescope::Error &error);

private:
    ComposerBar *m_bar; ///< the window's, once it is placed
    ComposerPanel *m_panel; ///< likewise
    bool m_wide = false;
};

} // namespace Framescope

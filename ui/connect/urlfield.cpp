#include "ui/connect/urlfield.h"

#include "app/connect/curlreader.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace Framescope {

bool UrlField::takeCurl(const QString &text)
{
    if (!looksLikeCurl(text))
        return false;
    emit curlPasted(text);
    return true;
}

void UrlField::keyPressEvent(QKeyEvent *event)
{
    const bool taken
        = event->matches(QKeySequence::Paste) && takeCurl(QGuiApplication::clipboard()->text());
    if (!taken)
        QLineEdit::keyPressEvent(event);
}

void UrlField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"))) {
        paste->disconnect();
        connect(paste, &QAction::triggered, this, [this] {
            if (!takeCurl(QGuiApplication::clipboard()->text()))
                this->paste();
        });
    }
    menu->popup(event->globalPos());
}

void UrlField::mouseReleaseEvent(QMouseEvent *event)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    const bool pastes = event->button() == Qt::MiddleButton && clipboard->supportsSelection();
    if (!pastes || !takeCurl(clipboard->text(QClipboard::Selection)))
        QLineEdit::mouseReleaseEvent(event);
}

void UrlField::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasText() && takeCurl(event->mimeData()->text()))
        event->acceptProposedAction();
    else
        QLineEdit::dropEvent(event);
}

} // namespace Framescope

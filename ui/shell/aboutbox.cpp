#include "ui/shell/aboutbox.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace Framescope {

namespace {

struct AboutBoxWords
{
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

} // namespace

void showAboutBox(QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, AboutBoxWords::tr("About Framescope"),
        AboutBoxWords::tr("Framescope %1").arg(QStringLiteral(FRAMESCOPE_VERSION)),
        QMessageBox::Close, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(Theme::applicationIcon().pixmap(48));
    box->setInformativeText(
        AboutBoxWords::tr("Shows WebSocket traffic (RFC 6455) down to the bit, and drives it.\n"
                          "Free software under the MIT licence. Built with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

} // namespace Framescope

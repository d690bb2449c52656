#include "ui/shell/comparisonoffer.h"

#include "app/capture/sessiondocument.h"
#include "ui/replay/comparisonchoice.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sessionwindows.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/noticebar.h"

#include <QFileInfo>

namespace Framescope {

namespace {

QString nameOf(const MainWindow &window)
{
    const SessionDocument &document = window.document();
    return document.path().isEmpty() ? document.origin() : QFileInfo(document.path()).fileName();
}

bool shows(const MainWindow &window, const QString &path)
{
    const QFileInfo file(path);
    const QString opened = window.document().path();
    return opened.isEmpty() ? window.document().origin() == file.fileName()
                            : QFileInfo(opened).canonicalFilePath() == file.canonicalFilePath();
}

} // namespace

ComparisonOffer::ComparisonOffer(
    const Theme &theme, const QStringList &paths, SessionWindows &windows)
    : QObject(&windows)
    , m_theme(theme)
    , m_paths(paths)
{
    connect(&windows, &SessionWindows::opened, this, &ComparisonOffer::take);
    connect(&windows, &SessionWindows::openFailed, this, &QObject::deleteLater);
}

void ComparisonOffer::take(MainWindow *window)
{
    for (int i = 0; i < 2; ++i) {
        if (!m_opened[i] && shows(*window, m_paths.at(i))) {
            m_opened[i] = window;
            break;
        }
    }
    if (!m_opened[0] || !m_opened[1])
        return;
    if (m_opened[0] != m_opened[1])
        offer();
    deleteLater();
}

/// In the window that came last: it is on top.
void ComparisonOffer::offer()
{
    const QPointer<MainWindow> left = m_opened[0];
    const QPointer<MainWindow> right = m_opened[1];
    NoticeBar *bar = right->notices()->add(
        Tone::Info, tr("%1 and %2 were opened together.").arg(nameOf(*left), nameOf(*right)));
    // Not of this, which is gone by then.
    connect(bar->addAction(tr("Compare…")), &LinkButton::clicked, bar,
        [&theme = m_theme, left, right, bar] {
            bar->deleteLater();
            if (!left || !right)
                return;
            const NamedSession sessions[] = { { left->document().store(), nameOf(*left) },
                { right->document().store(), nameOf(*right) } };
            auto *choice = new ComparisonChoice(theme, sessions[0], sessions[1], right);
            choice->setAttribute(Qt::WA_DeleteOnClose);
            connect(choice, &QDialog::accepted, choice, [choice, left, other = sessions[1]] {
                if (left)
                    left->compareConnection(
                        choice->left(), other.store, choice->right(), other.name);
            });
            choice->open();
        });
    bar->setDismissable();
    connect(bar, &NoticeBar::dismissed, bar, &QObject::deleteLater);
}

} // namespace Framescope

#include "tests/ui/widgets/guiwarnings.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/proxydialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/screensize.h"

#include <QScreen>
#include <QTest>

using namespace Framescope;

class ScreenSizeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { failOnGuiWarnings(); }

    void isNoMoreThanTheScreenHas()
    {
        const QWidget window;
        const QSize screen = window.screen()->availableSize();
        QCOMPARE(sizeOnScreen(window, { 300, 200 }), QSize(300, 200));
        const QSize large = sizeOnScreen(window, { 300, 90'000 });
        QCOMPARE(large.width(), 300);
        QVERIFY(large.height() < screen.height()); // a title bar comes above it
        QVERIFY(large.height() > screen.height() - 100);
    }

    /// Their buttons would be below it.
    void dialogsWithLargeLettersStayOnTheScreen()
    {
        Theme theme;
        theme.setTextScale(2);
        const ListenDialog listen(theme);
        QVERIFY(listen.height() < listen.screen()->availableSize().height());
        const ProxyDialog proxy(theme);
        QVERIFY(proxy.height() < proxy.screen()->availableSize().height());
    }
};

QTEST_MAIN(ScreenSizeTest)
#include "tst_screensize.moc"

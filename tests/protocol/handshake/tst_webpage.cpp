#include "protocol/handshake/webpage.h"

#include <QTest>

using namespace Framescope;

class TestWebPage : public QObject
{
    Q_OBJECT
private slots:
    void allowsItsOwnScriptsAndStyles();
    void allowsNothingElse();
};

void TestWebPage::allowsItsOwnScriptsAndStyles()
{
    // openssl dgst -sha256 -binary | base64
    const QByteArray policy = WebPage("<style></style><script>alert('Hello, world.');</script>")
                                  .contentSecurityPolicy();
    QVERIFY2(policy.contains("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';"),
        policy);
    QVERIFY2(policy.contains("style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"),
        policy);
}

void TestWebPage::allowsNothingElse()
{
    for (const char *html : { "", "<script>", "</script><script", "<p>" }) {
        const WebPage page(html);
        QVERIFY(page.contentSecurityPolicy().contains(
            "default-src 'none'; script-src 'none'; style-src 'none';"));
        QVERIFY(page.response().endsWith(QByteArray("\r\n\r\n") + html));
    }
}

QTEST_GUILESS_MAIN(TestWebPage)
#include "tst_webpage.moc"

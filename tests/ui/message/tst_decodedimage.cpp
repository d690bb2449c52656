#include "ui/message/decodedimage.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QSize &size, const char *format)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, format);
    return octets;
}

/// 7 × 5, one colour; written by hand, for Qt writes no GIF.
QByteArray smallGif()
{
    return QByteArray::fromHex(
        "474946383961070005008000000000ff0000002c00000000070005000002058c8fa90b05003b");
}

} // namespace

class DecodedImageTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void decodes_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<ImageKind>("kind");
        QTest::newRow("PNG") << encoded({ 7, 5 }, "png") << ImageKind::Png;
        QTest::newRow("JPEG") << encoded({ 7, 5 }, "jpg") << ImageKind::Jpeg;
        QTest::newRow("BMP") << encoded({ 7, 5 }, "bmp") << ImageKind::Bmp;
        QTest::newRow("GIF") << smallGif() << ImageKind::Gif;
    }
    void decodes()
    {
        QFETCH(QByteArray, octets);
        QFETCH(ImageKind, kind);
        const DecodedImage decoded = decodeImage(octets);
        QVERIFY2(decoded.problem.isEmpty(), qPrintable(decoded.problem));
        QVERIFY(decoded.kind == kind);
        QCOMPARE(decoded.image.size(), QSize(7, 5));
        QCOMPARE(decoded.small.size(), QSize(7, 5));
    }

    void refusesWhatIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("text") << "hello"_ba;
        // Would run scripts and load files in other programs: it is text here.
        QTest::newRow("SVG") << "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"_ba;
        QTest::newRow("PNG's begin alone") << "\x89PNG\r\n\x1A\n"_ba;
        QTest::newRow("cut") << encoded({ 7, 5 }, "png").first(30);
    }
    void refusesWhatIsNoPicture()
    {
        QTest::failOnWarning(QRegularExpression(u"^$"_s)); // libpng warns of what is cut
        QFETCH(QByteArray, octets);
        const DecodedImage decoded = decodeImage(octets);
        QVERIFY(decoded.image.isNull());
        QVERIFY(decoded.problem.endsWith(u'.'));
    }

    void looksAtTheSizeFirst()
    {
        QByteArray gif = smallGif();
        for (const qsizetype place : { 6, 8, 24, 26 }) // of the screen, and of the picture in it
            qToLittleEndian<quint16>(30'000, gif.data() + place);
        const DecodedImage decoded = decodeImage(gif);
        QVERIFY(decoded.image.isNull());
        QVERIFY2(decoded.problem.contains(u"30000 × 30000"_s), qPrintable(decoded.problem));
    }

    void makesASmallOneOfALargeOne()
    {
        const DecodedImage decoded = decodeImage(encoded({ 2 * SmallSide, 10 }, "png"));
        QCOMPARE(decoded.image.width(), 2 * SmallSide);
        QCOMPARE(decoded.small.size(), QSize(SmallSide, 5));
    }
};

QTEST_GUILESS_MAIN(DecodedImageTest)
#include "tst_decodedimage.moc"

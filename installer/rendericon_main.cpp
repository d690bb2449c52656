#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

/// Draws an icon: rendericon FROM.svg SIZE TO.png, SIZE in pixels. Part of building packages.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    QSvgRenderer drawing(words.value(1));
    const int size = words.value(2).toInt();
    if (words.size() != 4 || !drawing.isValid() || size <= 0) {
        std::fputs("Usage: rendericon FROM.svg SIZE TO.png\n", stderr);
        return 2;
    }
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    if (image.save(words.at(3), "PNG"))
        return 0;
    std::fprintf(stderr, "rendericon: %s cannot be written\n", qPrintable(words.at(3)));
    return 1;
}

#include "tests/ui/theme/strictwarnings.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/iconengine.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QLabel>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Framescope;
using namespace Qt::StringLiterals;

using Token = Theme::Token;
using Scheme = Theme::Scheme;

namespace {

/// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    const double red = linear(color.red() / 255.0);
    const double green = linear(color.green() / 255.0);
    const double blue = linear(color.blue() / 255.0);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

constexpr double TextContrast = 4.5;
constexpr double MarkContrast = 3.0;

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void contrastOfTokens_data();
    void contrastOfTokens();
    void contrastOfOpcodes_data();
    void contrastOfOpcodes();
    void contrastOfFields_data();
    void contrastOfFields();
    void contrastOfWhiteOnAccentFill();
    void directionsHaveTheirTokens();
    void reservedOpcodesHaveNoGround();
    void paletteFollowsTheTokens();
    void schemeChangeIsAnnouncedOnce();
    void everyIconDraws();
    void iconTakesTheTokensColor();
    void wideIconLeavesRoomForAWord();
    void disabledIconIsPale();
    void cutsNoLineOfASentence();
    void pixmapIsSharpOnDenseScreens();
    void textScaleGrowsFontsAndSizes();
    void styleSheetLeavesNoPlaceholder();
};

void TestTheme::init()
{
    failOnAnyWarning();
}

void TestTheme::contrastOfTokens_data()
{
    QTest::addColumn<Token>("text");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("dark");

    // The ratios that the design promises, to the digit it gives them.
    QTest::newRow("ctl-line") << Token::CtlLine << Token::BgPanel << 3.3 << 3.6;
    QTest::newRow("text") << Token::Text << Token::BgPanel << 17.1 << 13.8;
    QTest::newRow("text-2") << Token::Text2 << Token::BgPanel << 7.7 << 8.4;
    QTest::newRow("text-3") << Token::Text3 << Token::BgPanel << 5.4 << 5.9;
    QTest::newRow("text-2 on bg-sel") << Token::Text2 << Token::BgSel << 6.0 << 5.9;
    QTest::newRow("accent") << Token::Accent << Token::BgPanel << 7.1 << 7.2;
    QTest::newRow("ok") << Token::Ok << Token::OkBg << 5.6 << 6.5;
    QTest::newRow("warn") << Token::Warn << Token::WarnBg << 5.9 << 7.1;
    QTest::newRow("err") << Token::Err << Token::ErrBg << 5.7 << 6.5;
    QTest::newRow("err on err-row") << Token::Err << Token::ErrRow << 6.2 << 7.0;
    QTest::newRow("text on mark-bg") << Token::Text << Token::MarkBg << 13.7 << 5.8;
    QTest::newRow("dir-c2s") << Token::DirC2s << Token::BgPanel << 7.1 << 7.2;
    QTest::newRow("dir-s2c") << Token::DirS2c << Token::BgPanel << 6.3 << 8.3;
}

void TestTheme::contrastOfTokens()
{
    QFETCH(Token, text);
    QFETCH(Token, ground);
    QFETCH(double, light);
    QFETCH(double, dark);

    const double promised[] { light, dark };
    for (const Scheme scheme : { Scheme::Light, Scheme::Dark }) {
        const Theme theme(scheme);
        const double measured = contrast(theme.color(text), theme.color(ground));
        const double expected = promised[static_cast<int>(scheme)];
        QVERIFY2(std::abs(measured - expected) < 0.06,
            qPrintable(u"%1 instead of %2"_s.arg(measured).arg(expected)));
        QVERIFY(measured >= (text == Token::CtlLine ? MarkContrast : TextContrast));
    }
}

void TestTheme::contrastOfOpcodes_data()
{
    QTest::addColumn<int>("opcode");
    QTest::addColumn<Scheme>("scheme");
    for (int opcode = 0; opcode < 17; ++opcode) {
        QTest::addRow("0x%X light", opcode) << opcode << Scheme::Light;
        QTest::addRow("0x%X dark", opcode) << opcode << Scheme::Dark;
    }
}

void TestTheme::contrastOfOpcodes()
{
    QFETCH(int, opcode);
    QFETCH(Scheme, scheme);

    const Theme theme(scheme);
    const QColor panel = theme.color(Token::BgPanel);
    const Theme::OpcodeColors colors
        = opcode == 16 ? theme.violationColors() : theme.opcodeColors(static_cast<quint8>(opcode));
    const bool onPanel = colors.outlined || !colors.ground.isValid();
    QVERIFY(contrast(colors.text, onPanel ? panel : colors.ground) >= TextContrast);
    QVERIFY(contrast(colors.mark, panel) >= MarkContrast);
}

void TestTheme::contrastOfFields_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<Scheme>("scheme");
    for (int field = 0; field <= static_cast<int>(Theme::Field::Payload); ++field) {
        QTest::addRow("field %d light", field) << field << Scheme::Light;
        QTest::addRow("field %d dark", field) << field << Scheme::Dark;
    }
}

void TestTheme::contrastOfFields()
{
    QFETCH(int, field);
    QFETCH(Scheme, scheme);

    const Theme theme(scheme);
    const Theme::FieldColors colors = theme.fieldColors(static_cast<Theme::Field>(field));
    QVERIFY(contrast(colors.text, colors.ground) >= TextContrast);
    // The hex view writes its digits in the main text colour on the field's ground, and zero bits
    // in the diagram are the quietest text.
    QVERIFY(contrast(theme.color(Token::Text), colors.ground) >= TextContrast);
    QVERIFY(contrast(theme.color(Token::Accent), colors.ground) >= MarkContrast);
}

void TestTheme::contrastOfWhiteOnAccentFill()
{
    QVERIFY(contrast(Qt::white, Theme(Scheme::Light).color(Token::AccentFill)) >= 6.35);
    QVERIFY(contrast(Qt::white, Theme(Scheme::Dark).color(Token::AccentFill)) >= 4.95);
}

void TestTheme::directionsHaveTheirTokens()
{
    const Theme theme;
    QCOMPARE(theme.directionColor(Direction::ClientToServer), theme.color(Token::DirC2s));
    QCOMPARE(theme.directionColor(Direction::ServerToClient), theme.color(Token::DirS2c));
}

void TestTheme::reservedOpcodesHaveNoGround()
{
    const Theme theme;
    for (const quint8 opcode : std::to_array<quint8>({ 0x3, 0x7, 0xB, 0xF }))
        QVERIFY(!theme.opcodeColors(opcode).ground.isValid());
    QVERIFY(theme.opcodeColors(0x9).outlined);
    QVERIFY(!theme.opcodeColors(0xA).outlined);
}

void TestTheme::paletteFollowsTheTokens()
{
    const Theme light(Scheme::Light);
    const Theme dark(Scheme::Dark);
    QCOMPARE(light.palette().color(QPalette::Window), QColor(0xF5F6F8));
    QCOMPARE(light.palette().color(QPalette::Active, QPalette::Highlight), QColor(0xDFE3FB));
    QCOMPARE(light.palette().color(QPalette::Inactive, QPalette::Highlight), QColor(0xE6E9EF));
    QCOMPARE(light.palette().color(QPalette::Button), light.color(Token::BgPanel));
    QCOMPARE(dark.palette().color(QPalette::Button), dark.color(Token::BgRaised));
    QCOMPARE(dark.palette().color(QPalette::Disabled, QPalette::Text), dark.color(Token::TextDis));
    QCOMPARE(dark.palette().color(QPalette::PlaceholderText), dark.color(Token::Text3));
}

void TestTheme::schemeChangeIsAnnouncedOnce()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setScheme(Scheme::Dark);
    theme.setScheme(Scheme::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(theme.color(Token::BgPanel), QColor(0x191C22));
}

void TestTheme::everyIconDraws()
{
    const Theme theme;
    const QStringList files = QDir(u":/icons"_s).entryList();
    QCOMPARE(files.size(), 76);
    for (const QString &file : files) {
        const QImage image = theme.pixmap(file.chopped(4), Token::Text2, 16, 1.0)
                                 .toImage()
                                 .convertToFormat(QImage::Format_ARGB32);
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = qAlpha(image.pixel(x, y)) > 128;
        }
        QVERIFY2(drawn, qPrintable(file));
    }
    QVERIFY(!Theme::applicationIcon().pixmap(32).isNull());
}

void TestTheme::iconTakesTheTokensColor()
{
    const Theme theme;
    const QImage image = theme.pixmap(u"record"_s, Token::Err, 16, 1.0).toImage();
    QCOMPARE(image.pixelColor(8, 8), theme.color(Token::Err));
}

void TestTheme::wideIconLeavesRoomForAWord()
{
    const Theme theme;
    const auto dot = [](const QIcon &icon) {
        const QImage image = icon.pixmap(QSize(20, 16), 1.0).toImage();
        int first = 0;
        while (first < image.width() && image.pixelColor(first, 8).alpha() < 128)
            ++first;
        return first;
    };
    const IconEngine::Colors colors { Qt::black, Qt::gray, Qt::blue };
    const int middle = dot(QIcon(new IconEngine(u"record"_s, colors)));
    QCOMPARE(middle - dot(theme.icon(u"record"_s)), 2);
    QCOMPARE(middle - dot(theme.iconOnFill(u"record"_s)), 2);
}

/// What is not seen can be read as a tool tip.
void TestTheme::cutsNoLineOfASentence()
{
    const Theme theme;
    const QString sentence = QStringLiteral("It went wrong in many ways. ").repeated(12).trimmed();
    EmptyState state(theme, u"error"_s, u"It failed"_s, sentence);
    state.resize(400, 400);
    state.show();
    const auto labels = state.findChildren<QLabel *>();
    const auto label = std::find_if(labels.begin(), labels.end(),
        [&sentence](const QLabel *found) { return found->text() == sentence; });
    QVERIFY(label != labels.end());
    QTRY_VERIFY((*label)->height() >= (*label)->heightForWidth((*label)->width()));
    QVERIFY((*label)->toolTip().isEmpty());
    state.setMinimumSize(1, 1);
    state.resize(400, 90);
    QTRY_VERIFY((*label)->toolTip().contains(u"many ways"_s));
    QVERIFY(!state.grab().isNull());
}

void TestTheme::disabledIconIsPale()
{
    const Theme theme;
    const QIcon icon = theme.icon(u"record"_s);
    const auto middle = [&icon](QIcon::Mode mode, QIcon::State state) {
        return icon.pixmap(QSize(16, 16), 1.0, mode, state).toImage().pixelColor(8, 8);
    };
    QCOMPARE(middle(QIcon::Normal, QIcon::Off), theme.color(Token::Text2));
    QCOMPARE(middle(QIcon::Disabled, QIcon::Off), theme.color(Token::TextDis));
    QCOMPARE(middle(QIcon::Normal, QIcon::On), theme.color(Token::Accent));
}

void TestTheme::pixmapIsSharpOnDenseScreens()
{
    const Theme theme;
    const QPixmap pixmap = theme.pixmap(u"lock"_s, Token::Ok, 16, 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    const QPixmap fromIcon = theme.icon(u"lock"_s).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(fromIcon.size(), QSize(32, 32));
    QCOMPARE(fromIcon.devicePixelRatio(), 2.0);
}

void TestTheme::textScaleGrowsFontsAndSizes()
{
    Theme theme;
    theme.setTextScale(1.0);
    QCOMPARE(theme.font(Theme::TypeRole::Body).pixelSize(), 13);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setTextScale(2.0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(theme.font(Theme::TypeRole::Body).pixelSize(), 26);
    QCOMPARE(theme.px(22), 44);
    QVERIFY(theme.font(Theme::TypeRole::Badge).bold());
}

void TestTheme::styleSheetLeavesNoPlaceholder()
{
    const Theme theme;
    const QString sheet = theme.styleSheet();
    QVERIFY(sheet.contains("QPushButton"_L1));
    QVERIFY(!sheet.contains(u'@'));
    QVERIFY(sheet != Theme(Scheme::Dark).styleSheet());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

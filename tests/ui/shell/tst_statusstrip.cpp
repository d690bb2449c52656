#include "app/session/memorysessionstore.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/shell/keyhints.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/linkbutton.h"

#include <QTest>
#include <QUrl>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestStatusStrip : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_theme.setTextScale(1);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1900, 60);
        m_strip = new StatusStrip(m_theme, std::make_shared<MemorySessionStore>(), m_window.get());
        m_strip->resize(1440, 24);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void nothingIsCut_data();
    void nothingIsCut();
    void leastImportantGivesWayFirst();
    void comesBackWhereThereIsRoom();
    void sentencesEndInDots();
    void keysStandAsFarApartAsTheirLettersWant();

private:
    TextLabel *label(const QString &begin) const;
    bool isSeen(const QString &begin) const;
    QStringList cut() const;

    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    StatusStrip *m_strip = nullptr;
};

TextLabel *TestStatusStrip::label(const QString &begin) const
{
    for (TextLabel *label : m_strip->findChildren<TextLabel *>()) {
        if (label->text().startsWith(begin))
            return label;
    }
    return nullptr;
}

bool TestStatusStrip::isSeen(const QString &begin) const
{
    return label(begin) && label(begin)->isVisible();
}

/// What is seen but not whole, and does not say so by dots.
QStringList TestStatusStrip::cut() const
{
    QStringList cut;
    for (const QWidget *part : m_strip->findChildren<QWidget *>()) {
        if (!part->isVisible() || part->parent() != m_strip)
            continue;
        const auto *text = qobject_cast<const QLabel *>(part);
        const bool isNarrow = qobject_cast<const ElidedLabel *>(part)
            ? part->width() < part->minimumSizeHint().width()
            : part->width() < part->sizeHint().width();
        if (isNarrow || !m_strip->rect().contains(part->geometry()))
            cut.append(text ? text->text() : QLatin1StringView(part->metaObject()->className()));
    }
    return cut;
}

void TestStatusStrip::nothingIsCut_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<int>("width");
    QTest::newRow("1440 px") << 1.0 << 1440;
    QTest::newRow("1024 px") << 1.0 << 1024;
    QTest::newRow("1440 px, large letters") << 2.0 << 1440;
    QTest::newRow("1024 px, large letters") << 2.0 << 1024;
}

void TestStatusStrip::nothingIsCut()
{
    QFETCH(qreal, scale);
    QFETCH(int, width);
    m_theme.setTextScale(scale);
    m_strip->resize(width, m_strip->height());
    const auto look = [this](const char *when) {
        QCoreApplication::processEvents();
        QVERIFY2(
            cut().isEmpty(), qPrintable(QLatin1StringView(when) + u": "_s + cut().join(u", ")));
    };
    look("recording");
    m_strip->addListener(QUrl(u"ws://127.0.0.1:9001/"_s));
    look("listening");
    m_strip->setPaused(true);
    look("paused");
    m_strip->setPaused(false);
    m_strip->showProblem(
        u"The file is damaged from frame 1,204 on. What was before it has been read."_s);
    look("with a problem");
    m_strip->setInterception(HeldSummary { 5, 2, 0, 18'200'000'000 });
    m_strip->setQueueFocused(true);
    look("holding");
    m_strip->setWelcome(true, true);
    look("welcome");
}

void TestStatusStrip::leastImportantGivesWayFirst()
{
    m_theme.setTextScale(2);
    m_strip->addListener(QUrl(u"ws://127.0.0.1:9001/"_s));
    const QStringList parts { u"0 B"_s, u"0 conn"_s, u"0 frames"_s };
    for (const QString &part : parts)
        QVERIFY(label(part));
    QStringList gone;
    for (int width = 1800; width > 700; width -= 20) {
        m_strip->resize(width, m_strip->height());
        for (const QString &part : parts) {
            if (!isSeen(part) && !gone.contains(part))
                gone.append(part);
            QCOMPARE(m_strip->toolTip().contains(part), !isSeen(part));
        }
    }
    QCOMPARE(gone, parts);
    QVERIFY(isSeen(u"Recording"_s));
    QVERIFY(isSeen(u"Listening"_s));
    QVERIFY(m_strip->findChild<LinkButton *>()->isVisible());
}

void TestStatusStrip::comesBackWhereThereIsRoom()
{
    m_theme.setTextScale(2);
    m_strip->resize(700, m_strip->height());
    m_strip->addListener(QUrl(u"ws://127.0.0.1:9001/"_s));
    QVERIFY(!isSeen(u"0 frames"_s));
    m_strip->clearListeners();
    QVERIFY(isSeen(u"0 frames"_s));
    m_strip->resize(1800, m_strip->height());
    QVERIFY(isSeen(u"0 B"_s));
    QVERIFY(m_strip->toolTip().isEmpty());
    m_strip->resize(500, m_strip->height());
    QVERIFY(!isSeen(u"0 B"_s));
    m_theme.setTextScale(1);
    QVERIFY(isSeen(u"0 B"_s));
}

void TestStatusStrip::sentencesEndInDots()
{
    m_strip->resize(900, m_strip->height());
    m_strip->showProblem(u"All of this has gone wrong. "_s.repeated(20));
    QVERIFY(isSeen(u"0 frames"_s));
    const auto *sentence = qobject_cast<ElidedLabel *>(label(u"All of this"_s));
    QVERIFY(sentence && sentence->isVisible());
    QTRY_VERIFY(sentence->width() > 200);
    QVERIFY(sentence->geometry().right() <= m_strip->width());
}

void TestStatusStrip::keysStandAsFarApartAsTheirLettersWant()
{
    KeyHints hints(
        m_theme, { { { Qt::Key_F }, u"forward"_s }, { { Qt::Key_D }, u"drop"_s } }, m_window.get());
    hints.show();
    const auto gaps = [&hints] {
        hints.resize(hints.sizeHint());
        QCoreApplication::sendPostedEvents();
        const auto keys = hints.findChildren<KeyCaps *>();
        const auto words = hints.findChildren<TextLabel *>();
        const int textEnd = words[0]->x() + words[0]->fontMetrics().horizontalAdvance(u"forward"_s);
        return std::pair(words[0]->x() - keys[0]->geometry().right() - 1, keys[1]->x() - textEnd);
    };
    const auto [before, between] = gaps();
    m_theme.setTextScale(2);
    const auto [beforeLarge, betweenLarge] = gaps();
    QCOMPARE(beforeLarge, 2 * before);
    QVERIFY(qAbs(betweenLarge - 2 * between) <= 2);
}

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"

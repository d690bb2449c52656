#include "ui/widgets/wraplayout.h"

#include <QHBoxLayout>
#include <QTest>
#include <QWidget>

using namespace Framescope;

namespace {

/// Of a size that is its own.
class Brick : public QWidget
{
public:
    Brick(int width, int height, QSizePolicy::Policy policy = QSizePolicy::Fixed)
        : m_size(width, height)
    {
        setSizePolicy(policy, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return m_size; }
    QSize minimumSizeHint() const override { return { 10, 10 }; }

private:
    const QSize m_size;
};

class CountedItem : public QSpacerItem
{
public:
    explicit CountedItem(int &deleted)
        : QSpacerItem(1, 1)
        , m_deleted(deleted)
    {
    }
    ~CountedItem() override { ++m_deleted; }

private:
    int &m_deleted;
};

} // namespace

class TestWrapLayout : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_layout = new WrapLayout(6, m_window.get());
        m_bricks.clear();
    }

    void standsInOneLineWhereThereIsRoom()
    {
        add({ new Brick(40, 20), new Brick(50, 24), new Brick(60, 20) });
        QCOMPARE(m_layout->sizeHint(), QSize(40 + 6 + 50 + 6 + 60, 24));
        arrange(162);
        QCOMPARE(places(), QList<QPoint>({ { 0, 2 }, { 46, 0 }, { 102, 2 } })); // in its middle
        QCOMPARE(m_layout->heightForWidth(162), 24);
    }

    void goesOnInTheNextLine()
    {
        add({ new Brick(40, 20), new Brick(50, 24), new Brick(60, 20, QSizePolicy::Preferred) });
        arrange(161);
        QCOMPARE(places(), QList<QPoint>({ { 0, 2 }, { 46, 0 }, { 0, 30 } }));
        QCOMPARE(m_layout->heightForWidth(161), 24 + 6 + 20);
        arrange(52); // narrower than one of them: no part of it is outside
        QCOMPARE(m_bricks.at(2)->geometry().right(), 51);
    }

    /// Also those that come behind a layout, which takes itself out as it is deleted.
    void deletesItsItems()
    {
        int deleted = 0;
        m_layout->addLayout(new QHBoxLayout);
        m_layout->addItem(new CountedItem(deleted));
        m_layout->addItem(new CountedItem(deleted));
        m_window.reset();
        QCOMPARE(deleted, 2);
    }

    void hasMargins()
    {
        m_layout->setContentsMargins(12, 4, 8, 2);
        add({ new Brick(40, 20), new Brick(50, 20) });
        QCOMPARE(m_layout->heightForWidth(12 + 96 + 8), 4 + 20 + 2);
        QCOMPARE(m_layout->heightForWidth(12 + 95 + 8), 4 + 46 + 2);
        arrange(120);
        QCOMPARE(places().first(), QPoint(12, 4));
    }

    void whatIsHiddenTakesNoRoom()
    {
        add({ new Brick(40, 20), new Brick(50, 20), new Brick(60, 20) });
        m_bricks.at(1)->hide();
        arrange(106);
        QCOMPARE(m_bricks.at(2)->pos(), QPoint(46, 0));
    }

    void whatMayGrowTakesTheRest()
    {
        add({ new Brick(40, 20) });
        m_layout->addStretch();
        add({ new Brick(50, 20) });
        arrange(200);
        QCOMPARE(m_bricks.at(1)->geometry().right(), 199);
        auto *part = new QHBoxLayout;
        part->setSpacing(0);
        m_bricks.append(new Brick(30, 20, QSizePolicy::Expanding));
        part->addWidget(m_bricks.constLast());
        m_layout->addLayout(part);
        m_bricks.constLast()->show(); // the window is shown already
        arrange(110); // in a line of its own
        QTRY_COMPARE(m_bricks.at(2)->geometry(), QRect(0, 26, 110, 20));
    }

    void givesBackWhatItHolds()
    {
        add({ new Brick(40, 20), new Brick(50, 20) });
        QCOMPARE(m_layout->count(), 2);
        QVERIFY(!m_layout->itemAt(2) && !m_layout->takeAt(-1));
        const std::unique_ptr<QLayoutItem> first(m_layout->takeAt(0));
        QCOMPARE(first->widget(), m_bricks.first());
        QCOMPARE(m_layout->count(), 1);
        QCOMPARE(m_layout->itemAt(0)->widget(), m_bricks.last());
    }

private:
    void add(const QList<QWidget *> &bricks)
    {
        for (QWidget *brick : bricks)
            m_layout->addWidget(brick);
        m_bricks += bricks;
    }
    void arrange(int width)
    {
        m_window->resize(width, 200);
        m_window->show();
        m_layout->activate();
    }
    QList<QPoint> places() const
    {
        QList<QPoint> found;
        for (const QWidget *brick : m_bricks)
            found.append(brick->pos());
        return found;
    }

    std::unique_ptr<QWidget> m_window;
    WrapLayout *m_layout = nullptr;
    QList<QWidget *> m_bricks;
};

QTEST_MAIN(TestWrapLayout)
#include "tst_wraplayout.moc"

#include "app/session/annotation.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class AnnotationTest : public QObject
{
    Q_OBJECT
private slots:
    void takesThePlaceOfTheOneBefore();
    void anEmptyOneTakesItBack();
    void findsWhetherAPartHasAny();
    void refusesWhatIsTooMuch();
    void countsOctetsOnlyOnce();
};

void AnnotationTest::takesThePlaceOfTheOneBefore()
{
    Annotations annotations;
    QVERIFY(annotations.isEmpty());
    annotations.put({ 7, AnnotationColour::Red, u"why?"_s });
    const Annotations before = annotations;
    annotations.put({ 7, AnnotationColour::Green, {} });
    annotations.put({ 3, AnnotationColour::None, u"because"_s });
    QCOMPARE(annotations.count(), 2);
    QCOMPARE(annotations.find(7)->colour, AnnotationColour::Green);
    QCOMPARE(annotations.find(7)->note, QString());
    QCOMPARE(annotations.all().firstKey(), FrameId(3));
    QVERIFY(!annotations.find(5));
    QCOMPARE(before.find(7)->note, u"why?"_s); // a copy stays as it was
}

void AnnotationTest::anEmptyOneTakesItBack()
{
    Annotations annotations;
    annotations.put({ 7, AnnotationColour::Red, u"why?"_s });
    annotations.put({ 7 });
    QVERIFY(annotations.isEmpty());
    annotations.put({ 8 });
    QVERIFY(annotations.isEmpty());
}

void AnnotationTest::findsWhetherAPartHasAny()
{
    Annotations annotations;
    annotations.put({ 7, AnnotationColour::Red });
    QVERIFY(annotations.hasAny(1, 8));
    QVERIFY(annotations.hasAny(7, 8));
    QVERIFY(!annotations.hasAny(1, 7));
    QVERIFY(!annotations.hasAny(8, 100));
}

void AnnotationTest::refusesWhatIsTooMuch()
{
    using Refusal = Annotations::Refusal;
    Annotations annotations;
    QCOMPARE(annotations.refusal({ 0, AnnotationColour::Red }), Refusal::NoFrame);
    const QString longest(Annotations::MaxNoteOctets, u'x');
    QVERIFY(!annotations.refusal({ 1, {}, longest }));
    QCOMPARE(annotations.refusal({ 1, {}, longest + u'x' }), Refusal::NoteTooLong);
    // Octets count, not characters.
    QCOMPARE(annotations.refusal({ 1, {}, QString(Annotations::MaxNoteOctets / 2 + 1, u'é') }),
        Refusal::NoteTooLong);

    for (FrameId id = 1; id <= Annotations::MaxCount; ++id)
        annotations.put({ id, AnnotationColour::Blue });
    QCOMPARE(annotations.refusal({ Annotations::MaxCount + 1, AnnotationColour::Blue }),
        Refusal::TooMany);
    QVERIFY(!annotations.refusal({ 5, AnnotationColour::Red })); // in the place of another
}

void AnnotationTest::countsOctetsOnlyOnce()
{
    Annotations annotations;
    const QString longest(Annotations::MaxNoteOctets, u'x');
    const auto most = static_cast<FrameId>(Annotations::MaxOctets / Annotations::MaxNoteOctets);
    for (FrameId id = 1; id <= most; ++id) {
        annotations.put({ id, {}, longest });
        annotations.put({ id, {}, longest });
    }
    QCOMPARE(annotations.refusal({ most + 1, {}, u"x"_s }), Annotations::Refusal::TooMany);
    annotations.put({ 1 });
    QVERIFY(!annotations.refusal({ most + 1, {}, longest }));
}

QTEST_GUILESS_MAIN(AnnotationTest)
#include "tst_annotation.moc"

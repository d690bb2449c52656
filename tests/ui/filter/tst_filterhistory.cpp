#include "ui/filter/filterhistory.h"
#include "ui/filter/savedfilters.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFilterHistory : public QObject
{
    Q_OBJECT
private slots:
    void remembersWhatCanBeUsedAgain()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        FilterHistory history(settings);
        for (int i = 0; i < 25; ++i)
            history.add(u" len > %1 "_s.arg(i));
        history.add({});
        history.add(QString(FilterHistory::MaxLength + 1, u'x'));
        history.add(u"len > 10"_s);
        QCOMPARE(history.entries().size(), FilterHistory::MaxEntries);
        QCOMPARE(history.entries().mid(0, 2), (QStringList { u"len > 10"_s, u"len > 24"_s }));
        QCOMPARE(FilterHistory(settings).entries(), history.entries());
    }

    void keepsFiltersThatHaveNames()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        SavedFilters saved(settings);
        QVERIFY(saved.save(u" slow  answers "_s, u"delta > 1 "_s));
        QVERIFY(saved.save(u"errors"_s, u"violation"_s));
        QVERIFY(saved.save(u"slow answers"_s, u"delta > 2"_s)); // in place of the first
        QVERIFY(!saved.save({}, u"fin"_s));
        QVERIFY(!saved.save(u"long"_s, QString(SavedFilters::MaxLength + 1, u'x')));
        const QList<SavedFilter> wanted { { u"errors"_s, u"violation"_s },
            { u"slow answers"_s, u"delta > 2"_s } };
        QCOMPARE(saved.entries(), wanted);
        QCOMPARE(SavedFilters(settings).entries(), wanted);
        saved.remove(u"errors"_s);
        QCOMPARE(SavedFilters(settings).entries(), wanted.mid(1));
        for (int i = 0; saved.entries().size() < SavedFilters::MaxEntries; ++i)
            QVERIFY(saved.save(QString::number(i), u"fin"_s));
        QVERIFY(!saved.save(u"one more"_s, u"fin"_s));
        QVERIFY(saved.save(u"7"_s, u"fin == 0"_s));
    }

    void savedFiltersReplaceTheirNameInAnyOrder()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.beginWriteArray("savedFilters"); // as another locale, or somebody by hand, left it
        for (int i = 0; i < 2; ++i) {
            settings.setArrayIndex(i);
            settings.setValue("name", i == 0 ? u"b"_s : u"a"_s);
            settings.setValue("expression", u"fin"_s);
        }
        settings.endArray();
        SavedFilters saved(settings);
        QVERIFY(saved.save(u"a"_s, u"masked"_s));
        QCOMPARE(
            saved.entries(), QList<SavedFilter>({ { u"a"_s, u"masked"_s }, { u"b"_s, u"fin"_s } }));
    }
};

QTEST_GUILESS_MAIN(TestFilterHistory)
#include "tst_filterhistory.moc"

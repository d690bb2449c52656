#include "ui/filter/filterhistory.h"

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
};

QTEST_GUILESS_MAIN(TestFilterHistory)
#include "tst_filterhistory.moc"

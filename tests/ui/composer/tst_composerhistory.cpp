#include "ui/composer/composerhistory.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ComposerHistoryTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void leadsBackAndForthToTheDraft()
    {
        const ComposerEntry first { PayloadKind::Text, u"one"_s };
        const ComposerEntry second { PayloadKind::Binary, u"00 01"_s };
        const ComposerEntry draft { PayloadKind::Ping, u"dra"_s };
        ComposerHistory history;
        history.add(first);
        history.add(second);

        QVERIFY(!history.later());
        QCOMPARE(history.earlier(draft), second);
        QCOMPARE(history.earlier({ PayloadKind::Text, u"not the draft"_s }), first);
        QVERIFY(!history.earlier(draft));
        QCOMPARE(history.later(), second);
        QCOMPARE(history.later(), draft);
        QVERIFY(!history.later());
    }

    void isEmptyAtFirst()
    {
        ComposerHistory history;
        QVERIFY(!history.earlier({}));
        QVERIFY(!history.later());
    }

    void keepsRepeatsOnceAndForgetsTheOldest()
    {
        ComposerHistory history;
        for (int i = 0; i < ComposerHistory::MaxEntries + 1; ++i) {
            history.add({ PayloadKind::Text, QString::number(i) });
            history.add({ PayloadKind::Text, QString::number(i) });
        }
        int count = 0;
        QString oldest;
        while (const auto entry = history.earlier({})) {
            oldest = entry->text;
            ++count;
        }
        QCOMPARE(count, ComposerHistory::MaxEntries);
        QCOMPARE(oldest, u"1"_s);
    }
};

QTEST_GUILESS_MAIN(ComposerHistoryTest)
#include "tst_composerhistory.moc"

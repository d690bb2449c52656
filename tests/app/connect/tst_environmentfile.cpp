#include "app/connect/environmentfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class EnvironmentFileTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsSecretsOnlyWhenAsked()
    {
        const QString path = m_folder.filePath(u"new/environments.json"_s);
        const EnvironmentFile file(path);
        QCOMPARE(file.load().value(), EnvironmentSet());
        EnvironmentSet set;
        set.environments = { { u"local"_s, { { false, u"host"_s, u"localhost"_s } } },
            { u"staging"_s, { { true, u"token"_s, u"t0ps3cret"_s } } } };
        set.current = u"staging"_s;
        QVERIFY(file.save(set));
        QFile text(path);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(!text.readAll().contains("t0ps3cret"));
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
        EnvironmentSet blanked = set;
        blanked.environments[1].variables[0].value.clear();
        QCOMPARE(file.load().value(), blanked);

        set.keepSecrets = true;
        QVERIFY(file.save(set));
        QCOMPARE(file.load().value(), set);
    }

    void valuesAreOfTheCurrentOne()
    {
        EnvironmentSet set;
        set.environments = { { u"local"_s, { { false, u"host"_s, u"localhost"_s } } },
            { u"staging"_s,
                { { false, u"host"_s, u"first"_s }, { false, u"host"_s, u"last"_s },
                    { false, {}, u"nameless"_s } } } };
        QVERIFY(set.values().isEmpty());
        set.current = u"staging"_s;
        QCOMPARE(set.values(), (Variables { { u"host"_s, u"last"_s } }));
        set.current = u"gone"_s;
        QVERIFY(set.values().isEmpty());
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << "["_ba;
        QTest::newRow("current") << "{\"format\":1,\"current\":1}"_ba;
        QTest::newRow("no name") << "{\"format\":1,\"environments\":[{}]}"_ba;
        QTest::newRow("variable")
            << "{\"format\":1,\"environments\":[{\"name\":\"a\",\"variables\":[{\"name\":1}]}]}"_ba;
        QTest::newRow("no variables")
            << "{\"format\":1,\"environments\":[{\"name\":\"a\",\"variables\":1}]}"_ba;
        QTest::newRow("too many") << "{\"format\":1,\"environments\":["_ba
                + QByteArray("{},").repeated(EnvironmentFile::MaxEnvironments) + "{}]}";
    }
    void damageIsSaid()
    {
        QFETCH(const QByteArray, text);
        const QString path = m_folder.filePath(u"damaged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto loaded = EnvironmentFile(path).load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::FileDamaged);
        QVERIFY(loaded.error().detail.startsWith(path));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(EnvironmentFileTest)
#include "tst_environmentfile.moc"

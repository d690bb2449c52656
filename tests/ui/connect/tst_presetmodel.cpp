#include "ui/connect/presetmodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class PresetModelTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QFile::remove(m_path);
        m_model = std::make_unique<PresetModel>(PresetFile(m_path));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        for (const auto &[name, folder] : { std::pair("a", ""), { "b", "Harbor" }, { "c", "" },
                 { "d", "Harbor" }, { "e", "Tick" } })
            m_model->save(preset(name, folder));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void groupsByFolder()
    {
        QCOMPARE(rows(),
            (QStringList { u"a"_s, u"c"_s, u"[Harbor]"_s, u"b"_s, u"d"_s, u"[Tick]"_s, u"e"_s }));
        QCOMPARE(m_model->folders(), (QStringList { u"Harbor"_s, u"Tick"_s }));
        QVERIFY(!m_model->preset(m_model->index(2)));
        QCOMPARE(m_model->preset(m_model->index(3))->draft.url, u"ws://b/"_s);
    }

    void everyChangeIsSaved()
    {
        const auto kept = [this] { return names(PresetFile(m_path).load().value()); };
        QCOMPARE(kept(), u"a b c d e"_s);
        QCOMPARE(m_model->duplicate(m_model->index(0)).data().toString(), u"a (2)"_s);
        QCOMPARE(kept(), u"a a (2) b c d e"_s);
        QVERIFY(m_model->setData(m_model->index(1), u" x  y "_s));
        QCOMPARE(kept(), u"a x y b c d e"_s);
        m_model->remove(m_model->index(1));
        QCOMPARE(kept(), u"a b c d e"_s);
    }

    void namesStayDifferent()
    {
        QVERIFY(m_model->setData(m_model->index(1), u"a"_s)); // c
        QCOMPARE(m_model->index(1).data().toString(), u"a (2)"_s);
        const QModelIndex moved = m_model->moveToFolder(m_model->index(3), {}); // b
        QCOMPARE(moved.data().toString(), u"b"_s);
        QVERIFY(m_model->contains(u"b"_s, {}));
        QVERIFY(!m_model->setData(m_model->index(0), u"  "_s));
    }

    void savingReplaces()
    {
        ConnectionPreset other = preset("a", "");
        other.draft.url = u"ws://other/"_s;
        QCOMPARE(m_model->save(other).row(), 0);
        QCOMPARE(m_model->preset(m_model->index(0))->draft.url, u"ws://other/"_s);
        QCOMPARE(m_model->rowCount(), 7);
    }

    void movesWithinItsFolder()
    {
        QCOMPARE(m_model->moveBy(m_model->index(0), 1).row(), 1); // a behind c
        QCOMPARE(m_model->moveBy(m_model->index(1), 1).row(), 1);
        QCOMPARE(m_model->moveBy(m_model->index(3), -1).row(), 3); // b is the first of Harbor
        QCOMPARE(rows(),
            (QStringList { u"c"_s, u"a"_s, u"[Harbor]"_s, u"b"_s, u"d"_s, u"[Tick]"_s, u"e"_s }));
        QCOMPARE(m_model->moveBy(m_model->index(2), 1).row(), 2); // a heading
    }

    void foldersAreRenamed()
    {
        QVERIFY(m_model->setData(m_model->index(2), u"Port"_s));
        QCOMPARE(m_model->folders(), (QStringList { u"Port"_s, u"Tick"_s }));
        QCOMPARE(m_model->moveToFolder(m_model->index(6), u"Port"_s).row(), 5); // e
        QCOMPARE(m_model->folders(), QStringList { u"Port"_s });
    }

    void removalCanBeTakenBack()
    {
        const QStringList before = rows();
        m_model->remove(m_model->index(6)); // the only one of its folder
        QVERIFY(!rows().contains(u"[Tick]"_s));
        QVERIFY(m_model->canUndo());
        QCOMPARE(m_model->undoRemove().row(), 6);
        QCOMPARE(rows(), before);
        QVERIFY(!m_model->canUndo());
        m_model->remove(m_model->index(6));
        m_model->duplicate(m_model->index(0));
        QVERIFY(!m_model->canUndo());
    }

    void searches()
    {
        m_model->setSearch(u"HARB"_s);
        QCOMPARE(rows(), (QStringList { u"[Harbor]"_s, u"b"_s, u"d"_s }));
        m_model->setSearch(u"//e/"_s);
        QCOMPARE(rows(), (QStringList { u"[Tick]"_s, u"e"_s }));
        QVERIFY(!m_model->save(preset("new", "")).isValid()); // saved, and not shown
        m_model->setSearch({});
        QCOMPARE(m_model->rowCount(), 8);
    }

    void exportsAndImports()
    {
        const QString path = m_folder.filePath(u"export.json"_s);
        QVERIFY(m_model->exportTo(path));
        QCOMPARE(m_model->importFrom(path).value(), 5);
        QVERIFY(m_model->contains(u"a (2)"_s, {}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[]");
        file.close();
        QCOMPARE(m_model->importFrom(path).error().code, ErrorCode::FileDamaged);
    }

    void aDamagedFileIsLeftAlone()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        PresetModel model { PresetFile(m_path) };
        QVERIFY(model.loadError().has_value());
        QSignalSpy failed(&model, &PresetModel::failed);
        model.save(preset("a", ""));
        QCOMPARE(failed.size(), 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{"_ba);
    }

private:
    static ConnectionPreset preset(const char *name, const char *folder)
    {
        ConnectionPreset preset;
        preset.name = QString::fromLatin1(name);
        preset.folder = QString::fromLatin1(folder);
        preset.draft.url = u"ws://%1/"_s.arg(preset.name);
        return preset;
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row);
            const bool heading = index.data(PresetModel::HeadingRole).toBool();
            texts.append((heading ? u"[%1]"_s : u"%1"_s).arg(index.data().toString()));
        }
        return texts;
    }
    static QString names(const QList<ConnectionPreset> &presets)
    {
        QStringList names;
        for (const ConnectionPreset &preset : presets)
            names.append(preset.name);
        return names.join(u' ');
    }

    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(u"presets.json"_s);
    std::unique_ptr<PresetModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_APPLESS_MAIN(PresetModelTest)
#include "tst_presetmodel.moc"

#include <QDir>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// An include as it stands in a source file.
struct Include
{
    QString name; ///< "protocol/wire/opcode.h", "QString"
    bool quoted = false; ///< "…": ours; <…>: somebody else's
};

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression line(
        uR"(^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">])"_s, QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QRegularExpressionMatch &match : line.globalMatch(source))
        includes.append({ match.captured(2), match.capturedView(1) == u'"' });
    return includes;
}

bool startsWithAny(const QString &text, const QStringList &prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
        [&text](const QString &prefix) { return text.startsWith(prefix); });
}

/// True for <QTcpSocket>, <QtNetwork/QTcpSocket> and <QtNetwork> when \a modules has QtNetwork.
bool belongsToQtModule(const QString &header, const QStringList &modules)
{
    const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return std::any_of(modules.begin(), modules.end(), [&](const QString &module) {
        return header == module || header.startsWith(module + u'/')
            || QFileInfo::exists(root + u'/' + module + u'/' + header);
    });
}

/// What a room must not see.
struct RoomRule
{
    QString room; ///< the files whose path begins so …
    QStringList exempt; ///< … but not so
    QStringList rooms; ///< closed to them: our headers that begin so …
    QStringList open; ///< … but these
    QStringList modules; ///< Qt modules closed to them
    QStringList headers; ///< single headers closed to them
};

const QList<RoomRule> &roomRules()
{
    static const QList<RoomRule> rules {
        { u"protocol/"_s, {}, { u"app/"_s, u"ui/"_s }, {}, { u"QtGui"_s, u"QtWidgets"_s }, {} },
        // The pure part is handed time and masking-keys, and knows of no socket.
        { u"protocol/"_s, { u"protocol/endpoint/"_s }, { u"protocol/endpoint/"_s }, {},
            { u"QtNetwork"_s },
            { u"QObject"_s, u"QTimer"_s, u"QElapsedTimer"_s, u"QDateTime"_s, u"QRandomGenerator"_s,
                u"random"_s } },
        // The mains see everything.
        { u"app/"_s, { u"app/main/"_s }, { u"ui/"_s, u"app/main/"_s }, {},
            { u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s }, {} },
        // A window fills in what to open and never holds a socket.
        { u"ui/"_s, {}, { u"protocol/endpoint/"_s, u"app/main/"_s },
            { u"protocol/endpoint/clientoptions.h"_s, u"protocol/endpoint/proxyoptions.h"_s,
                u"protocol/endpoint/serveroptions.h"_s, u"protocol/endpoint/tlsoptions.h"_s },
            { u"QtSql"_s }, {} },
    };
    return rules;
}

/// Why \a file, a path from the project's root, must not contain \a include; empty if it may.
QString objection(const QString &file, const Include &include)
{
    if (include.quoted && !QFileInfo::exists(u"" FRAMESCOPE_SOURCE_DIR "/"_s + include.name))
        return u"%1: \"%2\" is no path from the project's root"_s.arg(file, include.name);

    for (const RoomRule &rule : roomRules()) {
        if (!file.startsWith(rule.room) || startsWithAny(file, rule.exempt))
            continue;
        const bool closed = include.quoted
            ? startsWithAny(include.name, rule.rooms) && !rule.open.contains(include.name)
            : rule.headers.contains(include.name) || belongsToQtModule(include.name, rule.modules);
        if (closed)
            return u"%1 must not include %2"_s.arg(file, include.name);
    }
    return {};
}

} // namespace

/// Includes point from ui to app to protocol and never back: see ARCHITECTURE.md.
class IncludeDirectionTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsIncludes();
    void judges_data();
    void judges();
    void everyIncludeIsAllowed_data();
    void everyIncludeIsAllowed();
};

void IncludeDirectionTest::readsIncludes()
{
    const QList<Include> includes
        = includesOf(u"#pragma once\n#include \"ui/theme/theme.h\"\n  #  include <QString> // why\n"
                     u"// #include <QLabel>\nconst char *text = \"#include <QWidget>\";\n"_s);

    QCOMPARE(includes.size(), 2);
    QCOMPARE(includes[0].name, u"ui/theme/theme.h"_s);
    QVERIFY(includes[0].quoted);
    QCOMPARE(includes[1].name, u"QString"_s);
    QVERIFY(!includes[1].quoted);
}

void IncludeDirectionTest::judges_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("quoted");
    QTest::addColumn<bool>("allowed");

    const auto row
        = [](const char *name, const QString &file, const QString &include, bool quoted,
              bool allowed) { QTest::newRow(name) << file << include << quoted << allowed; };
    const bool quoted = true;
    const bool angled = false;
    row("wire knows wire", u"protocol/wire/x.cpp"_s, u"protocol/wire/opcode.h"_s, quoted, true);
    row("wire knows zlib", u"protocol/wire/x.cpp"_s, u"zlib.h"_s, angled, true);
    row("protocol, app", u"protocol/wire/x.cpp"_s, u"app/session/frameblock.h"_s, quoted, false);
    row("protocol, ui", u"protocol/endpoint/x.cpp"_s, u"ui/theme/theme.h"_s, quoted, false);
    row("endpoint, Gui", u"protocol/endpoint/x.cpp"_s, u"QColor"_s, angled, false);
    row("endpoint has sockets", u"protocol/endpoint/x.cpp"_s, u"QTcpSocket"_s, angled, true);
    row("wire, socket", u"protocol/wire/x.cpp"_s, u"QTcpSocket"_s, angled, false);
    row("wire, module/socket", u"protocol/wire/x.cpp"_s, u"QtNetwork/QTcpSocket"_s, angled, false);
    row("wire, whole module", u"protocol/wire/x.cpp"_s, u"QtNetwork"_s, angled, false);
    row("handshake, QObject", u"protocol/handshake/x.h"_s, u"QObject"_s, angled, false);
    row("connection, clock", u"protocol/connection/x.h"_s, u"QElapsedTimer"_s, angled, false);
    row("connection, endpoint", u"protocol/connection/x.h"_s, u"protocol/endpoint/tlsoptions.h"_s,
        quoted, false);
    row("root of protocol, endpoint", u"protocol/x.h"_s, u"protocol/endpoint/tlsoptions.h"_s,
        quoted, false);
    row("app, endpoint", u"app/capture/x.cpp"_s, u"protocol/endpoint/clientoptions.h"_s, quoted,
        true);
    row("app, ui", u"app/cli/x.cpp"_s, u"ui/theme/theme.h"_s, quoted, false);
    row("app, Widgets", u"app/cli/x.cpp"_s, u"QLabel"_s, angled, false);
    row("app, Gui", u"app/session/x.cpp"_s, u"QFont"_s, angled, false);
    row("main sees all", u"app/main/gui_main.cpp"_s, u"ui/theme/theme.h"_s, quoted, true);
    row("main has Widgets", u"app/main/gui_main.cpp"_s, u"QApplication"_s, angled, true);
    row("ui, app", u"ui/frames/x.cpp"_s, u"app/session/framehandle.h"_s, quoted, true);
    row("ui, options", u"ui/composer/x.cpp"_s, u"protocol/endpoint/clientoptions.h"_s, quoted,
        true);
    row("ui, endpoint", u"ui/composer/x.cpp"_s, u"protocol/endpoint/maskingkeysource.h"_s, quoted,
        false);
    row("ui, SQL", u"ui/frames/x.cpp"_s, u"QSqlDatabase"_s, angled, false);
    row("not from the root", u"ui/frames/x.cpp"_s, u"../../protocol/wire/opcode.h"_s, quoted,
        false);
    row("no such file", u"ui/frames/x.cpp"_s, u"opcode.h"_s, quoted, false);
}

void IncludeDirectionTest::judges()
{
    QFETCH(QString, file);
    QFETCH(QString, include);
    QFETCH(bool, quoted);
    QFETCH(bool, allowed);

    QCOMPARE(objection(file, { include, quoted }).isEmpty(), allowed);
}

void IncludeDirectionTest::everyIncludeIsAllowed_data()
{
    QTest::addColumn<QString>("room");
    for (const char *room : { "protocol", "app", "ui" })
        QTest::newRow(room) << QString::fromLatin1(room);
}

void IncludeDirectionTest::everyIncludeIsAllowed()
{
    QFETCH(QString, room);

    const QDir root(u"" FRAMESCOPE_SOURCE_DIR ""_s);
    QDirIterator files(
        root.filePath(room), { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
    QStringList objections;
    int includes = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString path = root.relativeFilePath(file.fileName());
        for (const Include &include : includesOf(QString::fromUtf8(file.readAll()))) {
            ++includes;
            const QString reason = objection(path, include);
            if (!reason.isEmpty())
                objections.append(reason);
        }
    }
    QVERIFY(includes > 0);
    QVERIFY2(objections.isEmpty(), qPrintable(objections.join(u'\n')));
}

QTEST_GUILESS_MAIN(IncludeDirectionTest)
#include "tst_includedirection.moc"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

const QString SourceDir = QStringLiteral(FRAMESCOPE_SOURCE_DIR);

struct TsMessage
{
    QString context {};
    QString source {};
    QStringList translations {}; ///< one, or as many as there are plural forms
    bool isFinished = false;
    bool isPlural = false;

    QByteArray name() const { return (context + u": "_s + source).toUtf8(); }
};

/// Placeholders, with how often each stands there.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?(?:\\d{1,2}|n)"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// The letter behind "&"; null if there is none.
QChar mnemonic(const QString &text)
{
    static const QRegularExpression pattern(u"&([^\\s&])"_s);
    const auto match = pattern.match(text);
    return match.hasMatch() ? match.captured(1).at(0).toUpper() : QChar();
}

} // namespace

/// Every text that the program shows has a translation that it can be put in the place of.
class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyTextIsInChinese();
    void placeholdersStay();
    void mnemonicsStay();
    void endsAsTheTextEnds();
    void everyPluralIsInEnglish();
    void isLookedUpWhereItIsFiled();

private:
    /// Brings a copy of \a name up to date, as HACKING.md says, and reads it.
    QList<TsMessage> updated(const QString &name, const QStringList &options = {});

    QTemporaryDir m_dir;
    QList<TsMessage> m_chinese;
    QString m_warnings; ///< of lupdate
};

QList<TsMessage> TestTranslations::updated(const QString &name, const QStringList &options)
{
    const QString path = m_dir.filePath(name);
    if (!QFile::copy(SourceDir + u"/resources/translations/"_s + name, path))
        return {};
    QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.setWorkingDirectory(SourceDir);
    lupdate.start(QStringLiteral(FRAMESCOPE_LUPDATE),
        QStringList { u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s } + options
            + QStringList { u"-I"_s, u"."_s, u"app"_s, u"ui"_s, u"protocol"_s, u"-ts"_s, path });
    if (!lupdate.waitForFinished() || lupdate.exitCode() != 0)
        return {};
    m_warnings += QString::fromUtf8(lupdate.readAllStandardError());

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<TsMessage> messages;
    QXmlStreamReader reader(&file);
    QString context {};
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == "name"_L1) {
            context = reader.readElementText();
        } else if (reader.name() == "message"_L1) {
            messages.append({ .context = context,
                .isPlural = reader.attributes().value("numerus"_L1) == "yes"_L1 });
        } else if (reader.name() == "source"_L1) {
            messages.last().source = reader.readElementText();
        } else if (reader.name() == "translation"_L1) {
            messages.last().isFinished = !reader.attributes().hasAttribute("type"_L1);
            if (!messages.last().isPlural)
                messages.last().translations = { reader.readElementText() };
        } else if (reader.name() == "numerusform"_L1) {
            messages.last().translations.append(reader.readElementText());
        }
    }
    return reader.hasError() ? QList<TsMessage>() : messages;
}

void TestTranslations::initTestCase()
{
    m_chinese = updated(u"framescope_zh_CN.ts"_s);
    QVERIFY2(m_chinese.size() > 1500, qPrintable(m_warnings));
}

void TestTranslations::everyTextIsInChinese()
{
    QByteArray missing;
    for (const TsMessage &message : std::as_const(m_chinese)) {
        const bool isThere = message.isFinished && message.translations.size() == 1
            && !message.translations.constFirst().isEmpty();
        if (!isThere)
            missing += '\n' + message.name();
    }
    QVERIFY2(missing.isEmpty(), missing);
}

void TestTranslations::placeholdersStay()
{
    QByteArray wrong;
    for (const TsMessage &message : std::as_const(m_chinese)) {
        for (const QString &translation : message.translations) {
            if (placeholders(translation) != placeholders(message.source))
                wrong += '\n' + message.name() + " - " + translation.toUtf8();
        }
    }
    QVERIFY2(wrong.isEmpty(), wrong);
}

void TestTranslations::mnemonicsStay()
{
    QByteArray wrong;
    for (const TsMessage &message : std::as_const(m_chinese)) {
        for (const QString &translation : message.translations) {
            if (mnemonic(translation) != mnemonic(message.source))
                wrong += '\n' + message.name() + " - " + translation.toUtf8();
        }
    }
    QVERIFY2(wrong.isEmpty(), wrong);
}

/// What ends with "…" asks for more before it does anything, and what ends with a full stop is a
/// sentence: in both languages.
void TestTranslations::endsAsTheTextEnds()
{
    static const QRegularExpression keys(u"\\(&.\\)"_s);
    QByteArray wrong;
    for (const TsMessage &message : std::as_const(m_chinese)) {
        for (const QString &translation : message.translations) {
            const QString text = QString(translation).remove(keys);
            const bool asks = message.source.endsWith(u'…');
            const bool isSentence
                = message.source.trimmed().endsWith(u'.') && message.source != "cont."_L1;
            if (asks != text.endsWith(u'…') || isSentence != text.endsWith(u'。'))
                wrong += '\n' + message.name() + " - " + translation.toUtf8();
        }
    }
    QVERIFY2(wrong.isEmpty(), wrong);
}

void TestTranslations::everyPluralIsInEnglish()
{
    const QList<TsMessage> messages = updated(u"framescope_en.ts"_s, { u"-pluralonly"_s });
    QVERIFY(messages.size() > 5);
    QByteArray missing;
    for (const TsMessage &message : messages) {
        if (!message.isFinished || message.translations.size() != 2
            || message.translations.contains(QString()))
            missing += '\n' + message.name();
    }
    QVERIFY2(missing.isEmpty(), missing);
}

/// lupdate files a text under the class around it. A function of its own name that looks it up
/// elsewhere would never find it.
void TestTranslations::isLookedUpWhereItIsFiled()
{
    QVERIFY2(!m_warnings.contains("lacks Q_OBJECT"_L1), qPrintable(m_warnings));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

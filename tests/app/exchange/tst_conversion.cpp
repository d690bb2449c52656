#include "app/exchange/outputfile.h"
#include "tests/app/exchange/exchangefixture.h"

#include <QDir>

#include <sys/stat.h>

#include <thread>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class ConversionTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void formatsByName_data();
    void formatsByName();
    void formatsByContent_data();
    void formatsByContent();
    void contentCountsMoreThanTheName();
    void unknownInputIsRefused();
    void whatExistsIsKept();
    void aFileCanTakeItsOwnPlace();
    void anInterruptionLeavesNothing();
    void progressIsTold();
    void aDamagedSessionIsReadUpToTheDamage();
    void aDamagedPayloadIsNotPassedOn_data();
    void aDamagedPayloadIsNotPassedOn();
    void aPlaceThatCannotBeWritten();
    void anOutputFileTakesItsPlaceWhenItIsWhole();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    void writeSample(const QString &name, int frames = 1) const
    {
        writeSession(path(name), [&](SessionBuilder &builder) {
            addHandshake(builder, 1);
            for (int i = 0; i < frames; ++i)
                builder.addFrame(1,
                    makeFrame(Direction::ServerToClient, 3'000'000 + i, Opcode::Text, "hello"),
                    builder.lastFrame() + 1);
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ConversionTest::formatsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format"); // -1: none
    const auto row = [](const char *name, std::optional<ExchangeFormat> format) {
        QTest::newRow(name) << QString::fromLatin1(name)
                            << (format ? static_cast<int>(*format) : -1);
    };
    row("a.fscope", ExchangeFormat::Session);
    row("a.b.HAR", ExchangeFormat::Har);
    row("/x.har/a.jsonl", ExchangeFormat::JsonLines);
    row("a.pcapng", ExchangeFormat::PcapNg);
    row("a.pcap", ExchangeFormat::Pcap);
    row("a.mitm", ExchangeFormat::MitmFlows);
    row("a.flow", ExchangeFormat::MitmFlows);
    row("a.flows", ExchangeFormat::MitmFlows);
    row("a.json", std::nullopt);
    row("har", std::nullopt);
    row("", std::nullopt);
}

void ConversionTest::formatsByName()
{
    QFETCH(const QString, name);
    QFETCH(const int, format);
    const auto found = formatOfName(name);
    QCOMPARE(found ? static_cast<int>(*found) : -1, format);
}

void ConversionTest::formatsByContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("format");
    const auto row
        = [](const char *name, const QByteArray &content, std::optional<ExchangeFormat> format) {
              QTest::newRow(name) << content << (format ? static_cast<int>(*format) : -1);
          };
    row("SQLite", QByteArray("SQLite format 3\0xyz", 19), ExchangeFormat::Session);
    row("pcapng", "\x0A\x0D\x0D\x0A", ExchangeFormat::PcapNg);
    row("pcap", "\xD4\xC3\xB2\xA1", ExchangeFormat::Pcap);
    row("pcap, ns, big-endian", "\xA1\xB2\x3C\x4D", ExchangeFormat::Pcap);
    row("lines", R"({"kind":"session")", ExchangeFormat::JsonLines);
    row("archive", "\xEF\xBB\xBF{\n  \"log\" : {", ExchangeFormat::Har);
    row("flow", "1234:4:type", ExchangeFormat::MitmFlows);
    row("nothing", "", std::nullopt);
    row("text", "1234 hello", std::nullopt);
    row("JSON", R"({"id":1})", std::nullopt);
}

void ConversionTest::formatsByContent()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, format);
    const auto found = formatOfContent(content);
    QCOMPARE(found ? static_cast<int>(*found) : -1, format);
}

void ConversionTest::contentCountsMoreThanTheName()
{
    writeSample(u"a.fscope"_s);
    for (const auto &[extension, wrong] :
        { std::pair(u"jsonl"_s, u"txt"_s), std::pair(u"har"_s, u"jsonl"_s),
            std::pair(u"pcapng"_s, u"har"_s), std::pair(u"fscope"_s, u"pcap"_s) }) {
        QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"b."_s + extension))));
        QVERIFY(QFile::rename(path(u"b."_s + extension), path(u"b-"_s + extension + u'.' + wrong)));
        QVERIFY(isClean(convert(path(u"b-"_s + extension + u'.' + wrong), path(u"c.fscope"_s))));
        QCOMPARE(framesOf(path(u"c.fscope"_s)).first().payload, "hello");
    }
}

void ConversionTest::unknownInputIsRefused()
{
    writeFile(path(u"a.txt"_s), "hello");
    const auto unknown = convert(path(u"a.txt"_s), path(u"b.fscope"_s));
    QCOMPARE(unknown.failure->code, ErrorCode::InvalidArgument);
    QVERIFY(unknown.failure->detail.contains(u".fscope, .jsonl"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    const auto pipe = convert(path(u"pipe"_s), path(u"b.fscope"_s)); // does not wait for a writer
    QCOMPARE(pipe.failure->code, ErrorCode::InvalidArgument);
    for (const auto &name : { u"gone.har"_s, u"gone.fscope"_s, u"gone.pcap"_s, u"gone.jsonl"_s,
             u"gone.mitm"_s, u"gone"_s }) {
        const auto gone = convert(path(name), path(u"b.fscope"_s));
        QCOMPARE(gone.damage->code, ErrorCode::FileUnreadable);
        QVERIFY(!gone.isWritten);
    }
    QCOMPARE(files(), QStringList { u"a.txt"_s });
}

void ConversionTest::whatExistsIsKept()
{
    writeSample(u"a.fscope"_s);
    Conversion::Options options;
    options.input = path(u"a.fscope"_s);
    options.output = path(u"b.jsonl"_s);
    options.outputFormat = ExchangeFormat::JsonLines;
    writeFile(options.output, "mine");
    const auto refused = Conversion(options).run({});
    QCOMPARE(refused.failure->code, ErrorCode::FileExists);
    QCOMPARE(readFile(options.output), "mine");
    options.overwrite = true;
    QVERIFY(isClean(Conversion(options).run({})));
    QVERIFY(readFile(options.output).startsWith("{\"kind\":\"session\""));
    // An empty file is nobody's, as when recording.
    options.overwrite = false;
    writeFile(options.output, {});
    QVERIFY(isClean(Conversion(options).run({})));
}

void ConversionTest::aFileCanTakeItsOwnPlace()
{
    writeSample(u"a.fscope"_s);
    QVERIFY(
        isClean(convert(path(u"a.fscope"_s), path(u"a.fscope"_s), { false, {}, { u"ell"_s } })));
    QCOMPARE(framesOf(path(u"a.fscope"_s)).first().payload, "h***o");
    QCOMPARE(files(), QStringList { u"a.fscope"_s });
}

void ConversionTest::anInterruptionLeavesNothing()
{
    writeSample(u"a.fscope"_s, 100);
    for (const auto &extension : { u"jsonl"_s, u"har"_s, u"pcapng"_s })
        QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"in."_s + extension))));
    const QStringList before = files();
    std::stop_source stop;
    stop.request_stop();
    for (const auto &input : { u"a.fscope"_s, u"in.jsonl"_s, u"in.har"_s, u"in.pcapng"_s }) {
        for (const auto &extension : { u"fscope"_s, u"jsonl"_s, u"har"_s, u"pcapng"_s }) {
            Conversion::Options options;
            options.input = path(input);
            options.output = path(u"out."_s + extension);
            options.outputFormat = formatOfName(options.output).value();
            options.redaction.credentials = true;
            const auto outcome = Conversion(options).run(stop.get_token());
            QVERIFY(outcome.isStopped && !outcome.isWritten && !outcome.failure);
            QCOMPARE(files(), before);
        }
    }
}

void ConversionTest::progressIsTold()
{
    const QString pipe = path(u"in.jsonl"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    Conversion::Options options;
    options.input = pipe;
    options.output = path(u"out.fscope"_s);
    Conversion conversion(options);
    QVERIFY(conversion.progress().isReading);
    QCOMPARE(conversion.progress().frames, FrameId(0));
    std::jthread thread([&] { conversion.run({}); });
    QFile input(pipe);
    QVERIFY(input.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QByteArray lines = R"({"kind":"session","format":1})"
                       "\n";
    constexpr int Frames = 5 * FrameBlock::TargetFrames; // more than is read at once
    for (int i = 0; i < Frames; ++i)
        lines += R"({"kind":"frame","connection":1,"direction":"server_to_client","time":0,)"
                 R"("opcode":"text"})"
                 "\n";
    QCOMPARE(input.write(lines), lines.size());
    QTRY_VERIFY(conversion.progress().frames >= FrameBlock::TargetFrames);
    QVERIFY(conversion.progress().isReading);
    input.close();
    thread.join();
    QCOMPARE(framesOf(options.output).size(), Frames);
}

void ConversionTest::aDamagedSessionIsReadUpToTheDamage()
{
    writeSample(u"a.fscope"_s, 3 * FrameBlock::TargetFrames);
    {
        const SQLite::Database database(path(u"a.fscope"_s).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Database &writable = const_cast<SQLite::Database &>(database);
        writable.exec("UPDATE block SET last_time = 0 WHERE first_id = "
                      "(SELECT max(first_id) FROM block)");
    }
    for (const auto &extension : { u"fscope"_s, u"jsonl"_s, u"har"_s, u"pcapng"_s }) {
        const auto outcome = convert(path(u"a.fscope"_s), path(u"out."_s + extension));
        QVERIFY(outcome.damage && outcome.isWritten && !outcome.failure);
        QCOMPARE(outcome.damage->code, ErrorCode::FileDamaged);
        QVERIFY(isClean(convert(path(u"out."_s + extension), path(u"back.fscope"_s))));
        QCOMPARE(framesOf(path(u"back.fscope"_s)).size(), qsizetype(outcome.frames));
        QVERIFY(outcome.frames >= FrameBlock::TargetFrames);
    }
}

void ConversionTest::aDamagedPayloadIsNotPassedOn_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<Redaction>("redaction");
    Redaction pattern;
    pattern.patterns = { u"x+y"_s };
    for (const auto &extension : { u"fscope"_s, u"jsonl"_s, u"har"_s, u"pcapng"_s })
        QTest::addRow("%s", qPrintable(extension)) << extension << Redaction {};
    QTest::newRow("redacted") << u"fscope"_s << pattern;
}

/// Zeros that stand for octets that cannot be read must not become data with a good checksum.
void ConversionTest::aDamagedPayloadIsNotPassedOn()
{
    QFETCH(const QString, extension);
    QFETCH(const Redaction, redaction);
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        for (const QByteArray &payload : { QByteArray("before"),
                 QByteArray(3 * FrameBlock::TargetOctets, 'x'), QByteArray("behind") })
            builder.addFrame(1,
                makeFrame(Direction::ServerToClient, 3'000'000, Opcode::Text, payload),
                builder.lastFrame() + 1);
    });
    {
        SQLite::Database database(path(u"a.fscope"_s).toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(database.exec("UPDATE data SET checksum = checksum + 1 WHERE id = "
                               "(SELECT first_data + 2 FROM block WHERE first_id = 2)"),
            1);
    }
    const QString out = path(u"out."_s + extension);
    const auto outcome = convert(path(u"a.fscope"_s), out, redaction);
    QVERIFY(outcome.damage && outcome.isWritten && !outcome.failure);
    QCOMPARE(outcome.damage->code, ErrorCode::FileDamaged);
    QCOMPARE(outcome.frames, 1U);
    QVERIFY(isClean(convert(out, path(u"back.fscope"_s))));
    const QList<StoredFrame> frames = framesOf(path(u"back.fscope"_s));
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().payload, "before");
}

void ConversionTest::aPlaceThatCannotBeWritten()
{
    writeSample(u"a.fscope"_s);
    const auto nowhere = convert(path(u"a.fscope"_s), path(u"no/such/folder/b.har"_s));
    QCOMPARE(nowhere.failure->code, ErrorCode::FileUnwritable);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder.har"_s));
    const auto folder = convert(path(u"a.fscope"_s), path(u"folder.har"_s));
    QCOMPARE(folder.failure->code, ErrorCode::FileUnwritable);
}

void ConversionTest::anOutputFileTakesItsPlaceWhenItIsWhole()
{
    const QString place = path(u"a.txt"_s);
    {
        OutputFile abandoned(place, false);
        QVERIFY(abandoned.create());
        writeFile(abandoned.temporaryPath(), "half");
        writeFile(abandoned.temporaryPath() + u"-wal"_s, "log");
    }
    QCOMPARE(files(), QStringList());
    OutputFile file(place, false);
    QVERIFY(file.create());
    writeFile(file.temporaryPath(), "whole");
    QVERIFY(!QFile::exists(place));
    QVERIFY(file.commit());
    QCOMPARE(files(), QStringList { u"a.txt"_s });
    QCOMPARE(readFile(place), "whole");
    OutputFile late(place, false);
    QCOMPARE(late.create().error().code, ErrorCode::FileExists);
}

QTEST_GUILESS_MAIN(ConversionTest)
#include "tst_conversion.moc"

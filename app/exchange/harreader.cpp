#include "app/exchange/harreader.h"

#include "app/exchange/harentry.h"
#include "app/exchange/jsonfilestream.h"
#include "app/exchange/timeunits.h"

#include <QCoreApplication>
#include <QUrl>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <cmath>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxDepth = 64;
/// Header fields of one head, and octets of them, that are kept.
constexpr qsizetype MaxHeadFields = 1000;
constexpr qsizetype MaxFieldOctets = 256 * 1024;
constexpr std::size_t MaxEntries = 1'000'000;

constexpr unsigned ParseFlags
    = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

struct HarreaderWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

/// Of seconds since 1970, exact as far as the digits are.
std::optional<qint64> nanoseconds(const QByteArray &seconds)
{
    const qsizetype point = seconds.indexOf('.');
    const bool isPlain = !seconds.contains('e') && !seconds.contains('E');
    if (isPlain && point > 0 && point <= 10) {
        const QByteArray fraction = seconds.sliced(point + 1).left(9).leftJustified(9, '0');
        bool wholeOk = false;
        bool fractionOk = false;
        const qint64 whole = seconds.first(point).toLongLong(&wholeOk);
        const qint64 rest = fraction.toLongLong(&fractionOk);
        if (wholeOk && fractionOk && whole >= 0 && whole <= LastSecond)
            return whole * Second + rest;
    }
    bool ok = false;
    const double value = seconds.toDouble(&ok);
    if (!ok || !(value >= 0) || value > static_cast<double>(LastSecond))
        return std::nullopt;
    return std::llround(value * 1e9);
}

std::optional<qint64> nanosecondsOfDate(const QByteArray &date)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(date), Qt::ISODateWithMs);
    if (!time.isValid() || time.toMSecsSinceEpoch() < 0
        || time.toMSecsSinceEpoch() > LastSecond * 1'000)
        return std::nullopt;
    return time.toMSecsSinceEpoch() * Millisecond;
}

struct HarMessage
{
    QByteArray type;
    QByteArray time;
    QByteArray opcode;
    QByteArray data;
};

} // namespace

/// Follows the reader through the file: the first time it fills m_entries, the second time it
/// records.
class HarReader::Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler>
{
public:
    using Size = rapidjson::SizeType;

    Handler(HarReader &har, MessageRecorder *recorder, std::stop_token stop = {})
        : m_har(har)
        , m_recorder(recorder)
        , m_stop(std::move(stop))
    {
    }

    void setStream(JsonFileStream *stream) { m_stream = stream; }
    bool hasLog() const { return m_hasLog; }

    bool Null() { return scalar({}); }
    bool Bool(bool) { return scalar({}); }
    bool RawNumber(const char *text, Size length, bool) { return scalar({ text, length }); }
    bool String(const char *text, Size length, bool) { return scalar({ text, length }); }
    bool Key(const char *text, Size length, bool)
    {
        m_stream->endToken();
        m_path.resize(m_lengths.back());
        m_path += '/';
        m_path.append(text, std::min<Size>(length, 64));
        return true;
    }
    bool StartObject()
    {
        m_hasLog = m_hasLog || m_path == "/log";
        if (m_path == "/log/entries")
            beginEntry();
        else if (m_path == MessagePath)
            m_message = {};
        else if (m_path == "/log/entries/request/headers" || m_path == ResponseHeaders)
            m_field = {};
        return push();
    }
    bool EndObject(Size)
    {
        pop();
        if (m_path == "/log/entries")
            return endEntry();
        if (m_path == MessagePath)
            return endMessage();
        if (m_path == "/log/entries/request/headers")
            addField(m_entry.requestFields);
        else if (m_path == ResponseHeaders)
            addField(m_entry.responseFields);
        else if (m_path == "/log/entries/_webSocketClose")
            m_entry.hasClose = true;
        return true;
    }
    bool StartArray()
    {
        if (m_path == MessagePath)
            m_entry.isWebSocket = true;
        return push();
    }
    bool EndArray(Size)
    {
        pop();
        return true;
    }

private:
    static constexpr std::string_view MessagePath = "/log/entries/_webSocketMessages";
    static constexpr std::string_view ResponseHeaders = "/log/entries/response/headers";

    bool push()
    {
        m_lengths.push_back(m_path.size());
        return m_lengths.size() <= MaxDepth && !m_stop.stop_requested();
    }
    /// Leaves the path at the member, or the array, that the value was.
    void pop()
    {
        m_path.resize(m_lengths.back());
        m_lengths.pop_back();
    }

    bool scalar(QByteArrayView value)
    {
        m_stream->endToken();
        std::string_view path = m_path;
        if (!path.starts_with("/log/entries/"))
            return true;
        path.remove_prefix(std::string_view("/log/entries/").size());
        if (path.starts_with("_webSocketMessages/"))
            messageMember(path.substr(19), value);
        else if (path == "request/headers/name" || path == "response/headers/name")
            m_field.name = value.toByteArray();
        else if (path == "request/headers/value" || path == "response/headers/value")
            m_field.value = QString::fromUtf8(value).toLatin1();
        else
            entryMember(path, value);
        return true;
    }

    void messageMember(std::string_view name, QByteArrayView value)
    {
        if (name == "type")
            m_message.type = value.toByteArray();
        else if (name == "time")
            m_message.time = value.toByteArray();
        else if (name == "opcode")
            m_message.opcode = value.toByteArray();
        else if (name == "data" && (m_recorder != nullptr))
            m_message.data = value.toByteArray();
    }

    void entryMember(std::string_view name, QByteArrayView value)
    {
        const QByteArray text = value.first(std::min(value.size(), MaxFieldOctets)).toByteArray();
        if (name == "startedDateTime")
            m_entry.startedDateTime = text;
        else if (name == "time")
            m_entry.time = text.toDouble();
        else if (name == "_resourceType")
            m_entry.isWebSocket = m_entry.isWebSocket || text == "websocket";
        else if (name == "request/method")
            m_entry.method = text;
        else if (name == "request/url")
            m_entry.url = text;
        else if (name == "request/httpVersion")
            m_entry.httpVersion = text;
        else if (name == "response/status")
            m_entry.status = text.toInt();
        else if (name == "response/statusText")
            m_entry.statusText = text;
        else if (name == "_webSocketClose")
            m_entry.isAborted = text == "aborted";
        else if (name == "_webSocketClose/code")
            closeCode(text);
        else if (name == "_webSocketClose/reason")
            m_entry.closeReason = text;
        else if (name == "_webSocketClose/timestamp")
            m_entry.closeTime = text;
    }

    void closeCode(const QByteArray &text)
    {
        bool ok = false;
        const ushort code = text.toUShort(&ok);
        if (ok)
            m_entry.closeCode = code;
    }

    void addField(HeaderFields &fields)
    {
        if (fields.size() < MaxHeadFields)
            fields.append(m_field);
    }

    void beginEntry()
    {
        m_entry = {};
        ++m_number;
        if (!m_recorder)
            return;
        const auto known = m_har.m_entries.find(m_number);
        m_known = known == m_har.m_entries.end() ? nullptr : &known->second;
        if (m_known)
            open(*m_known);
    }

    bool endEntry()
    {
        if (m_recorder) {
            if (m_known)
                close(*m_known);
            m_known = nullptr;
            return true;
        }
        if (m_entry.isWebSocket)
            m_har.m_entries.emplace(m_number, m_entry);
        else
            ++m_har.m_otherEntries;
        return m_har.m_entries.size() <= MaxEntries;
    }

    // The second time

    Timestamp sessionTime(qint64 time) const { return std::max<qint64>(time - m_har.m_started, 0); }

    void open(const HarEntry &entry)
    {
        MessageRecorder::Handshake handshake;
        QUrl url(QString::fromUtf8(entry.url));
        // HTTP Toolkit and others write what was asked for over HTTP.
        if (url.scheme() == "http"_L1)
            url.setScheme(u"ws"_s);
        else if (url.scheme() == "https"_L1)
            url.setScheme(u"wss"_s);
        handshake.url = url.toString();
        if (!entry.method.isEmpty() && entry.method != "GET")
            handshake.requestLine
                = entry.method + ' ' + url.path(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1";
        handshake.requestFields = entry.requestFields;
        handshake.status = entry.status >= 100 && entry.status <= 999 ? entry.status : 0;
        handshake.statusText = entry.status == 101 && entry.statusText.isEmpty()
            ? "Switching Protocols"
            : entry.statusText;
        handshake.responseFields = entry.responseFields;
        handshake.opened = entry.status == 101 || entry.firstMessage.has_value();
        const auto date = nanosecondsOfDate(entry.startedDateTime);
        const qint64 begin = date ? *date : entry.firstMessage.value_or(m_har.m_started);
        // A browser's clocks differ a little: what is answered comes before the messages.
        m_time = sessionTime(entry.firstMessage ? std::min(begin, *entry.firstMessage) : begin);
        m_recorder->open(handshake, m_time, m_time);
    }

    void close(const HarEntry &entry)
    {
        if (!entry.hasClose && !entry.isAborted)
            return; // nobody knows
        CloseVerdict verdict;
        verdict.cause
            = entry.isAborted ? CloseCause::ConnectionEnded : CloseCause::ClosingHandshake;
        if (!entry.isAborted)
            verdict.code = entry.closeCode.value_or(1005);
        verdict.reason = QString::fromUtf8(entry.closeReason);
        if (const auto time = nanoseconds(entry.closeTime))
            m_time = std::max(m_time, sessionTime(*time));
        m_recorder->addEvent(m_time, Closed { verdict });
    }

    bool endMessage()
    {
        const auto time = nanoseconds(m_message.time);
        if (!m_recorder) {
            if (time && (!m_entry.firstMessage || *time < *m_entry.firstMessage))
                m_entry.firstMessage = time;
            else if (!m_entry.firstMessage && !time)
                ++m_har.m_timeless;
            return true;
        }
        if (!m_known)
            return true;
        if (time)
            m_time = sessionTime(*time);
        if (m_message.type == "error") {
            m_recorder->addEvent(
                m_time, Failed { { ErrorCode::NetworkFailed, QString::fromUtf8(m_message.data) } });
            return true;
        }
        const bool isText = m_message.opcode == "1" || m_message.opcode.isEmpty();
        const bool isSent = m_message.type == "send";
        if ((!isText && m_message.opcode != "2") || (!isSent && m_message.type != "receive")) {
            ++m_har.m_otherMessages;
            return true;
        }
        QByteArray payload = m_message.data;
        if (!isText) {
            const auto decoded = QByteArray::fromBase64Encoding(
                payload, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
            if (decoded)
                payload = *decoded;
            else
                ++m_har.m_notBase64;
        }
        m_recorder->addMessage(isSent ? Direction::ClientToServer : Direction::ServerToClient,
            isText ? MessageType::Text : MessageType::Binary, payload, m_time);
        return true;
    }

    HarReader &m_har;
    MessageRecorder *const m_recorder;
    const std::stop_token m_stop;
    JsonFileStream *m_stream = nullptr;
    std::string m_path; ///< "/log/entries/request/url"; arrays add nothing
    std::vector<std::size_t> m_lengths; ///< of m_path, of the values that are open
    bool m_hasLog = false;
    quint64 m_number = 0; ///< of the entry
    HarEntry m_entry;
    HarMessage m_message;
    HeaderField m_field;
    const HarEntry *m_known = nullptr;
    Timestamp m_time = 0; ///< of what came last
};

HarReader::HarReader(const QString &path)
    : m_file(path)
{
}

HarReader::~HarReader() = default;

Result<void> HarReader::parse(Handler &handler)
{
    m_file.seek(0);
    if (m_file.peek(3) == "\xEF\xBB\xBF")
        m_file.skip(3);
    JsonFileStream stream(m_file);
    handler.setStream(&stream);
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader;
    const rapidjson::ParseResult result = reader.Parse<ParseFlags>(stream, handler);
    handler.setStream(nullptr);
    if (!result.IsError())
        return {};
    QString problem = QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
    if (stream.isTokenTooLong())
        problem = HarreaderWords::tr("a string is longer than the limit of %1 octets")
                      .arg(JsonFileStream::TokenLimit);
    else if (result.Code() == rapidjson::kParseErrorTermination)
        problem
            = HarreaderWords::tr("there are too many entries, or values too deep in each other");
    m_file.seek(0);
    const auto offset = static_cast<qint64>(result.Offset());
    quint64 line = 1;
    qint64 lineBegin = 0;
    for (qint64 at = 0; at < offset;) {
        const QByteArray piece = m_file.read(std::min<qint64>(1 << 20, offset - at));
        if (piece.isEmpty())
            break;
        line += static_cast<quint64>(piece.count('\n'));
        if (const qsizetype last = piece.lastIndexOf('\n'); last >= 0)
            lineBegin = at + last + 1;
        at += piece.size();
    }
    return tl::unexpected(Error { ErrorCode::FileDamaged,
        HarreaderWords::tr("%1: line %2, column %3: %4")
            .arg(m_file.fileName(), QString::number(line), QString::number(offset - lineBegin + 1),
                problem) });
}

Result<QDateTime> HarReader::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return tl::unexpected(Error {
            ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()) });
    Handler handler(*this, nullptr);
    const Result<void> parsed = parse(handler); // told of again, and then where it is met
    if (!parsed && m_entries.empty())
        return tl::unexpected(parsed.error());
    if (!handler.hasLog())
        return tl::unexpected(Error { ErrorCode::FileDamaged,
            HarreaderWords::tr("%1: it is no HTTP archive, there is no \"log\"")
                .arg(m_file.fileName()) });
    std::optional<qint64> earliest;
    for (const auto &[number, entry] : m_entries) {
        for (const auto time : { nanosecondsOfDate(entry.startedDateTime), entry.firstMessage }) {
            if (time && (!earliest || *time < *earliest))
                earliest = time;
        }
    }
    m_started = earliest.value_or(0) / Millisecond * Millisecond;
    return QDateTime::fromMSecsSinceEpoch(m_started / Millisecond, Qt::UTC);
}

Result<void> HarReader::readInto(SessionStore &store, const std::stop_token &stop)
{
    MessageRecorder recorder(store);
    Handler handler(*this, &recorder, stop);
    const Result<void> parsed = parse(handler);
    m_messages = recorder.messages();
    return stop.stop_requested() ? Result<void>() : parsed;
}

QStringList HarReader::notes() const
{
    QStringList notes;
    if (m_messages > 0)
        notes += HarreaderWords::tr(
            "HAR holds messages, not frames: each of the %1 messages became one frame, "
            "uncompressed, those of clients with a masking-key of zeros.")
                     .arg(m_messages);
    if (m_entries.empty())
        notes += HarreaderWords::tr("There is no WebSocket connection in it.");
    if (m_otherEntries > 0)
        notes += HarreaderWords::tr("Entries that are no WebSocket connections were left out: %1.")
                     .arg(m_otherEntries);
    if (m_otherMessages > 0)
        notes += HarreaderWords::tr(
            "Messages that are neither text nor binary, or of an unknown type, were left "
            "out: %1.")
                     .arg(m_otherMessages);
    if (m_notBase64 > 0)
        notes += HarreaderWords::tr(
            "Binary messages that are not Base64 were taken as they stand: %1.")
                     .arg(m_notBase64);
    if (m_timeless > 0)
        notes += HarreaderWords::tr(
            "Messages without a time were given that of what comes before them.");
    return notes;
}

} // namespace Framescope

#include "app/exchange/patternset.h"

#include "protocol/wire/utf8validator.h"

#include <QCoreApplication>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

/// Steps of one search; beyond it the subject is blanked whole.
constexpr quint32 MatchLimit = 10'000'000;
/// Octets of memory that a search may take.
constexpr std::size_t StackStart = 32 * 1024;
constexpr std::size_t StackLimit = 16 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

pcre2_code *compiled(const QByteArray &pattern, quint32 options, QString &problem)
{
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()),
        static_cast<PCRE2_SIZE>(pattern.size()), options, &error, &offset, nullptr);
    if (!code) {
        std::array<PCRE2_UCHAR, 256> message {};
        pcre2_get_error_message(error, message.data(), message.size());
        problem
            = tr("at character %1: %2")
                  .arg(QString::fromUtf8(pattern.first(static_cast<qsizetype>(offset))).size() + 1)
                  .arg(QString::fromLatin1(reinterpret_cast<const char *>(message.data())));
        return nullptr;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it the search is only slower
    return code;
}

bool isUtf8(QByteArrayView octets)
{
    Utf8Validator validator;
    return !validator.firstInvalid(octets) && validator.isComplete();
}

} // namespace

void PatternSet::Freeing::operator()(pcre2_real_code_8 *code) const
{
    pcre2_code_free(code);
}

void PatternSet::Freeing::operator()(pcre2_real_match_data_8 *data) const
{
    pcre2_match_data_free(data);
}

void PatternSet::Freeing::operator()(pcre2_real_match_context_8 *context) const
{
    pcre2_match_context_free(context);
}

void PatternSet::Freeing::operator()(pcre2_real_jit_stack_8 *stack) const
{
    pcre2_jit_stack_free(stack);
}

tl::expected<PatternSet, QString> PatternSet::compile(const QList<QString> &patterns)
{
    PatternSet set;
    for (const QString &text : patterns) {
        const QByteArray pattern = text.toUtf8();
        QString problem;
        Pattern entry;
        entry.forText.reset(compiled(pattern, PCRE2_UTF | PCRE2_UCP, problem));
        if (entry.forText)
            entry.forOctets.reset(compiled(pattern, 0, problem));
        if (!entry.forOctets)
            return tl::unexpected(QStringLiteral("\"%1\", %2").arg(text, problem));
        set.m_patterns.push_back(std::move(entry));
    }
    set.m_match.reset(pcre2_match_data_create(1, nullptr));
    set.m_stack.reset(pcre2_jit_stack_create(StackStart, StackLimit, nullptr));
    set.m_context.reset(pcre2_match_context_create(nullptr));
    pcre2_jit_stack_assign(set.m_context.get(), nullptr, set.m_stack.get());
    pcre2_set_match_limit(set.m_context.get(), MatchLimit);
    return set;
}

quint64 PatternSet::blank(QByteArray &octets) const
{
    if (octets.isEmpty() || m_patterns.empty())
        return 0;
    const bool isText = isUtf8(octets);
    // Matches are looked for in what stood there, so that one pattern hides nothing from another.
    const QByteArray subject = octets;
    const auto *begin = reinterpret_cast<PCRE2_SPTR>(subject.constData());
    const auto size = static_cast<PCRE2_SIZE>(subject.size());
    quint64 matches = 0;
    for (const Pattern &pattern : m_patterns) {
        const pcre2_code *code = isText ? pattern.forText.get() : pattern.forOctets.get();
        PCRE2_SIZE at = 0;
        while (at <= size) {
            const int found = pcre2_match(code, begin, size, at, isText ? PCRE2_NO_UTF_CHECK : 0,
                m_match.get(), m_context.get());
            if (found == PCRE2_ERROR_NOMATCH)
                break;
            if (found < 0) {
                octets.fill('*');
                return matches + 1;
            }
            const PCRE2_SIZE *range = pcre2_get_ovector_pointer(m_match.get());
            const PCRE2_SIZE first = std::min(range[0], range[1]);
            const PCRE2_SIZE end = std::max(range[0], range[1]); // \K may turn them round
            if (end > first) {
                std::fill(octets.data() + first, octets.data() + end, '*');
                ++matches;
            }
            at = std::max(end, at + (end > at ? 0 : 1));
            while (isText && at < size && (subject[static_cast<qsizetype>(at)] & 0xC0) == 0x80)
                ++at; // not into a character
        }
    }
    return matches;
}

quint64 PatternSet::blank(QString &text) const
{
    QByteArray octets = text.toUtf8();
    const quint64 matches = blank(octets);
    if (matches > 0)
        text = QString::fromUtf8(octets);
    return matches;
}

} // namespace Framescope

#include "app/filter/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

constexpr std::size_t FirstStack = 32 << 10;
constexpr quint32 MaxDepth = 10'000;
constexpr quint32 MaxHeap = 16 << 10; // KiB

PCRE2_SPTR toUnits(QByteArrayView octets)
{
    // PCRE2 takes no null pointer, even for nothing.
    return reinterpret_cast<PCRE2_SPTR>(octets.isEmpty() ? "" : octets.data());
}

} // namespace

struct PatternScratch::Memory
{
    explicit Memory(const PatternLimits &limits)
        : context(pcre2_match_context_create(nullptr))
        , data(pcre2_match_data_create(1, nullptr))
        , stack(pcre2_jit_stack_create(FirstStack, limits.stack, nullptr))
    {
        pcre2_set_match_limit(context, limits.steps);
        pcre2_set_depth_limit(context, MaxDepth);
        pcre2_set_heap_limit(context, MaxHeap);
        if (stack)
            pcre2_jit_stack_assign(context, nullptr, stack);
    }
    ~Memory()
    {
        if (stack)
            pcre2_jit_stack_free(stack);
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
    }
    Memory(const Memory &) = delete;
    Memory &operator=(const Memory &) = delete;

    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; ///< null where there is no JIT compiler
};

PatternScratch::PatternScratch()
    : PatternScratch(PatternLimits())
{
}

PatternScratch::PatternScratch(const PatternLimits &limits)
    : m_memory(std::make_unique<Memory>(limits))
{
}

PatternScratch::~PatternScratch() = default;
PatternScratch::PatternScratch(PatternScratch &&) noexcept = default;
PatternScratch &PatternScratch::operator=(PatternScratch &&) noexcept = default;

Pattern::Pattern(std::shared_ptr<const void> code, PatternSyntax::Unit unit)
    : m_code(std::move(code))
    , m_unit(unit)
{
}

tl::expected<Pattern, Pattern::Problem> Pattern::compile(
    QByteArrayView pattern, const PatternSyntax &syntax)
{
    const quint32 options
        = (syntax.unit == PatternSyntax::Unit::Octet ? PCRE2_NEVER_UTF | PCRE2_NEVER_UCP
                                                     : PCRE2_UTF | PCRE2_UCP)
        | (syntax.endsBeforeLineFeed ? 0 : PCRE2_DOLLAR_ENDONLY);
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile(toUnits(pattern), static_cast<PCRE2_SIZE>(pattern.size()),
        options, &error, &offset, nullptr);
    if (!code) {
        std::array<PCRE2_UCHAR, 256> text {};
        pcre2_get_error_message(error, text.data(), text.size());
        return tl::unexpected(Problem { static_cast<qsizetype>(offset),
            QString::fromLatin1(reinterpret_cast<const char *>(text.data())) });
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it matching is slower, no more
    return Pattern({ code, [](pcre2_code *owned) { pcre2_code_free(owned); } }, syntax.unit);
}

int Pattern::match(QByteArrayView octets, qsizetype at, PatternScratch &scratch) const
{
    const PatternScratch::Memory &memory = *scratch.m_memory;
    return pcre2_match(static_cast<const pcre2_code *>(m_code.get()), toUnits(octets),
        static_cast<PCRE2_SIZE>(octets.size()), static_cast<PCRE2_SIZE>(at),
        m_unit == PatternSyntax::Unit::Character ? PCRE2_NO_UTF_CHECK : 0, memory.data,
        memory.context);
}

Pattern::Outcome Pattern::find(QByteArrayView octets, PatternScratch &scratch) const
{
    const int result = match(octets, 0, scratch);
    if (result >= 0)
        return Outcome::Yes;
    return result == PCRE2_ERROR_NOMATCH ? Outcome::No : Outcome::GivenUp;
}

Pattern::Outcome Pattern::findAll(QByteArrayView octets, PatternScratch &scratch,
    const std::function<void(qsizetype begin, qsizetype end)> &visit) const
{
    const auto isInsideCharacter = [&](qsizetype at) {
        return m_unit == PatternSyntax::Unit::Character && at < octets.size()
            && (static_cast<quint8>(octets[at]) & 0xC0) == 0x80;
    };
    Outcome outcome = Outcome::No;
    qsizetype at = 0;
    while (at <= octets.size()) {
        const int result = match(octets, at, scratch);
        if (result == PCRE2_ERROR_NOMATCH)
            break;
        if (result < 0)
            return Outcome::GivenUp;
        const PCRE2_SIZE *range = pcre2_get_ovector_pointer(scratch.m_memory->data);
        const auto begin = static_cast<qsizetype>(std::min(range[0], range[1]));
        const auto end = static_cast<qsizetype>(std::max(range[0], range[1])); // \K may turn them
        if (end > begin) {
            visit(begin, end);
            outcome = Outcome::Yes;
        }
        at = std::max(end, at + (end > at ? 0 : 1));
        while (isInsideCharacter(at))
            ++at;
    }
    return outcome;
}

std::optional<Pattern::Place> Pattern::locate(
    QByteArrayView octets, qsizetype from, PatternScratch &scratch) const
{
    if (match(octets, from, scratch) < 0)
        return std::nullopt;
    const PCRE2_SIZE *range = pcre2_get_ovector_pointer(scratch.m_memory->data);
    const auto begin = static_cast<qsizetype>(std::min(range[0], range[1])); // \K may turn them
    const auto end = static_cast<qsizetype>(std::max(range[0], range[1]));
    return Place { begin, end - begin };
}

} // namespace Framescope

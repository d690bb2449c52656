#include "app/filter/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace Framescope {

namespace {

constexpr std::size_t FirstStack = 32 << 10;
constexpr std::size_t LargestStack = 1 << 20;
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
    Memory()
        : context(pcre2_match_context_create(nullptr))
        , data(pcre2_match_data_create(1, nullptr))
        , stack(pcre2_jit_stack_create(FirstStack, LargestStack, nullptr))
    {
        pcre2_set_match_limit(context, Pattern::MaxSteps);
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
    : m_memory(std::make_unique<Memory>())
{
}

PatternScratch::~PatternScratch() = default;
PatternScratch::PatternScratch(PatternScratch &&) noexcept = default;
PatternScratch &PatternScratch::operator=(PatternScratch &&) noexcept = default;

Pattern::Pattern(std::shared_ptr<const void> code)
    : m_code(std::move(code))
{
}

tl::expected<Pattern, Pattern::Problem> Pattern::compile(QByteArrayView pattern)
{
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile(toUnits(pattern), static_cast<PCRE2_SIZE>(pattern.size()),
        PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_DOLLAR_ENDONLY, &error, &offset, nullptr);
    if (!code) {
        std::array<PCRE2_UCHAR, 256> text {};
        pcre2_get_error_message(error, text.data(), text.size());
        return tl::unexpected(Problem { static_cast<qsizetype>(offset),
            QString::fromLatin1(reinterpret_cast<const char *>(text.data())) });
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it matching is slower, no more
    return Pattern({ code, [](pcre2_code *owned) { pcre2_code_free(owned); } });
}

Pattern::Outcome Pattern::find(QByteArrayView octets, PatternScratch &scratch) const
{
    const PatternScratch::Memory &memory = *scratch.m_memory;
    const int result = pcre2_match(static_cast<const pcre2_code *>(m_code.get()), toUnits(octets),
        static_cast<PCRE2_SIZE>(octets.size()), 0, 0, memory.data, memory.context);
    if (result >= 0)
        return Outcome::Yes;
    return result == PCRE2_ERROR_NOMATCH ? Outcome::No : Outcome::GivenUp;
}

} // namespace Framescope

#pragma once

#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <memory>

namespace Framescope {

/// What a thread needs to match patterns: working memory, bounded.
class PatternScratch
{
public:
    PatternScratch();
    ~PatternScratch();
    PatternScratch(PatternScratch &&) noexcept;
    PatternScratch &operator=(PatternScratch &&) noexcept;

private:
    friend class Pattern;
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

/// A regular expression of PCRE2 on octets: a character is an octet, and only ASCII letters have a
/// case. Shared between threads.
class Pattern
{
public:
    enum class Outcome : quint8 {
        No,
        Yes,
        GivenUp, ///< the limits were reached before it was clear
    };
    struct Problem
    {
        qsizetype offset = 0; ///< octets into the pattern
        QString text; ///< by PCRE2
    };
    /// Steps that are tried at one place of one text, so that no pattern takes for ever.
    static constexpr quint32 MaxSteps = 1'000'000;

    static tl::expected<Pattern, Problem> compile(QByteArrayView pattern);

    /// Whether the pattern is found anywhere in \a octets.
    Outcome find(QByteArrayView octets, PatternScratch &scratch) const;

private:
    explicit Pattern(std::shared_ptr<const void> code);

    std::shared_ptr<const void> m_code;
};

} // namespace Framescope

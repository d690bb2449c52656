#pragma once

#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace Framescope {

/// What matching may take before it is given up, so that no pattern takes for ever.
struct PatternLimits
{
    quint32 steps = 1'000'000; ///< at one place of one text
    std::size_t stack = 1 << 20; ///< octets
};

/// What a thread needs to match patterns: working memory, bounded.
class PatternScratch
{
public:
    PatternScratch();
    explicit PatternScratch(const PatternLimits &limits);
    ~PatternScratch();
    PatternScratch(PatternScratch &&) noexcept;
    PatternScratch &operator=(PatternScratch &&) noexcept;

private:
    friend class Pattern;
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

/// How a pattern is understood.
struct PatternSyntax
{
    /// What it sees one of.
    enum class Unit : quint8 {
        Octet, ///< only ASCII letters have a case
        Character, ///< of UTF-8, with all that Unicode says of it
    };
    Unit unit = Unit::Octet;
    /// `$` is found before a line feed at the end too, as in Perl.
    bool endsBeforeLineFeed = false;
};

/// A regular expression of PCRE2, matched against octets. Shared between threads.
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

    static tl::expected<Pattern, Problem> compile(
        QByteArrayView pattern, const PatternSyntax &syntax = {});

    /// Whether the pattern is found anywhere in \a octets: UTF-8, if it sees characters.
    Outcome find(QByteArrayView octets, PatternScratch &scratch) const;
    /// Calls \a visit with where each match begins and ends; empty ones are left out. Yes if there
    /// was one; after GivenUp there may be more.
    Outcome findAll(QByteArrayView octets, PatternScratch &scratch,
        const std::function<void(qsizetype begin, qsizetype end)> &visit) const;

    /// Where it is found first from octet \a from on; what stands before that can be looked back
    /// at. nullopt if it is not, or was given up.
    struct Place
    {
        qsizetype offset = 0;
        qsizetype length = 0; ///< may be 0
    };
    std::optional<Place> locate(
        QByteArrayView octets, qsizetype from, PatternScratch &scratch) const;

private:
    Pattern(std::shared_ptr<const void> code, PatternSyntax::Unit unit);

    /// PCRE2's answer to where the pattern matches first from \a at on.
    int match(QByteArrayView octets, qsizetype at, PatternScratch &scratch) const;

    std::shared_ptr<const void> m_code;
    PatternSyntax::Unit m_unit;
};

} // namespace Framescope

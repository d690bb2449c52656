#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <vector>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;
struct pcre2_real_jit_stack_8;

namespace Framescope {

/// Regular expressions (PCRE2) whose matches are blanked. On text they go by characters, on other
/// octets by octets. Not thread-safe.
class PatternSet
{
public:
    PatternSet() = default;

    /// The error is what is wrong with which of \a patterns, one sentence without a full stop.
    static tl::expected<PatternSet, QString> compile(const QList<QString> &patterns);

    bool isEmpty() const { return m_patterns.empty(); }
    /// Puts as many asterisks in the place of every match in \a octets. All of them are blanked
    /// when a pattern takes too long. Returns how many matches there were.
    quint64 blank(QByteArray &octets) const;
    quint64 blank(QString &text) const;

private:
    struct Freeing
    {
        void operator()(pcre2_real_code_8 *code) const;
        void operator()(pcre2_real_match_data_8 *data) const;
        void operator()(pcre2_real_match_context_8 *context) const;
        void operator()(pcre2_real_jit_stack_8 *stack) const;
    };
    struct Pattern
    {
        std::unique_ptr<pcre2_real_code_8, Freeing> forText;
        std::unique_ptr<pcre2_real_code_8, Freeing> forOctets;
    };

    std::vector<Pattern> m_patterns;
    std::unique_ptr<pcre2_real_match_data_8, Freeing> m_match;
    std::unique_ptr<pcre2_real_jit_stack_8, Freeing> m_stack;
    std::unique_ptr<pcre2_real_match_context_8, Freeing> m_context;
};

} // namespace Framescope

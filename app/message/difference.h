#pragma once

#include <QtGlobal>

#include <span>
#include <stop_token>
#include <vector>

namespace Framescope {

/// A part of two sequences: the same in both, or what one has in place of what the other has.
struct DifferenceRun
{
    qsizetype left = 0; ///< where it begins
    qsizetype leftCount = 0;
    qsizetype right = 0;
    qsizetype rightCount = 0;
    bool isEqual = false; ///< then both counts are the same

    friend bool operator==(const DifferenceRun &, const DifferenceRun &) = default;
};

/// What differs between two sequences, whose elements are the same where their numbers are: all of
/// both, in order, equal and differing runs in turn. With few differences there is no shorter
/// answer (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986); with very many,
/// what occurs once in both is taken for the same, and what lies between for replaced. Takes time
/// and memory within limits, whatever the sequences are. Empty if \a stop was requested. Any
/// thread.
std::vector<DifferenceRun> findDifferences(std::span<const quint32> left,
    std::span<const quint32> right, const std::stop_token &stop = {});

} // namespace Framescope

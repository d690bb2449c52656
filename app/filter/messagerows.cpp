#include "app/filter/messagerows.h"

namespace Framescope {

MessageRows MessageRows::among(const FilterRows &rows, const RowSet &set, MessageKind kind)
{
    const FilterRows::Columns &columns = rows.columns();
    MessageRows found { set, set };
    const auto firstOctet
        = [&](int row) -> unsigned { return columns.firstOctets[static_cast<std::size_t>(row)]; };
    constexpr unsigned Final = 0x80;
    constexpr unsigned Text = toNibble(Opcode::Text);
    constexpr unsigned Binary = toNibble(Opcode::Binary);
    found.direct.keepIfCheap([&](int row) {
        const unsigned octet = firstOctet(row) & ~unsigned((Rsv2 | Rsv3) << 4);
        return octet == (Final | Text) || (kind == MessageKind::Any && octet == (Final | Binary));
    });
    found.direct.keepIf([&](int row) {
        return rows.storedLength(row) == columns.announced[static_cast<std::size_t>(row)];
    });
    found.others -= found.direct;
    found.others.keepIfCheap([&](int row) {
        const unsigned octet = firstOctet(row);
        const unsigned opcode = octet & 0xF;
        const bool isOtherKind = kind == MessageKind::Text && opcode == Binary;
        return (octet & Final) != 0 && isDataOpcode(static_cast<quint8>(opcode)) && !isOtherKind;
    });
    return found;
}

} // namespace Framescope

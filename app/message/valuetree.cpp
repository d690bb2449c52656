#include "app/message/valuetree.h"

namespace Framescope {

QByteArrayView ValueTree::octetsOf(const ValueNode &node) const
{
    return QByteArrayView(octets).sliced(node.begin, node.end - node.begin);
}

} // namespace Framescope

#include "app/session/memoryreuse.h"

#include <cstdlib> // tells of the C library

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Framescope {

void reuseMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20); // as much as there may be
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

} // namespace Framescope

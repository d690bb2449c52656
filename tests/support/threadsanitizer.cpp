// ThreadSanitizer sees what is compiled with it, and Qt is not: that one thread posts an event and
// another gets it orders what they do, but the sanitizer cannot know. Here it is told. In front of
// the functions by which our code hands something to another thread stand others of the same name,
// which first say "all that was done so far comes before"; and Qt tells of every event that it is
// about to deliver, which then comes after. What no event, no mutex and no thread's beginning or
// end orders is still found.

#include <QCoreApplication>
#include <QThread>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

/// Stands for all queues of events together.
char events;

void giveAway()
{
    __tsan_release(&events);
}

bool take(void **)
{
    __tsan_acquire(&events);
    return false; // deliver it
}

/// Qt's own function behind the one of ours that has the mangled name \a name.
template <typename Function>
Function behind(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, take);

} // namespace

void QMetaObject::activate(QObject *sender, const QMetaObject *object, int signal, void **arguments)
{
    static const auto original = behind<void (*)(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    giveAway();
    original(sender, object, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(
    QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    static const auto original
        = behind<bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseE"
            "N2Qt14ConnectionTypeEPv");
    giveAway();
    return original(object, slot, type, result);
}

void QObject::deleteLater()
{
    static const auto original = behind<void (*)(QObject *)>("_ZN7QObject11deleteLaterEv");
    giveAway();
    original(this);
}

void QThread::start(Priority priority)
{
    static const auto original
        = behind<void (*)(QThread *, Priority)>("_ZN7QThread5startENS_8PriorityE");
    giveAway();
    connect(this, &QThread::finished, this, giveAway, Qt::DirectConnection); // for who waits
    original(this, priority);
}

void QThread::quit()
{
    static const auto original = behind<void (*)(QThread *)>("_ZN7QThread4quitEv");
    giveAway();
    original(this);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto original
        = behind<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = original(this, deadline);
    __tsan_acquire(&events);
    return ended;
}

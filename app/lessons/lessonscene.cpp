#include "app/lessons/lessonscene.h"

#include <algorithm>

namespace Framescope {

LessonScene LessonScene::begin(std::shared_ptr<const SessionStore> store)
{
    LessonScene scene;
    scene.lastBefore = store->lastFrame();
    for (const ConnectionRecord &connection : store->connections()) {
        scene.lastConnectionBefore = std::max(scene.lastConnectionBefore, connection.id);
        if (connection.state == ConnectionState::Closed)
            scene.ended.insert(connection.id);
    }
    scene.store = std::move(store);
    return scene;
}

} // namespace Framescope

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Framescope</source>
        <translation>关于 Framescope</translation>
    </message>
    <message>
        <source>Framescope %1</source>
        <translation>Framescope %1</translation>
    </message>
    <message>
        <source>Shows WebSocket traffic (RFC 6455) down to the bit, and drives it.
Free software under the MIT licence. Built with Qt %1.</source>
        <translation>逐位展示 WebSocket 通信 (RFC 6455)，也能亲自驱动它。
以 MIT 许可发布的自由软件。使用 Qt %1 构建。</translation>
    </message>
</context>
<context>
    <name>AccessibleField</name>
    <message>
        <source>, marked %1</source>
        <translation>，已标出 %1</translation>
    </message>
</context>
<context>
    <name>AnatomyPainter</name>
    <message>
        <source>byte 0</source>
        <translation>字节 0</translation>
    </message>
    <message>
        <source>bit %1</source>
        <translation>位 %1</translation>
    </message>
    <message>
        <source>1 more row</source>
        <translation>还有 1 行</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>还有 %1 行</translation>
    </message>
    <message>
        <source>%1, payload[%2] to payload[%3]</source>
        <translation>%1，载荷[%2] 到 载荷[%3]</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>RSV</source>
        <translation>RSV</translation>
    </message>
    <message>
        <source>opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>payload len</source>
        <translation>载荷长度</translation>
    </message>
    <message>
        <source>payload len (7)</source>
        <translation>载荷长度 (7)</translation>
    </message>
    <message>
        <source>(continued)</source>
        <translation>（续）</translation>
    </message>
    <message>
        <source>extended length (%1)</source>
        <translation>扩展长度 (%1)</translation>
    </message>
    <message>
        <source>extended payload length (%1)</source>
        <translation>扩展载荷长度 (%1)</translation>
    </message>
    <message>
        <source>key[%1]</source>
        <translation>键[%1]</translation>
    </message>
    <message>
        <source>masking-key[%1]</source>
        <translation>掩码键[%1]</translation>
    </message>
    <message>
        <source>payload[%1]</source>
        <translation>载荷[%1]</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>set</source>
        <translation>有</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 → next %2 bits</source>
        <translation>%1 → 后面 %2 位</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
</context>
<context>
    <name>Annotation</name>
    <message>
        <source>there is no frame %1 to be annotated</source>
        <translation>没有第 %1 帧可加批注</translation>
    </message>
    <message>
        <source>the note of frame %1 is longer than %2 octets</source>
        <translation>第 %1 帧的批注超过 %2 个字节</translation>
    </message>
    <message>
        <source>a session takes no more than %1 annotations, and %2 MiB of them</source>
        <translation>一个会话最多有 %1 条批注，总共 %2 MiB</translation>
    </message>
</context>
<context>
    <name>AnnotationToneWords</name>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>marked %1</source>
        <translation>标为%1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>note: %1, %2</source>
        <translation>备注：%1，%2</translation>
    </message>
</context>
<context>
    <name>CaptureGap</name>
    <message>
        <source>1 octet</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>The capture lacks %1 of the client here</source>
        <translation>此处抓包缺少客户端的 %1</translation>
    </message>
    <message>
        <source>The capture lacks %1 of the server here</source>
        <translation>此处抓包缺少服务器的 %1</translation>
    </message>
    <message>
        <source>Recording was paused from %1 to %2: 1 frame, %3, was not recorded</source>
        <translation>录制从 %1 暂停到 %2：有 1 帧（%3）未录制</translation>
    </message>
    <message>
        <source>Recording was paused from %1 to %2: %3 frames, %4, were not recorded</source>
        <translation>录制从 %1 暂停到 %2：有 %3 帧（%4）未录制</translation>
    </message>
    <message>
        <source>The capture lacks %1 here, in %2 gaps</source>
        <translation>此处抓包缺少 %1，共 %2 处缺口</translation>
    </message>
</context>
<context>
    <name>CborTree</name>
    <message>
        <source>a string announces %1 octets, and only %2 are there</source>
        <translation>字符串声明有 %1 个字节，但只有 %2 个</translation>
    </message>
    <message>
        <source>the octets end before the item does</source>
        <translation>数据项还没结束，字节就没有了</translation>
    </message>
    <message>
        <source>a break stands where nothing of indefinite length is open</source>
        <translation>此处有 break，但没有未结束的不定长数据项</translation>
    </message>
    <message>
        <source>no item begins with such an octet</source>
        <translation>没有数据项以这样的字节开头</translation>
    </message>
    <message>
        <source>the additional information is one that is reserved</source>
        <translation>附加信息是保留值</translation>
    </message>
    <message>
        <source>a simple value below 32 may not be written in two octets</source>
        <translation>小于 32 的简单值不得用两个字节书写</translation>
    </message>
    <message>
        <source>a length is announced that nobody could send</source>
        <translation>声明的长度大得谁也发不出来</translation>
    </message>
    <message>
        <source>the octets are not well-formed CBOR</source>
        <translation>这些字节不是格式正确的 CBOR</translation>
    </message>
</context>
<context>
    <name>CertificateFacts</name>
    <message>
        <source>RSA, %1 bits</source>
        <translation>RSA，%1 位</translation>
    </message>
    <message>
        <source>EC, %1 bits</source>
        <translation>EC，%1 位</translation>
    </message>
    <message>
        <source>DSA, %1 bits</source>
        <translation>DSA，%1 位</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>其他类型</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>CloseVerdictText</name>
    <message>
        <source>The client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>A peer</source>
        <translation>一方</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the other side</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>%1, %2, which must not be sent</source>
        <translation>%1，%2，不得发送</translation>
    </message>
    <message>
        <source>%1, %2, which is for clients</source>
        <translation>%1，%2，仅供客户端使用</translation>
    </message>
    <message>
        <source>without a status code</source>
        <translation>（没有状态码）</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>（状态码 %1）</translation>
    </message>
    <message>
        <source>with %1: &quot;%2&quot;</source>
        <translation>（状态码 %1：“%2”）</translation>
    </message>
    <message>
        <source>The proxy closed the connection to both sides %1.</source>
        <translation>代理关闭了与双方的连接%1。</translation>
    </message>
    <message>
        <source>%1 closed the connection %2.</source>
        <translation>%1关闭了连接%2。</translation>
    </message>
    <message>
        <source>A rule of the protocol was broken.</source>
        <translation>违反了协议的一条规则。</translation>
    </message>
    <message>
        <source>%1 broke RFC %2 §%3: %4.</source>
        <translation>%1违反了 RFC %2 §%3：%4。</translation>
    </message>
    <message>
        <source>%1 closed the connection %2, and %3 answered.</source>
        <translation>%1关闭了连接%2，%3作了回答。</translation>
    </message>
    <message>
        <source>A message from %1 was larger than the limit here.</source>
        <translation>来自%1的消息超过了这里的上限。</translation>
    </message>
    <message>
        <source>%1 closed the connection %2, and %3 did not answer with a Close frame in time.</source>
        <translation>%1关闭了连接%2，%3没有及时用 Close 帧回答。</translation>
    </message>
    <message>
        <source>%1 closed the connection %2, and %3 ended the TCP connection (FIN) without answering with a Close frame.</source>
        <translation>%1关闭了连接%2，%3没有用 Close 帧回答就断开了 TCP 连接 (FIN)。</translation>
    </message>
    <message>
        <source>%1 closed the connection %2, and %3 reset the TCP connection (RST) without answering with a Close frame.</source>
        <translation>%1关闭了连接%2，%3没有用 Close 帧回答就重置了 TCP 连接 (RST)。</translation>
    </message>
    <message>
        <source>%1 ended the TCP connection (FIN) without sending a Close frame; its process may be gone. Applications see this as code 1006.</source>
        <translation>%1没有发 Close 帧就断开了 TCP 连接 (FIN)，其进程可能已不在。应用得到的是 1006。</translation>
    </message>
    <message>
        <source>%1 reset the TCP connection (RST) without sending a Close frame; its process may be gone. Applications see this as code 1006.</source>
        <translation>%1没有发 Close 帧就重置了 TCP 连接 (RST)，其进程可能已不在。应用得到的是 1006。</translation>
    </message>
    <message>
        <source>%1 ended the TCP connection (FIN) without ending TLS (close_notify) and without sending a Close frame: what it sent last may be missing. Applications see this as code 1006.</source>
        <translation>%1没有结束 TLS (close_notify)、也没有发 Close 帧就断开了 TCP 连接 (FIN)：它最后发的内容可能不全。应用得到的是 1006。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>A frame from %1 was begun and not finished in time.</source>
        <translation>来自%1的一帧开了头，却没有及时发完。</translation>
    </message>
    <message>
        <source>A Ping to %1 was not answered in time.</source>
        <translation>发给%1的 Ping 没有得到及时的回答。</translation>
    </message>
    <message>
        <source>The opening handshake failed.</source>
        <translation>打开握手失败。</translation>
    </message>
    <message>
        <source>The TCP connection was ended here, on request, without a closing handshake.</source>
        <translation>这一端按要求断开了 TCP 连接，没有关闭握手。</translation>
    </message>
    <message>
        <source>The connection carried no WebSocket: no opening handshake was made.</source>
        <translation>连接里没有 WebSocket：没有进行打开握手。</translation>
    </message>
    <message>
        <source>Closed %1</source>
        <translation>已关闭 %1</translation>
    </message>
    <message>
        <source>Closed without a code</source>
        <translation>已关闭，无状态码</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>Failed, a rule was broken</source>
        <translation>失败，违反规则</translation>
    </message>
    <message>
        <source>Failed, message over the limit</source>
        <translation>失败，消息超限</translation>
    </message>
    <message>
        <source>Close not answered</source>
        <translation>Close 未获回答</translation>
    </message>
    <message>
        <source>Ended without a Close frame</source>
        <translation>结束时没有 Close 帧</translation>
    </message>
    <message>
        <source>TCP connection reset</source>
        <translation>TCP 连接被重置</translation>
    </message>
    <message>
        <source>TLS cut off</source>
        <translation>TLS 被切断</translation>
    </message>
    <message>
        <source>TLS alert</source>
        <translation>TLS 警报</translation>
    </message>
    <message>
        <source>Timed out inside a frame</source>
        <translation>帧未发完即超时</translation>
    </message>
    <message>
        <source>Ping not answered</source>
        <translation>Ping 未获回答</translation>
    </message>
    <message>
        <source>Refused, %1</source>
        <translation>被拒绝，%1</translation>
    </message>
    <message>
        <source>Never opened</source>
        <translation>从未打开</translation>
    </message>
    <message>
        <source>Aborted here</source>
        <translation>在此端中止</translation>
    </message>
    <message>
        <source>No WebSocket</source>
        <translation>没有 WebSocket</translation>
    </message>
    <message>
        <source>%1 ended TLS with the alert &quot;%2&quot;, without a closing handshake. Applications see this as code 1006.</source>
        <translation>%1以警报“%2”结束了 TLS，没有关闭握手。应用得到的是 1006。</translation>
    </message>
    <message>
        <source>The proxy</source>
        <translation>代理</translation>
    </message>
</context>
<context>
    <name>ComparisonDocument</name>
    <message>
        <source>Frame %1, %2, %3, %4 B</source>
        <translation>帧 %1，%2，%3，%4 B</translation>
    </message>
    <message>
        <source>Only the begin of the messages is compared.</source>
        <translation>只比较了两条消息的开头。</translation>
    </message>
    <message>
        <source>No differences.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>The messages are the same, octet by octet.</source>
        <translation>两条消息的每个字节都相同。</translation>
    </message>
    <message>
        <source>The messages are the same.</source>
        <translation>两条消息相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n 行有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the left</source>
        <translation>
            <numerusform>%n 行只在左边</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>%n 行只在右边</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s): %1.</source>
        <translation>
            <numerusform>%n 处差异：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>As JSON they say the same: order, or how it is written, differs.</source>
        <translation>作为 JSON 二者内容相同：只是顺序或写法不同。</translation>
    </message>
</context>
<context>
    <name>ComposedMessage</name>
    <message>
        <source>These are %1 frames, and at most %2 can be composed at once</source>
        <translation>这有 %1 帧，一次最多只能编写 %2 帧</translation>
    </message>
    <message>
        <source>A length of %1 does not fit into the chosen form of length</source>
        <translation>所选的长度写法容不下 %1</translation>
    </message>
</context>
<context>
    <name>ConnectionCheck</name>
    <message>
        <source>%1 on the only frame</source>
        <translation>唯一的帧：%1</translation>
    </message>
    <message>
        <source>%1 on all %2 frames</source>
        <translation>全部 %2 个帧：%1</translation>
    </message>
    <message>
        <source>%1 on the only client frame</source>
        <translation>唯一的客户端帧：%1</translation>
    </message>
    <message>
        <source>%1 on all %2 client frames</source>
        <translation>全部 %2 个客户端帧：%1</translation>
    </message>
    <message>
        <source>%1 on the only server frame</source>
        <translation>唯一的服务器帧：%1</translation>
    </message>
    <message>
        <source>%1 on all %2 server frames</source>
        <translation>全部 %2 个服务器帧：%1</translation>
    </message>
    <message>
        <source>%1 on the only control frame</source>
        <translation>唯一的控制帧：%1</translation>
    </message>
    <message>
        <source>%1 on all %2 control frames</source>
        <translation>全部 %2 个控制帧：%1</translation>
    </message>
    <message>
        <source>%1 on %2 of %3 frames, first on %4</source>
        <translation>%3 个帧中有 %2 个 %1，首个是%4</translation>
    </message>
    <message>
        <source>%1 on %2 of %3 client frames, first on %4</source>
        <translation>%3 个客户端帧中有 %2 个 %1，首个是%4</translation>
    </message>
    <message>
        <source>%1 on %2 of %3 server frames, first on %4</source>
        <translation>%3 个服务器帧中有 %2 个 %1，首个是%4</translation>
    </message>
    <message>
        <source>%1 on %2 of %3 control frames, first on %4</source>
        <translation>%3 个控制帧中有 %2 个 %1，首个是%4</translation>
    </message>
    <message>
        <source>Fragments out of order on %1 of %2 frames, first on %3</source>
        <translation>%2 个帧中有 %1 个分片次序有误，首个是%3</translation>
    </message>
    <message>
        <source>No message is in fragments</source>
        <translation>没有消息分片</translation>
    </message>
    <message>
        <source>1 message in fragments, all in order</source>
        <translation>1 条消息分片，次序全部正确</translation>
    </message>
    <message>
        <source>%1 messages in fragments, all in order</source>
        <translation>%1 条消息分片，次序全部正确</translation>
    </message>
    <message>
        <source>permessage-deflate was agreed on, and not used</source>
        <translation>已商定 permessage-deflate，但未使用</translation>
    </message>
    <message>
        <source>RSV1 = 1 on first frames of messages only</source>
        <translation>只有消息的首帧 RSV1 = 1</translation>
    </message>
    <message>
        <source>RSV1 = 1 on %1, which begins no message</source>
        <translation>%1 RSV1 = 1，却不是消息的首帧</translation>
    </message>
    <message>
        <source>RSV1 = 1 on %1 frames that begin no message, first on %2</source>
        <translation>%1 个不是消息首帧的帧 RSV1 = 1，首个是%2</translation>
    </message>
    <message>
        <source>permessage-deflate was agreed on</source>
        <translation>已商定 permessage-deflate</translation>
    </message>
    <message>
        <source>%1 of %2 messages compressed</source>
        <translation>%2 条消息中有 %1 条经过压缩</translation>
    </message>
    <message>
        <source>An extension was agreed on that may give it a meaning: %1</source>
        <translation>已商定的扩展可能赋予它含义：%1</translation>
    </message>
    <message>
        <source>No extension was agreed on that gives it a meaning</source>
        <translation>没有商定赋予它含义的扩展</translation>
    </message>
    <message>
        <source>A defined opcode</source>
        <translation>操作码有定义</translation>
    </message>
    <message>
        <source>A reserved opcode</source>
        <translation>使用保留操作码</translation>
    </message>
    <message>
        <source>1 masked frame, 1 key</source>
        <translation>1 个有掩码的帧，1 个键</translation>
    </message>
    <message>
        <source>%1 frames, %2 different keys</source>
        <translation>%1 个帧，%2 个不同的键</translation>
    </message>
    <message>
        <source>%1 frames, %2 different keys: chance alone repeats as many</source>
        <translation>%1 个帧，%2 个不同的键：随机也会有这么多重复</translation>
    </message>
    <message>
        <source>%1 frames, all with the same key, again first on %2</source>
        <translation>%1 个帧全用同一个键，首次重复是%2</translation>
    </message>
    <message>
        <source>%1 frames, only %2 different keys, one again first on %3</source>
        <translation>%1 个帧，只有 %2 个不同的键，首次重复是%3</translation>
    </message>
    <message>
        <source>Only the first %1 masked frames were compared</source>
        <translation>只比较了前 %1 个有掩码的帧</translation>
    </message>
    <message>
        <source>The shortest form</source>
        <translation>长度采用最短形式</translation>
    </message>
    <message>
        <source>A longer form than needed</source>
        <translation>长度形式过长</translation>
    </message>
    <message>
        <source>The longest payload has 1 octet</source>
        <translation>最长的载荷有 1 个字节</translation>
    </message>
    <message>
        <source>The longest payload has %1 octets</source>
        <translation>最长的载荷有 %1 个字节</translation>
    </message>
    <message>
        <source>At most 125 octets</source>
        <translation>不超过 125 个字节</translation>
    </message>
    <message>
        <source>More than 125 octets</source>
        <translation>超过 125 个字节</translation>
    </message>
    <message>
        <source>Invalid UTF-8 in %1 of %2 text messages, first in %3</source>
        <translation>%2 条文本消息中有 %1 条 UTF-8 无效，首个在%3</translation>
    </message>
    <message>
        <source>Valid UTF-8 in the only text message</source>
        <translation>唯一的文本消息 UTF-8 有效</translation>
    </message>
    <message>
        <source>Valid UTF-8 in all %1 text messages</source>
        <translation>全部 %1 条文本消息 UTF-8 有效</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1h%2m</source>
        <translation>%1h%2m</translation>
    </message>
    <message>
        <source>%1d%2h</source>
        <translation>%1d%2h</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>Never connected</source>
        <translation>从未连上</translation>
    </message>
    <message>
        <source>plain TCP %1 %2</source>
        <translation>明文 TCP %1 %2</translation>
    </message>
    <message>
        <source>%1, not verified</source>
        <translation>%1，未验证</translation>
    </message>
    <message>
        <source>%1, %2 %3 %4</source>
        <translation>%1，%2 %3 %4</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>TLS, not verified</source>
        <translation>TLS，未验证</translation>
    </message>
    <message>
        <source>violations: %1</source>
        <translation>违规：%1</translation>
    </message>
    <message>
        <source>frames to the server: %1</source>
        <translation>发往服务器的帧：%1</translation>
    </message>
    <message>
        <source>frames to the client: %1</source>
        <translation>发往客户端的帧：%1</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>没有 TLS</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>拦下 %1</translation>
    </message>
    <message>
        <source>held by the proxy: %1</source>
        <translation>代理拦下：%1</translation>
    </message>
</context>
<context>
    <name>CurlReader</name>
    <message>
        <source>%1 has no counterpart here and was left out.</source>
        <translation>%1 在这里没有对应的选项，已略去。</translation>
    </message>
    <message>
        <source>%1 is not known here and was left out.</source>
        <translation>这里不认识 %1，已略去。</translation>
    </message>
    <message>
        <source>%1 stands without its argument and was left out.</source>
        <translation>%1 缺少参数，已略去。</translation>
    </message>
    <message>
        <source>The file of cookies %1 is not read.</source>
        <translation>不读取 Cookie 文件 %1。</translation>
    </message>
    <message>
        <source>The method %1 was left out: an opening handshake is a GET (RFC 6455 §4.1). Raw request can send another.</source>
        <translation>略去了方法 %1：打开握手是 GET (RFC 6455 §4.1)。用“原始请求”可以发送别的方法。</translation>
    </message>
    <message>
        <source>What follows after %1 is another request and was left out.</source>
        <translation>%1 之后是另一个请求，已略去。</translation>
    </message>
    <message>
        <source>The pass phrase of the certificate was left out: keys are read without.</source>
        <translation>略去了证书的口令：只读取没有口令的私钥。</translation>
    </message>
    <message>
        <source>Another URL, %1, was left out: one connection has one.</source>
        <translation>略去了另一个 URL %1：一条连接只有一个。</translation>
    </message>
    <message>
        <source>The file of headers %1 is not read.</source>
        <translation>不读取头字段文件 %1。</translation>
    </message>
    <message>
        <source>The header %1 has no colon and was left out, as curl does.</source>
        <translation>头字段 %1 没有冒号，已像 curl 那样略去。</translation>
    </message>
    <message>
        <source>There are more than 200 cookies: the others were left out.</source>
        <translation>Cookie 超过 200 个：其余的已略去。</translation>
    </message>
    <message>
        <source>There are more than 200 headers: the others were left out.</source>
        <translation>头字段超过 200 个：其余的已略去。</translation>
    </message>
    <message>
        <source>it does not begin with curl</source>
        <translation>它不以 curl 开头</translation>
    </message>
    <message>
        <source>it names no URL</source>
        <translation>它没有写 URL</translation>
    </message>
    <message>
        <source>What follows behind the command was left out.</source>
        <translation>命令后面的内容已略去。</translation>
    </message>
    <message>
        <source>Variables and commands of the shell were not replaced: they stand as they are.</source>
        <translation>shell 的变量和命令没有替换，保持原样。</translation>
    </message>
</context>
<context>
    <name>DecodedImage</name>
    <message>
        <source>These octets do not begin as a picture does.</source>
        <translation>这些字节不像图片的开头。</translation>
    </message>
    <message>
        <source>This is a %1 picture, which the installed Qt cannot read.</source>
        <translation>这是 %1 图片，已安装的 Qt 读不了它。</translation>
    </message>
    <message>
        <source>The %1 picture does not say how large it is.</source>
        <translation>这张 %1 图片没有说明自己有多大。</translation>
    </message>
    <message>
        <source>The %1 picture of %2 × %3 pixels is too large to be shown.</source>
        <translation>这张 %1 图片有 %2 × %3 像素，太大，无法显示。</translation>
    </message>
    <message>
        <source>The %1 picture cannot be decoded: %2.</source>
        <translation>无法解码这张 %1 图片：%2。</translation>
    </message>
</context>
<context>
    <name>DocumentFile</name>
    <message>
        <source>it is larger than %1 MiB</source>
        <translation>它超过 %1 MiB</translation>
    </message>
    <message>
        <source>%1 (format %2)</source>
        <translation>%1（格式 %2）</translation>
    </message>
    <message>
        <source>it names no format</source>
        <translation>它没有写明格式</translation>
    </message>
</context>
<context>
    <name>EnvironmentFile</name>
    <message>
        <source>&quot;%1&quot; cannot be read</source>
        <translation>“%1”无法读取</translation>
    </message>
    <message>
        <source>it has too many environments</source>
        <translation>它的环境太多</translation>
    </message>
    <message>
        <source>environment %1 cannot be read</source>
        <translation>环境 %1 无法读取</translation>
    </message>
</context>
<context>
    <name>ErrorSentence</name>
    <message>
        <source>Check the headers of the request.</source>
        <translation>请检查请求的头字段。</translation>
    </message>
    <message>
        <source>Add an Authorization header, or check the one that was sent.</source>
        <translation>请加上 Authorization 头字段，或检查已发送的那个。</translation>
    </message>
    <message>
        <source>Check the Origin header and the credentials.</source>
        <translation>请检查 Origin 头字段和凭据。</translation>
    </message>
    <message>
        <source>Check the path in the URL.</source>
        <translation>请检查 URL 里的路径。</translation>
    </message>
    <message>
        <source>A proxy on the way asks for credentials.</source>
        <translation>路上的代理要求凭据。</translation>
    </message>
    <message>
        <source>Check the Upgrade and Sec-WebSocket-Version headers.</source>
        <translation>请检查 Upgrade 和 Sec-WebSocket-Version 头字段。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Connect to the address in the Location header of the response.</source>
        <translation>请连接到响应的 Location 头字段里的地址。</translation>
    </message>
    <message>
        <source>The log of the server should say why.</source>
        <translation>服务器的日志里应有原因。</translation>
    </message>
    <message>
        <source>Check that the URL leads to a WebSocket server.</source>
        <translation>请检查 URL 是否指向 WebSocket 服务器。</translation>
    </message>
    <message>
        <source>Put a user name and a password that it knows into its URL.</source>
        <translation>请把它认得的用户名和口令写进它的 URL。</translation>
    </message>
    <message>
        <source>Check the server&apos;s host and port, and what the proxy allows.</source>
        <translation>请检查服务器的主机和端口，以及代理允许什么。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a WebSocket URL. Write ws:// or wss://, then a host, for example ws://localhost:8080/chat.</source>
        <translation>“%1”不是 WebSocket URL。请写 ws:// 或 wss://，再写主机，例如 ws://localhost:8080/chat。</translation>
    </message>
    <message>
        <source>This cannot be used: %1. Correct it and try again.</source>
        <translation>这个用不了：%1。请改正后再试。</translation>
    </message>
    <message>
        <source>The host %1 was not found. Check its name and your network connection.</source>
        <translation>找不到主机 %1。请检查它的名字和网络连接。</translation>
    </message>
    <message>
        <source>%1 refused the connection. Check that a server listens there.</source>
        <translation>%1 拒绝了连接。请检查那里是否有服务器在监听。</translation>
    </message>
    <message>
        <source>The connection was lost: %1. Connect again if it is still needed.</source>
        <translation>连接断了：%1。如仍需要，请重新连接。</translation>
    </message>
    <message>
        <source>The network failed: %1. Check the address and your network connection.</source>
        <translation>网络出错：%1。请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>TLS could not be set up: %1. Check that both sides speak it on this port: the client does if its URL begins with wss://.</source>
        <translation>无法建立 TLS：%1。请检查双方在这个端口上是否都使用 TLS：客户端的 URL 以 wss:// 开头时才使用。</translation>
    </message>
    <message>
        <source>The other side ended TLS with the alert &quot;%1&quot;. Check the certificates and the TLS settings of both sides.</source>
        <translation>对方以警报“%1”结束了 TLS。请检查双方的证书和 TLS 设置。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the host and the port, and whether a firewall is in between.</source>
        <translation>%1 没有及时回答。请检查主机和端口，以及中间是否有防火墙。</translation>
    </message>
    <message>
        <source>%1 took the TCP connection and did not finish the TLS handshake in time. Check that it speaks TLS on this port.</source>
        <translation>%1 接受了 TCP 连接，却没有及时完成 TLS 握手。请检查它在这个端口上是否使用 TLS。</translation>
    </message>
    <message>
        <source>%1 did not finish the opening handshake in time. Check that it speaks WebSocket.</source>
        <translation>%1 没有及时完成打开握手。请检查它是否使用 WebSocket。</translation>
    </message>
    <message>
        <source>The opening handshake was answered with %1, not with 101.</source>
        <translation>打开握手得到的回答是 %1，而不是 101。</translation>
    </message>
    <message>
        <source>The opening handshake breaks the protocol: %1. Check that the other side speaks WebSocket as RFC 6455 has it.</source>
        <translation>打开握手违反了协议：%1。请检查对方的 WebSocket 是否符合 RFC 6455。</translation>
    </message>
    <message>
        <source>The head of the opening handshake is larger than the limit of %1 octets. Check that the other side speaks WebSocket.</source>
        <translation>打开握手的头超过 %1 个字节的上限。请检查对方是否使用 WebSocket。</translation>
    </message>
    <message>
        <source>Cannot listen on %1. Choose another address or port.</source>
        <translation>无法在 %1 上监听。请另选地址或端口。</translation>
    </message>
    <message>
        <source>Cannot read %1. Check the path and its permissions.</source>
        <translation>无法读取 %1。请检查路径和权限。</translation>
    </message>
    <message>
        <source>Cannot write %1. Check the path, its permissions and the space on the disk.</source>
        <translation>无法写入 %1。请检查路径、权限和磁盘空间。</translation>
    </message>
    <message>
        <source>%1 exists already and is not overwritten. Choose another name, or remove it first.</source>
        <translation>%1 已经存在，不会覆盖。请另取名字，或先删除它。</translation>
    </message>
    <message>
        <source>The file is damaged, or not what it should be: %1. Use a copy of it, if there is one.</source>
        <translation>文件已损坏，或不是应有的内容：%1。如有副本，请使用副本。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Framescope. Update to read it.</source>
        <translation>%1 由更新版本的 Framescope 写成。请升级后读取。</translation>
    </message>
    <message>
        <source>The local certificate authority cannot be used: %1. Correct that, or remove the file: a new authority is made then, which has to be trusted anew.</source>
        <translation>本地证书颁发机构用不了：%1。请改正，或删除该文件：届时会新建一个机构，需要重新信任。</translation>
    </message>
    <message>
        <source>The proxy on the way cannot be reached: %1. Check its host and port.</source>
        <translation>连不上路上的代理：%1。请检查它的主机和端口。</translation>
    </message>
    <message>
        <source>The proxy on the way refused to connect: %1.</source>
        <translation>路上的代理拒绝连接：%1。</translation>
    </message>
    <message>
        <source>The proxy on the way does not answer as one: %1. Check its port, and whether it speaks HTTP or SOCKS5.</source>
        <translation>路上的代理回答得不像代理：%1。请检查它的端口，以及它用的是 HTTP 还是 SOCKS5。</translation>
    </message>
    <message>
        <source>The proxy on the way, %1, did not connect in time. Check that it can reach the server.</source>
        <translation>路上的代理 %1 没有及时连上。请检查它能否到达服务器。</translation>
    </message>
    <message>
        <source>%1 is this proxy itself. Choose another target.</source>
        <translation>%1 就是这个代理自己。请另选目标。</translation>
    </message>
    <message>
        <source>The capture lacks %1. Frames in and around that could not be read.</source>
        <translation>抓包里缺少 %1。其中及其前后的帧无法读取。</translation>
    </message>
    <message>
        <source>Nothing was sent, because the connection is not open (%1). Connect again first.</source>
        <translation>什么都没有发送，因为连接没有打开（%1）。请先重新连接。</translation>
    </message>
    <message>
        <source>Nothing was sent, because the connection is not open. Connect again first.</source>
        <translation>什么都没有发送，因为连接没有打开。请先重新连接。</translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted: %1. An authority of your own can be added to those that are, and verification switched off, for each connection.</source>
        <translation>服务器的证书不受信任：%1。可以为每个连接添加您自己的颁发机构，也可以关闭验证。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>%1 is of no format that is known (%2)</source>
        <translation>%1 不是已知的格式 (%2)</translation>
    </message>
    <message>
        <source>a string is longer than the limit of %1 octets</source>
        <translation>有字符串超过 %1 个字节的上限</translation>
    </message>
    <message>
        <source>there are too many entries, or values too deep in each other</source>
        <translation>条目太多，或值嵌套太深</translation>
    </message>
    <message>
        <source>%1: line %2, column %3: %4</source>
        <translation>%1：第 %2 行第 %3 列：%4</translation>
    </message>
    <message>
        <source>%1: it is no HTTP archive, there is no &quot;log&quot;</source>
        <translation>%1：它不是 HTTP 归档，没有“log”</translation>
    </message>
    <message>
        <source>HAR holds messages, not frames: each of the %1 messages became one frame, uncompressed, those of clients with a masking-key of zeros.</source>
        <translation>HAR 存的是消息而不是帧：%1 条消息各成为一帧，未压缩，客户端的掩码键为全 0。</translation>
    </message>
    <message>
        <source>There is no WebSocket connection in it.</source>
        <translation>其中没有 WebSocket 连接。</translation>
    </message>
    <message>
        <source>Entries that are no WebSocket connections were left out: %1.</source>
        <translation>略去了不是 WebSocket 连接的条目：%1。</translation>
    </message>
    <message>
        <source>Messages that are neither text nor binary, or of an unknown type, were left out: %1.</source>
        <translation>略去了既非文本也非二进制或类型未知的消息：%1。</translation>
    </message>
    <message>
        <source>Binary messages that are not Base64 were taken as they stand: %1.</source>
        <translation>不是 Base64 的二进制消息按原样收下：%1。</translation>
    </message>
    <message>
        <source>Messages without a time were given that of what comes before them.</source>
        <translation>没有时间的消息用了它前面内容的时间。</translation>
    </message>
    <message>
        <source>HAR has no control frames: %1 were left out.</source>
        <translation>HAR 没有控制帧：略去了 %1 个。</translation>
    </message>
    <message>
        <source>HAR has no fragments: %1 frames were merged into their messages.</source>
        <translation>HAR 没有分片：%1 帧并入了所属的消息。</translation>
    </message>
    <message>
        <source>HAR has no incomplete messages: %1 frames of such were left out.</source>
        <translation>HAR 没有不完整的消息：略去了其中的 %1 帧。</translation>
    </message>
    <message>
        <source>HAR has no compression: %1 messages are written decompressed.</source>
        <translation>HAR 没有压缩：%1 条消息写成了解压后的。</translation>
    </message>
    <message>
        <source>%1 messages that could not be decompressed are written as binary, compressed.</source>
        <translation>%1 条无法解压的消息写成了二进制，仍是压缩的。</translation>
    </message>
    <message>
        <source>%1 text messages are not UTF-8: what is not was replaced by U+FFFD.</source>
        <translation>%1 条文本消息不是 UTF-8：不合法的部分换成了 U+FFFD。</translation>
    </message>
    <message>
        <source>HAR has no headers of frames: %1 masking-keys were left out.</source>
        <translation>HAR 没有帧的头部：略去了 %1 个掩码键。</translation>
    </message>
    <message>
        <source>HAR has no violations: those of %1 frames were left out.</source>
        <translation>HAR 没有违规：略去了 %1 帧的违规。</translation>
    </message>
    <message>
        <source>HAR has no annotations: those of %1 frames were left out.</source>
        <translation>HAR 没有批注：略去了 %1 帧的批注。</translation>
    </message>
    <message>
        <source>%1 connections without an opening handshake were left out.</source>
        <translation>略去了 %1 条没有打开握手的连接。</translation>
    </message>
    <message>
        <source>connections are counted from 1</source>
        <translation>连接从 1 开始编号</translation>
    </message>
    <message>
        <source>four octets are expected</source>
        <translation>应为四个字节</translation>
    </message>
    <message>
        <source>these octets and the masking-key are no header of a frame</source>
        <translation>这些字节和掩码键不构成帧的头部</translation>
    </message>
    <message>
        <source>16 numbers are expected</source>
        <translation>应为 16 个数</translation>
    </message>
    <message>
        <source>the line of the session is expected</source>
        <translation>应为会话那一行</translation>
    </message>
    <message>
        <source>&quot;session&quot; is expected in the first line</source>
        <translation>第一行应有“session”</translation>
    </message>
    <message>
        <source>there is no such format</source>
        <translation>没有这样的格式</translation>
    </message>
    <message>
        <source>a date and time as of ISO 8601 is expected</source>
        <translation>应为 ISO 8601 的日期和时间</translation>
    </message>
    <message>
        <source>the line is longer than the limit of %1 octets</source>
        <translation>这一行超过 %1 个字节的上限</translation>
    </message>
    <message>
        <source>strings are expected</source>
        <translation>应为字符串</translation>
    </message>
    <message>
        <source>this says no end of a connection</source>
        <translation>这不是连接的结束方式</translation>
    </message>
    <message>
        <source>a frame up to this one is expected</source>
        <translation>应为不大于这一帧的帧</translation>
    </message>
    <message>
        <source>it has more octets than the header announces</source>
        <translation>字节比头部声明的多</translation>
    </message>
    <message>
        <source>a greater one than that of the frame before is expected</source>
        <translation>应大于前一帧的</translation>
    </message>
    <message>
        <source>a note has up to %1 octets, and a session up to %2 annotations</source>
        <translation>批注最多 %1 个字节，一个会话最多 %2 条批注</translation>
    </message>
    <message>
        <source>they do not fit an event of this kind</source>
        <translation>它们不适合这种事件</translation>
    </message>
    <message>
        <source>The ids of the frames have gaps: they were numbered anew from 1.</source>
        <translation>帧的编号不连续：已从 1 起重新编号。</translation>
    </message>
    <message>
        <source>%1 connections have frames but no object of their own.</source>
        <translation>%1 条连接有帧，却没有自己的对象。</translation>
    </message>
    <message>
        <source>%1 messages do not follow their final frame and were left out.</source>
        <translation>%1 条消息没有跟在其最后一帧之后，已略去。</translation>
    </message>
    <message>
        <source>%1 events have no &quot;details&quot; and were left out.</source>
        <translation>%1 个事件没有“details”，已略去。</translation>
    </message>
    <message>
        <source>%1 objects are of a kind that is not known and were left out.</source>
        <translation>%1 个对象属于未知的种类，已略去。</translation>
    </message>
    <message>
        <source>objects and arrays stand more than %1 deep in each other</source>
        <translation>对象和数组的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>没有“%1”</translation>
    </message>
    <message>
        <source>a string is expected</source>
        <translation>应为字符串</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>a number from 0 to %1 is expected</source>
        <translation>应为 0 到 %1 的数</translation>
    </message>
    <message>
        <source>seconds are expected</source>
        <translation>应为秒数</translation>
    </message>
    <message>
        <source>octets in hex are expected</source>
        <translation>应为十六进制的字节</translation>
    </message>
    <message>
        <source>it is not Base64</source>
        <translation>它不是 Base64</translation>
    </message>
    <message>
        <source>an array is expected</source>
        <translation>应为数组</translation>
    </message>
    <message>
        <source>%1: octet %2: %3</source>
        <translation>%1：字节 %2：%3</translation>
    </message>
    <message>
        <source>the length of a flow is expected</source>
        <translation>应为流的长度</translation>
    </message>
    <message>
        <source>the file ends inside a flow</source>
        <translation>文件在一个流的中间结束</translation>
    </message>
    <message>
        <source>what stands before this is no flow</source>
        <translation>这之前的内容不是流</translation>
    </message>
    <message>
        <source>mitmproxy records messages, not frames: each of the %1 messages became one frame, uncompressed, those of clients with a masking-key of zeros.</source>
        <translation>mitmproxy 记录的是消息而不是帧：%1 条消息各成为一帧，未压缩，客户端的掩码键为全 0。</translation>
    </message>
    <message>
        <source>Flows that are no WebSocket connections were left out: %1.</source>
        <translation>略去了不是 WebSocket 连接的流：%1。</translation>
    </message>
    <message>
        <source>Messages that are neither text nor binary were left out: %1.</source>
        <translation>略去了既非文本也非二进制的消息：%1。</translation>
    </message>
    <message>
        <source>Messages that mitmproxy did not pass on are among them: %1.</source>
        <translation>其中包括 mitmproxy 没有转发的消息：%1。</translation>
    </message>
    <message>
        <source>Flows over the limit of %1 octets were left out: %2.</source>
        <translation>略去了超过 %1 个字节上限的流：%2。</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>在第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>What went through TLS is written in the clear, on port 80 instead of 443 (connections: %1).</source>
        <translation>走 TLS 的内容写成了明文，端口用 80 而不是 443（连接数：%1）。</translation>
    </message>
    <message>
        <source>The session does not know all addresses: some are made up (connections: %1).</source>
        <translation>会话没有全部的地址：有一些是编造的（连接数：%1）。</translation>
    </message>
    <message>
        <source>The session does not have all opening handshakes: some are made up (connections: %1).</source>
        <translation>会话没有全部的打开握手：有一些是编造的（连接数：%1）。</translation>
    </message>
    <message>
        <source>Octets of frames are missing in the session, and so in the capture (frames: %1).</source>
        <translation>会话里缺少一些帧的字节，抓包里也就没有（帧数：%1）。</translation>
    </message>
    <message>
        <source>%1: after %2 packets: %3</source>
        <translation>%1：%2 个数据包之后：%3</translation>
    </message>
    <message>
        <source>%1: packets of the link type %2 cannot be read</source>
        <translation>%1：无法读取链路类型为 %2 的数据包</translation>
    </message>
    <message>
        <source>There is no WebSocket connection in it whose opening handshake was captured in plain text.</source>
        <translation>其中没有以明文抓到打开握手的 WebSocket 连接。</translation>
    </message>
    <message>
        <source>TCP connections without an opening handshake of WebSocket were left out: %1.</source>
        <translation>略去了没有 WebSocket 打开握手的 TCP 连接：%1。</translation>
    </message>
    <message>
        <source>Packets that carry no TCP, or not all of it, were left out: %1.</source>
        <translation>略去了不含 TCP 或只含一部分的数据包：%1。</translation>
    </message>
    <message>
        <source>Packets were captured only in part: %1.</source>
        <translation>只抓到一部分的数据包：%1。</translation>
    </message>
    <message>
        <source>The capture lacks %1 octets, in %2 places: see the events of the connections.</source>
        <translation>抓包里缺少 %1 个字节，共 %2 处：见各连接的事件。</translation>
    </message>
    <message>
        <source>Messages over the limit of %1 octets were not assembled (connections: %2).</source>
        <translation>超过 %1 个字节上限的消息没有拼合（连接数：%2）。</translation>
    </message>
    <message>
        <source>Values and matches that were blanked: %1.</source>
        <translation>已抹去的值和匹配：%1。</translation>
    </message>
    <message>
        <source>Compressed messages that had to be compressed anew, so that they have other lengths: %1.</source>
        <translation>不得不重新压缩、因而长度有变的压缩消息：%1。</translation>
    </message>
    <message>
        <source>Compressed messages that could not be decompressed were blanked whole: %1.</source>
        <translation>无法解压、因而整条抹去的压缩消息：%1。</translation>
    </message>
    <message>
        <source>%1 is a pipe: the format has to be told by its name (%2)</source>
        <translation>%1 是管道：格式要由它的名称说明 (%2)</translation>
    </message>
</context>
<context>
    <name>ExerciseChecker</name>
    <message>
        <source>Almost. Compare bit %1.</source>
        <translation>差一点。请比较第 %1 位。</translation>
    </message>
    <message>
        <source>Not yet: %1 bits are different, bit %2 is the first.</source>
        <translation>还不对：有 %1 位不同，第一个是第 %2 位。</translation>
    </message>
    <message>
        <source>There is no frame or connection yet that this asks about.</source>
        <translation>还没有这里所问的帧或连接。</translation>
    </message>
    <message>
        <source>An octet is written like 0x4D, or as eight bits.</source>
        <translation>字节写成 0x4D 这样，或写成八个二进制位。</translation>
    </message>
    <message>
        <source>A number is expected.</source>
        <translation>应为一个数。</translation>
    </message>
    <message>
        <source>It is more than that.</source>
        <translation>比这个大。</translation>
    </message>
    <message>
        <source>It is less than that.</source>
        <translation>比这个小。</translation>
    </message>
    <message>
        <source>That is not what crossed the wire here.</source>
        <translation>这里网线上经过的不是这个。</translation>
    </message>
    <message>
        <source>Nothing was answered yet.</source>
        <translation>还没有作答。</translation>
    </message>
    <message>
        <source>Not yet. The hint may help.</source>
        <translation>还不对。看看提示也许有帮助。</translation>
    </message>
    <message>
        <source>Not this one. Read the step once more.</source>
        <translation>不是这个。请再读一遍这一步。</translation>
    </message>
</context>
<context>
    <name>FieldExplanation</name>
    <message>
        <source>from the client to the server</source>
        <translation>由客户端发往服务器</translation>
    </message>
    <message>
        <source>from the server to the client</source>
        <translation>由服务器发往客户端</translation>
    </message>
    <message>
        <source>%1 frame</source>
        <translation>%1帧</translation>
    </message>
    <message>
        <source>It went %1 with %2 of payload, %3.</source>
        <translation>%1，载荷 %2，%3。</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>有掩码</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>Its header announces %1 octets: the others never came.</source>
        <translation>头部声明了 %1 个字节：其余的始终没有到。</translation>
    </message>
    <message>
        <source>Every frame has this format: a header of 2 to 14 octets, then the payload. Select a field to see what it says here.</source>
        <translation>每一帧都是这个格式：2 到 14 个字节的头部，然后是载荷。选中一个字段，看它在这里说了什么。</translation>
    </message>
    <message>
        <source>This is the whole control frame. Control frames are never fragments.</source>
        <translation>这就是整个控制帧。控制帧从不分片。</translation>
    </message>
    <message>
        <source>This control frame says that more of it follows, which it must not.</source>
        <translation>这个控制帧说后面还有，而这是不允许的。</translation>
    </message>
    <message>
        <source>Control frames are not fragmented: FIN is 1 on each of them.</source>
        <translation>控制帧不分片：每个控制帧的 FIN 都是 1。</translation>
    </message>
    <message>
        <source>FIN is 0 on a control frame.</source>
        <translation>控制帧的 FIN 是 0。</translation>
    </message>
    <message>
        <source>The last fragment: with it the message of %1 frames is complete. It began with %2.</source>
        <translation>最后一个分片：到这里，由 %1 帧组成的消息就完整了。它从%2开始。</translation>
    </message>
    <message>
        <source>The last fragment of its message.</source>
        <translation>它所属消息的最后一个分片。</translation>
    </message>
    <message>
        <source>A fragmented message ends with a frame that has FIN = 1 and opcode 0x0.</source>
        <translation>分片的消息以 FIN = 1、操作码 0x0 的帧结束。</translation>
    </message>
    <message>
        <source>The message is complete in this one frame.</source>
        <translation>这一帧就是完整的消息。</translation>
    </message>
    <message>
        <source>A message that is not fragmented is a single frame with FIN = 1 and an opcode other than 0x0.</source>
        <translation>不分片的消息只有一帧，FIN = 1，操作码不是 0x0。</translation>
    </message>
    <message>
        <source>a frame with opcode 0x0 follows although no message is open.</source>
        <translation>没有未完的消息，却来了操作码为 0x0 的帧。</translation>
    </message>
    <message>
        <source>More fragments follow. The message that starts here ends at the first frame with FIN = 1, %1.</source>
        <translation>后面还有分片。从这里开始的消息到第一个 FIN = 1 的帧结束，即%1。</translation>
    </message>
    <message>
        <source>More fragments follow. The message ends at the first frame with FIN = 1, %1.</source>
        <translation>后面还有分片。消息到第一个 FIN = 1 的帧结束，即%1。</translation>
    </message>
    <message>
        <source>More fragments follow. The message that starts here has not ended yet.</source>
        <translation>后面还有分片。从这里开始的消息还没有结束。</translation>
    </message>
    <message>
        <source>More fragments follow. The message has not ended yet.</source>
        <translation>后面还有分片。消息还没有结束。</translation>
    </message>
    <message>
        <source>Later fragments carry opcode 0x0. Control frames may come between them, other data frames may not.</source>
        <translation>后面的分片操作码是 0x0。它们之间可以插控制帧，不可以插别的数据帧。</translation>
    </message>
    <message>
        <source>a new TEXT or BIN frame starts before FIN = 1.</source>
        <translation>FIN = 1 之前又开始了新的文本帧或二进制帧。</translation>
    </message>
    <message>
        <source>Where permessage-deflate is agreed, this says that the message is compressed: the payload is DEFLATE data.</source>
        <translation>商定了 permessage-deflate 时，它表示消息经过压缩：载荷是 DEFLATE 数据。</translation>
    </message>
    <message>
        <source>It is set on a frame where permessage-deflate gives it no meaning.</source>
        <translation>这一帧上，permessage-deflate 没有赋予它含义，它却是 1。</translation>
    </message>
    <message>
        <source>Not set on a later fragment: only the first one says that the message is compressed.</source>
        <translation>后面的分片上不置位：只由第一个分片说明消息经过压缩。</translation>
    </message>
    <message>
        <source>Not set: the payload is not compressed.</source>
        <translation>没有置位：载荷没有压缩。</translation>
    </message>
    <message>
        <source>permessage-deflate sets RSV1 on the first frame of a compressed message, and on no other.</source>
        <translation>permessage-deflate 只在压缩消息的第一帧上置 RSV1，别的帧都不置。</translation>
    </message>
    <message>
        <source>it is set and no extension with a meaning for it was agreed.</source>
        <translation>它是 1，却没有商定赋予它含义的扩展。</translation>
    </message>
    <message>
        <source>it is set on a control frame or on a later fragment.</source>
        <translation>它在控制帧或后面的分片上是 1。</translation>
    </message>
    <message>
        <source>Set, although no extension in common use gives it a meaning.</source>
        <translation>是 1，尽管常用的扩展都没有赋予它含义。</translation>
    </message>
    <message>
        <source>Not set. It is kept for extensions.</source>
        <translation>没有置位。它留给扩展使用。</translation>
    </message>
    <message>
        <source>It is 0 unless the opening handshake agreed on an extension that defines it.</source>
        <translation>除非打开握手商定了定义它的扩展，否则为 0。</translation>
    </message>
    <message>
        <source>it is 1 and no agreed extension gives it a meaning. The receiver fails the connection.</source>
        <translation>它是 1，而商定的扩展都没有赋予它含义。接收方会让连接失败。</translation>
    </message>
    <message>
        <source>A further fragment of the message that is open in this direction.</source>
        <translation>这个方向上未完消息的又一个分片。</translation>
    </message>
    <message>
        <source>A further fragment of the %1 message that began with %2.</source>
        <translation>%1消息的又一个分片，该消息从%2开始。</translation>
    </message>
    <message>
        <source>All fragments are of the type that the first one&apos;s opcode names. They arrive in order, and no other message comes between them.</source>
        <translation>所有分片的类型都由第一个分片的操作码说明。它们按顺序到达，中间不会插进别的消息。</translation>
    </message>
    <message>
        <source>no fragmented message is open.</source>
        <translation>没有未完的分片消息。</translation>
    </message>
    <message>
        <source>A text message: its payload is UTF-8.</source>
        <translation>文本消息：载荷是 UTF-8。</translation>
    </message>
    <message>
        <source>The first fragment of a text message. A character may be cut at its end.</source>
        <translation>文本消息的第一个分片。它的末尾可能把一个字符切开。</translation>
    </message>
    <message>
        <source>The message as a whole is valid UTF-8, though a single fragment need not be.</source>
        <translation>整条消息是合法的 UTF-8，单个分片则不一定。</translation>
    </message>
    <message>
        <source>the message is not valid UTF-8. The receiver fails the connection, with code 1007.</source>
        <translation>消息不是合法的 UTF-8。接收方会用 1007 让连接失败。</translation>
    </message>
    <message>
        <source>an earlier message is still open.</source>
        <translation>前一条消息还没有结束。</translation>
    </message>
    <message>
        <source>A binary message: any octets, whose meaning is the application&apos;s.</source>
        <translation>二进制消息：任意字节，含义由应用决定。</translation>
    </message>
    <message>
        <source>The first fragment of a binary message.</source>
        <translation>二进制消息的第一个分片。</translation>
    </message>
    <message>
        <source>What the octets of a binary message mean is up to the application.</source>
        <translation>二进制消息里字节的含义由应用决定。</translation>
    </message>
    <message>
        <source>A heartbeat: the other side answers with a Pong that carries the same octets.</source>
        <translation>心跳：对方用带着同样字节的 Pong 回答。</translation>
    </message>
    <message>
        <source>Unless it has received a Close frame, the receiver sends the Pong as soon as is practical.</source>
        <translation>只要没有收到 Close 帧，接收方就尽快发出 Pong。</translation>
    </message>
    <message>
        <source>The answer to a Ping with the same octets, or an unasked heartbeat.</source>
        <translation>对 Ping 的回答，字节相同；或者是主动发出的心跳。</translation>
    </message>
    <message>
        <source>A Pong carries the octets of the Ping that it answers, and of several unanswered Pings it may answer only the latest.</source>
        <translation>Pong 带着所回答的 Ping 的字节；若有几个 Ping 未答，可以只答最近的一个。</translation>
    </message>
    <message>
        <source>Reserved for control frames that are yet to be defined.</source>
        <translation>为尚未定义的控制帧保留。</translation>
    </message>
    <message>
        <source>Reserved for data frames that are yet to be defined.</source>
        <translation>为尚未定义的数据帧保留。</translation>
    </message>
    <message>
        <source>Opcodes 0x3 to 0x7 and 0xB to 0xF have no meaning unless an extension gives them one.</source>
        <translation>操作码 0x3 到 0x7 和 0xB 到 0xF 没有含义，除非扩展赋予它们含义。</translation>
    </message>
    <message>
        <source>such a frame is sent without that extension. The receiver fails the connection.</source>
        <translation>没有这样的扩展却发送了这种帧。接收方会让连接失败。</translation>
    </message>
    <message>
        <source>The sender ends the connection with code %1, %2. It sends nothing after this.</source>
        <translation>发送方用状态码 %1（%2）结束连接，此后不再发送。</translation>
    </message>
    <message>
        <source>The sender ends the connection and gives no code. It sends nothing after this.</source>
        <translation>发送方结束连接，没有给状态码，此后不再发送。</translation>
    </message>
    <message>
        <source>The other side answers with a Close frame, unless it sent one before; then the server ends the TCP connection.</source>
        <translation>对方用 Close 帧回答，除非它已经发过；然后由服务器断开 TCP 连接。</translation>
    </message>
    <message>
        <source>a frame follows it in this direction.</source>
        <translation>这个方向上后面又来了帧。</translation>
    </message>
    <message>
        <source>FIN is 0 or the payload has more than 125 octets.</source>
        <translation>FIN 是 0，或载荷超过 125 个字节。</translation>
    </message>
    <message>
        <source>The payload is masked, as on every frame from a client. The masking-key follows the length.</source>
        <translation>载荷有掩码，客户端的帧都是这样。长度后面是掩码键。</translation>
    </message>
    <message>
        <source>This frame from the server is masked, which a client must not accept.</source>
        <translation>这个来自服务器的帧有掩码，客户端不得接受。</translation>
    </message>
    <message>
        <source>This frame from the client is not masked, which a server must not accept.</source>
        <translation>这个来自客户端的帧没有掩码，服务器不得接受。</translation>
    </message>
    <message>
        <source>The payload is not masked, as on every frame from a server. There is no masking-key.</source>
        <translation>载荷没有掩码，服务器的帧都是这样。没有掩码键。</translation>
    </message>
    <message>
        <source>A client masks every frame it sends, over TLS too. A server masks none.</source>
        <translation>客户端发送的每一帧都加掩码，走 TLS 时也一样。服务器一帧都不加。</translation>
    </message>
    <message>
        <source>a client frame has MASK = 0. The server closes the connection and may send 1002.</source>
        <translation>客户端的帧 MASK = 0。服务器关闭连接，可以发送 1002。</translation>
    </message>
    <message>
        <source>a server frame has MASK = 1. The client closes the connection and may send 1002.</source>
        <translation>服务器的帧 MASK = 1。客户端关闭连接，可以发送 1002。</translation>
    </message>
    <message>
        <source>There is no payload.</source>
        <translation>没有载荷。</translation>
    </message>
    <message>
        <source>The payload has %1. A number up to 125 is the length itself.</source>
        <translation>载荷有 %1。不超过 125 的数就是长度本身。</translation>
    </message>
    <message>
        <source>126 is no length: it says that the length is in the next 16 bits.</source>
        <translation>126 不是长度：它表示长度在后面的 16 位里。</translation>
    </message>
    <message>
        <source>127 is no length: it says that the length is in the next 64 bits.</source>
        <translation>127 不是长度：它表示长度在后面的 64 位里。</translation>
    </message>
    <message>
        <source>The payload has %1: an unsigned 16-bit number, most significant octet first.</source>
        <translation>载荷有 %1：无符号 16 位数，高位字节在前。</translation>
    </message>
    <message>
        <source>The payload has %1: an unsigned 64-bit number, most significant octet first.</source>
        <translation>载荷有 %1：无符号 64 位数，高位字节在前。</translation>
    </message>
    <message>
        <source>It would have fitted fewer bits.</source>
        <translation>本来用更少的位就写得下。</translation>
    </message>
    <message>
        <source>the most significant bit of the 64 is 1.</source>
        <translation>64 位里最高的一位是 1。</translation>
    </message>
    <message>
        <source>The length is written in the fewest octets: up to 125 in 7 bits, up to 65,535 in 16 more, else in 64 more.</source>
        <translation>长度用最少的字节来写：不超过 125 用 7 位，不超过 65,535 再用 16 位，否则再用 64 位。</translation>
    </message>
    <message>
        <source>a length takes more octets than it needs.</source>
        <translation>长度用的字节比需要的多。</translation>
    </message>
    <message>
        <source>a control frame has more than 125 octets.</source>
        <translation>控制帧的载荷超过 125 个字节。</translation>
    </message>
    <message>
        <source>Only %1 arrived.</source>
        <translation>只到了 %1。</translation>
    </message>
    <message>
        <source>The sender chose this 32-bit number for this one frame. Every payload octet i is combined by XOR with octet i mod 4 of the key.</source>
        <translation>发送方只为这一帧选了这个 32 位数。载荷的第 i 个字节与键的第 i mod 4 个字节异或。</translation>
    </message>
    <message>
        <source>The client takes a fresh key for every frame from a strong source of entropy. A key that can be guessed would let a web page choose the octets on the wire and confuse caches on the way (§10.3).</source>
        <translation>客户端为每一帧从可靠的随机源取新的键。键若能猜到，网页就能决定网线上出现什么字节，迷惑路上的缓存（§10.3）。</translation>
    </message>
    <message>
        <source>the next key can be predicted, for example because keys repeat or count up.</source>
        <translation>下一个键可以预测，比如键有重复或者逐个递增。</translation>
    </message>
    <message>
        <source>On the wire 0x%1; XOR key octet %2, 0x%3, gives 0x%4. </source>
        <translation>网线上是 0x%1；与键的字节 %2（0x%3）异或，得到 0x%4。</translation>
    </message>
    <message>
        <source>Octet i of the payload is masked with octet i mod 4 of the masking-key. The same step masks and unmasks.</source>
        <translation>载荷的第 i 个字节用掩码键的第 i mod 4 个字节加掩码。加掩码和去掩码是同一步运算。</translation>
    </message>
    <message>
        <source>The payload is extension data, if an extension was agreed that has any, then application data.</source>
        <translation>载荷先是扩展数据（如果商定了带有扩展数据的扩展），然后是应用数据。</translation>
    </message>
    <message>
        <source>the reason is not valid UTF-8.</source>
        <translation>原因不是合法的 UTF-8。</translation>
    </message>
    <message>
        <source>the message is not valid UTF-8.</source>
        <translation>消息不是合法的 UTF-8。</translation>
    </message>
    <message>
        <source>Half of the status code %1, %2.</source>
        <translation>状态码 %1（%2）的一半。</translation>
    </message>
    <message>
        <source>Alone it is no status code: that takes two octets.</source>
        <translation>单独一个字节不是状态码：状态码要两个字节。</translation>
    </message>
    <message>
        <source>Part of the reason: %1.</source>
        <translation>原因的一部分：%1。</translation>
    </message>
    <message>
        <source>It is compressed: an octet alone stands for no character.</source>
        <translation>它是压缩过的：单独一个字节不代表字符。</translation>
    </message>
    <message>
        <source>In UTF-8: %1.</source>
        <translation>按 UTF-8：%1。</translation>
    </message>
    <message>
        <source>Application data of the heartbeat.</source>
        <translation>心跳的应用数据。</translation>
    </message>
    <message>
        <source>In decimal %1. What it means is up to the application.</source>
        <translation>十进制为 %1。含义由应用决定。</translation>
    </message>
    <message>
        <source>the character %1, U+%2</source>
        <translation>字符 %1，U+%2</translation>
    </message>
    <message>
        <source>a later octet of a longer character</source>
        <translation>较长字符的后续字节</translation>
    </message>
    <message>
        <source>an octet that never occurs</source>
        <translation>从不出现的字节</translation>
    </message>
    <message>
        <source>the first of the %1 octets of a character</source>
        <translation>%1 字节字符的第一个字节</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>延续帧</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Pong</source>
        <translation>Pong</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>1 octet</source>
        <translation>1 个字节</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>It is yours to unmask. It shows here once the exercise is solved.</source>
        <translation>这个字节由你来去掩码。做完练习，这里就会显示。</translation>
    </message>
    <message>
        <source>It will go %1 with %2 of payload, %3.</source>
        <translation>将%1，载荷 %2，%3。</translation>
    </message>
    <message>
        <source>Its header announces %1 octets, more than it has.</source>
        <translation>头部声明了 %1 个字节，比它实有的多。</translation>
    </message>
    <message>
        <source>Only %1 will go.</source>
        <translation>只会发出 %1。</translation>
    </message>
    <message>
        <source>This key is all zero, so that the payload crosses the wire as it is.</source>
        <translation>这个键全是 0，所以载荷在网线上就是原样。</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>RSV1</source>
        <translation>RSV1</translation>
    </message>
    <message>
        <source>RSV2</source>
        <translation>RSV2</translation>
    </message>
    <message>
        <source>RSV3</source>
        <translation>RSV3</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>MASK</source>
        <translation>MASK</translation>
    </message>
    <message>
        <source>Payload length</source>
        <translation>载荷长度</translation>
    </message>
    <message>
        <source>Extended payload length</source>
        <translation>扩展载荷长度</translation>
    </message>
    <message>
        <source>Masking-key</source>
        <translation>掩码键</translation>
    </message>
    <message>
        <source>Payload octet %1</source>
        <translation>载荷字节 %1</translation>
    </message>
    <message>
        <source>bit %1</source>
        <translation>位 %1</translation>
    </message>
    <message>
        <source>bits %1–%2</source>
        <translation>位 %1–%2</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>字节 %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>字节 %1–%2</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1, plain %2</source>
        <translation>%1，明文 %2</translation>
    </message>
    <message>
        <source>bits %1 to %2</source>
        <translation>位 %1 到 %2</translation>
    </message>
    <message>
        <source>%1, %2, value %3</source>
        <translation>%1，%2，值 %3</translation>
    </message>
</context>
<context>
    <name>FilterCompletions</name>
    <message>
        <source>is equal to</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is there, and not equal to</source>
        <translation>存在且不等于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>has these octets in it</source>
        <translation>包含这些字节</translation>
    </message>
    <message>
        <source>has a match of this regular expression in it</source>
        <translation>有与此正则表达式匹配的部分</translation>
    </message>
    <message>
        <source>is one of, or between two, {a, b..c}</source>
        <translation>是其中之一，或在两者之间，{a, b..c}</translation>
    </message>
    <message>
        <source>the opposite of what follows</source>
        <translation>与后面的条件相反</translation>
    </message>
    <message>
        <source>both must be true</source>
        <translation>两者都须成立</translation>
    </message>
    <message>
        <source>one must be true</source>
        <translation>其中之一须成立</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>位</translation>
    </message>
</context>
<context>
    <name>FilterError</name>
    <message>
        <source>Column %1: %2.</source>
        <translation>第 %1 列：%2。</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>是不是想写“%1”？</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Number of the frame in the session, from 1</source>
        <translation>帧在会话里的编号，从 1 起</translation>
    </message>
    <message>
        <source>Number of the connection in the session, from 1</source>
        <translation>连接在会话里的编号，从 1 起</translation>
    </message>
    <message>
        <source>Which way the frame crossed: client_to_server (c2s) or server_to_client (s2c)</source>
        <translation>帧的方向：client_to_server (c2s) 或 server_to_client (s2c)</translation>
    </message>
    <message>
        <source>When the frame crossed, in seconds since the session began</source>
        <translation>帧经过的时间，自会话开始起的秒数</translation>
    </message>
    <message>
        <source>Seconds since the previous frame of the connection</source>
        <translation>距该连接前一帧的秒数</translation>
    </message>
    <message>
        <source>Opcode: continuation, text, binary, close, ping, pong, or a number to 15</source>
        <translation>操作码：continuation、text、binary、close、ping、pong，或不超过 15 的数</translation>
    </message>
    <message>
        <source>The final frame of a message</source>
        <translation>消息的最后一帧</translation>
    </message>
    <message>
        <source>The three reserved bits as a number: RSV1 is 4, RSV2 is 2, RSV3 is 1</source>
        <translation>三个保留位合成的数：RSV1 是 4，RSV2 是 2，RSV3 是 1</translation>
    </message>
    <message>
        <source>Reserved bit 1; permessage-deflate marks compressed messages with it</source>
        <translation>保留位 1；permessage-deflate 用它标记压缩的消息</translation>
    </message>
    <message>
        <source>Reserved bit 2</source>
        <translation>保留位 2</translation>
    </message>
    <message>
        <source>Reserved bit 3</source>
        <translation>保留位 3</translation>
    </message>
    <message>
        <source>The payload was masked</source>
        <translation>载荷有掩码</translation>
    </message>
    <message>
        <source>The four octets of the masking-key</source>
        <translation>掩码键的四个字节</translation>
    </message>
    <message>
        <source>Payload length in octets, as the header announces it</source>
        <translation>载荷长度（字节），以头部声明的为准</translation>
    </message>
    <message>
        <source>Bits in which the payload length is written: 7, 16 or 64</source>
        <translation>载荷长度用几位来写：7、16 或 64</translation>
    </message>
    <message>
        <source>Octets of header and payload that crossed</source>
        <translation>经过的头部与载荷的字节数</translation>
    </message>
    <message>
        <source>The octets ended inside the payload</source>
        <translation>字节流在载荷中间断了</translation>
    </message>
    <message>
        <source>A control frame: close, ping, pong or a reserved one</source>
        <translation>控制帧：close、ping、pong 或保留的</translation>
    </message>
    <message>
        <source>A ping or a pong</source>
        <translation>Ping 或 Pong</translation>
    </message>
    <message>
        <source>An opcode that RFC 6455 does not define</source>
        <translation>RFC 6455 没有定义的操作码</translation>
    </message>
    <message>
        <source>A frame of a message in several frames</source>
        <translation>由几帧组成的消息中的一帧</translation>
    </message>
    <message>
        <source>A frame of a compressed message: its first frame has RSV1</source>
        <translation>压缩消息的一帧：它的第一帧 RSV1 为 1</translation>
    </message>
    <message>
        <source>The frame broke a rule; compare with the name of one</source>
        <translation>这一帧违反了规则；可与规则名比较</translation>
    </message>
    <message>
        <source>Payload of the frame, unmasked; still compressed if it was</source>
        <translation>帧的载荷，已去掩码；若有压缩则仍是压缩的</translation>
    </message>
    <message>
        <source>Status code in a Close frame; 1005 if there is none</source>
        <translation>Close 帧里的状态码；没有时为 1005</translation>
    </message>
    <message>
        <source>Reason in a Close frame that has a status code</source>
        <translation>带状态码的 Close 帧里的原因</translation>
    </message>
    <message>
        <source>Number of the first frame of the message, on each of its frames</source>
        <translation>消息第一帧的编号，消息的每一帧上都有</translation>
    </message>
    <message>
        <source>On a message&apos;s final frame: text or binary</source>
        <translation>在消息的最后一帧上：text 或 binary</translation>
    </message>
    <message>
        <source>On a message&apos;s final frame: octets, assembled and decompressed</source>
        <translation>在消息的最后一帧上：字节数，已拼合并解压</translation>
    </message>
    <message>
        <source>On a message&apos;s final frame: its octets, assembled and decompressed</source>
        <translation>在消息的最后一帧上：内容的字节，已拼合并解压</translation>
    </message>
    <message>
        <source>On a text message&apos;s final frame: its text, assembled and decompressed</source>
        <translation>在文本消息的最后一帧上：内容的文本，已拼合并解压</translation>
    </message>
    <message>
        <source>On a message&apos;s final frame: a value in its JSON, as json.items[0].price</source>
        <translation>在消息的最后一帧上：其 JSON 里的一个值，如 json.items[0].price</translation>
    </message>
    <message>
        <source>URL of the connection</source>
        <translation>连接的 URL</translation>
    </message>
    <message>
        <source>Subprotocol that was agreed on the connection</source>
        <translation>连接商定的子协议</translation>
    </message>
    <message>
        <source>The part Framescope played: client, server or proxy</source>
        <translation>Framescope 扮演的角色：client、server 或 proxy</translation>
    </message>
    <message>
        <source>The connection is over TLS</source>
        <translation>连接走 TLS</translation>
    </message>
    <message>
        <source>Address and port of the connection&apos;s TCP peer</source>
        <translation>连接的 TCP 对端的地址和端口</translation>
    </message>
    <message>
        <source>How the connection ended: its first Close frame&apos;s status code, 1006 without one</source>
        <translation>连接怎样结束：第一个 Close 帧的状态码，没有则为 1006</translation>
    </message>
    <message>
        <source>Somebody has given it a note or a colour</source>
        <translation>有人给它加了批注或颜色</translation>
    </message>
    <message>
        <source>The note that somebody has given it</source>
        <translation>别人给它加的批注</translation>
    </message>
    <message>
        <source>The colour that somebody has given it: red, orange, yellow, green, blue, purple or grey</source>
        <translation>别人给它加的颜色：red、orange、yellow、green、blue、purple 或 grey</translation>
    </message>
</context>
<context>
    <name>FilterLexer</name>
    <message>
        <source>this string has no closing quote</source>
        <translation>这个字符串缺少结尾的引号</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no escape; there are \&quot; \\ \/ \n \r \t \0 \xHH and \uHHHH</source>
        <translation>“%1”不是转义；可用 \&quot; \\ \/ \n \r \t \0 \xHH 和 \uHHHH</translation>
    </message>
    <message>
        <source>these octets have no closing quote</source>
        <translation>这些字节缺少结尾的引号</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no hex digit</source>
        <translation>“%1”不是十六进制数字</translation>
    </message>
    <message>
        <source>an octet is written with two hex digits</source>
        <translation>一个字节写两位十六进制数字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no meaning here</source>
        <translation>“%1”在这里没有含义</translation>
    </message>
</context>
<context>
    <name>FilterParser</name>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or the end was expected instead of &apos;%1&apos;</source>
        <translation>这里应为“and”“or”或结尾，而不是“%1”</translation>
    </message>
    <message>
        <source>%1 was expected here</source>
        <translation>这里应为%1</translation>
    </message>
    <message>
        <source>%1 was expected instead of &apos;%2&apos;</source>
        <translation>应为%1，而不是“%2”</translation>
    </message>
    <message>
        <source>the expression is nested too deeply</source>
        <translation>表达式嵌套太深</translation>
    </message>
    <message>
        <source>&apos;)&apos;, &apos;and&apos; or &apos;or&apos;</source>
        <translation>“)”“and”或“or”</translation>
    </message>
    <message>
        <source>A comparison of %1, such as ==,</source>
        <translation>%1 的比较，例如 ==</translation>
    </message>
    <message>
        <source>%1 cannot be compared by &apos;%2&apos;</source>
        <translation>%1 不能用“%2”比较</translation>
    </message>
    <message>
        <source>A comparison, &apos;and&apos;, &apos;or&apos; or the end</source>
        <translation>比较、“and”“or”或结尾</translation>
    </message>
    <message>
        <source>A field, &apos;not&apos; or &apos;(&apos;</source>
        <translation>字段、“not”或“(”</translation>
    </message>
    <message>
        <source>The rest of a field&apos;s name</source>
        <translation>字段名的其余部分</translation>
    </message>
    <message>
        <source>there is no field &apos;%1&apos;</source>
        <translation>没有字段“%1”</translation>
    </message>
    <message>
        <source>The name of a member, in quotes if need be,</source>
        <translation>成员的名字（必要时加引号）</translation>
    </message>
    <message>
        <source>The number of an element, from 0, or *</source>
        <translation>元素的序号（从 0 起）或 *</translation>
    </message>
    <message>
        <source>&apos;]&apos;</source>
        <translation>“]”</translation>
    </message>
    <message>
        <source>&apos;{&apos;</source>
        <translation>“{”</translation>
    </message>
    <message>
        <source>%1 has no order, so that nothing is between two values</source>
        <translation>%1 没有大小次序，不存在“两值之间”</translation>
    </message>
    <message>
        <source>both ends of a range must be of one kind</source>
        <translation>范围的两端必须是同一种值</translation>
    </message>
    <message>
        <source>&apos;,&apos;, &apos;..&apos; or &apos;}&apos;</source>
        <translation>“,”“..”或“}”</translation>
    </message>
    <message>
        <source>A pattern in quotes</source>
        <translation>带引号的正则表达式</translation>
    </message>
    <message>
        <source>the pattern cannot be read: %1</source>
        <translation>正则表达式无法读取：%1</translation>
    </message>
    <message>
        <source>the expression is longer than %1 characters</source>
        <translation>表达式超过 %1 个字符</translation>
    </message>
</context>
<context>
    <name>FilterValue</name>
    <message>
        <source>%1 was expected here</source>
        <translation>这里应为%1</translation>
    </message>
    <message>
        <source>%1 was expected instead of &apos;%2&apos;</source>
        <translation>应为%1，而不是“%2”</translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>A whole number from 0 to %1</source>
        <translation>0 到 %1 的整数</translation>
    </message>
    <message>
        <source>A number of seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no unit of time; there are s, ms, us, ns, min and h</source>
        <translation>“%1”不是时间单位；可用 s、ms、us、ns、min 和 h</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no time that can be told in whole nanoseconds</source>
        <translation>“%1”不是能用整纳秒表示的时间</translation>
    </message>
    <message>
        <source>1, 0, true or false</source>
        <translation>1、0、true 或 false</translation>
    </message>
    <message>
        <source>One of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>The name of a rule in quotes</source>
        <translation>带引号的规则名</translation>
    </message>
    <message>
        <source>there is no rule &apos;%1&apos;</source>
        <translation>没有规则“%1”</translation>
    </message>
    <message>
        <source>A string in quotes, or octets as 0x… or h&quot;…&quot;,</source>
        <translation>带引号的字符串，或写作 0x… 或 h&quot;…&quot; 的字节</translation>
    </message>
    <message>
        <source>An even number of hex digits behind 0x</source>
        <translation>0x 后偶数个十六进制数字</translation>
    </message>
    <message>
        <source>A number or a string in quotes</source>
        <translation>数字或带引号的字符串</translation>
    </message>
    <message>
        <source>A number, a string in quotes, true, false or null</source>
        <translation>数字、带引号的字符串、true、false 或 null</translation>
    </message>
    <message>
        <source>A string in quotes</source>
        <translation>带引号的字符串</translation>
    </message>
</context>
<context>
    <name>FineDuration</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
</context>
<context>
    <name>FrameText</name>
    <message>
        <source>no status code</source>
        <translation>没有状态码</translation>
    </message>
    <message>
        <source>first fragment</source>
        <translation>第一个分片</translation>
    </message>
    <message>
        <source>fragment of no message</source>
        <translation>无所属消息的分片</translation>
    </message>
    <message>
        <source>last fragment of %1</source>
        <translation>第 %1 帧的最后一个分片</translation>
    </message>
    <message>
        <source>fragment of %1</source>
        <translation>第 %1 帧的分片</translation>
    </message>
    <message>
        <source>reserved opcode %1</source>
        <translation>保留操作码 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>client to server</source>
        <translation>客户端到服务器</translation>
    </message>
    <message>
        <source>server to client</source>
        <translation>服务器到客户端</translation>
    </message>
    <message>
        <source>answers %1 in %2</source>
        <translation>%2 后回答 %1</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>%1 of %2 octets came</source>
        <translation>%2 个字节中到了 %1 个</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最后一帧</translation>
    </message>
    <message>
        <source>not final</source>
        <translation>不是最后一帧</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>有掩码</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>1 octet</source>
        <translation>1 个字节</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>violation, RFC %1 section %2, %3</source>
        <translation>违规，RFC %1 第 %2 节，%3</translation>
    </message>
    <message>
        <source>hidden until the exercise is solved</source>
        <translation>做完练习才显示</translation>
    </message>
</context>
<context>
    <name>Framescope::AcceptCard</name>
    <message>
        <source>Sec-WebSocket-Accept, step by step</source>
        <translation>逐步推出 Sec-WebSocket-Accept</translation>
    </message>
    <message>
        <source>Key from the request</source>
        <translation>请求里的 Key</translation>
    </message>
    <message>
        <source>Fixed GUID from the RFC</source>
        <translation>RFC 规定的 GUID</translation>
    </message>
    <message>
        <source>SHA-1 of the joined text, 20 octets</source>
        <translation>拼接文本的 SHA-1，20 个字节</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>Header from the response</source>
        <translation>响应里的头字段</translation>
    </message>
    <message>
        <source>proves that the server read this request as a WebSocket handshake; it is no authentication</source>
        <translation>证明服务器把这个请求当作 WebSocket 握手读懂了；它不是身份验证</translation>
    </message>
    <message>
        <source>not there exactly once</source>
        <translation>不是正好一个</translation>
    </message>
    <message>
        <source>no response yet</source>
        <translation>还没有响应</translation>
    </message>
</context>
<context>
    <name>Framescope::AdvancedPage</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Timeout of each step</source>
        <translation>每一步的时限</translation>
    </message>
    <message>
        <source>Time between pings</source>
        <translation>两次 Ping 的间隔</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>最大消息</translation>
    </message>
    <message>
        <source>Go on when the server breaks a rule, and only report it</source>
        <translation>服务器违反规则时继续，只作报告</translation>
    </message>
    <message>
        <source>none, as programs do; browsers send https://host</source>
        <translation>无，程序都是这样；浏览器会发 https://host</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>For TCP, TLS, the opening handshake, a frame once begun, and the answer to a Close</source>
        <translation>用于 TCP、TLS、打开握手、开了头的帧，以及对 Close 的回答</translation>
    </message>
    <message>
        <source>A larger message ends the connection with 1009</source>
        <translation>更大的消息会用 1009 结束连接</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping 间隔</translation>
    </message>
</context>
<context>
    <name>Framescope::AnatomyTab</name>
    <message>
        <source>Notation</source>
        <translation>记数法</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Decimal</source>
        <translation>十进制</translation>
    </message>
    <message>
        <source>No frame selected</source>
        <translation>没有选中帧</translation>
    </message>
    <message>
        <source>Select a frame in the table, or step through them with J and K.</source>
        <translation>请在表格里选一帧，或用 J 和 K 逐帧移动。</translation>
    </message>
    <message>
        <source>Hover a field to light up its bytes.</source>
        <translation>把鼠标移到字段上，会点亮它的字节。</translation>
    </message>
    <message>
        <source>%1 octets missing</source>
        <translation>缺 %1 个字节</translation>
    </message>
    <message>
        <source>frame %1 follows</source>
        <translation>后面是第 %1 帧</translation>
    </message>
    <message>
        <source>end of frame</source>
        <translation>帧的结尾</translation>
    </message>
</context>
<context>
    <name>Framescope::AnatomyView</name>
    <message>
        <source>Frame diagram</source>
        <translation>帧结构图</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>复制值(&amp;C)</translation>
    </message>
    <message>
        <source>Copy octets as &amp;hex</source>
        <translation>将字节复制为十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>解释(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Edit in the composer</source>
        <translation>在编写器中编辑(&amp;E)</translation>
    </message>
</context>
<context>
    <name>Framescope::AnimationPlayer</name>
    <message>
        <source>From the beginning</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>Framescope::AnnotationDialog</name>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>Plain text; the first line is shown in the table</source>
        <translation>纯文本；表格中显示第一行</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>A note has at most %1 KiB.</source>
        <translation>一条备注最多 %1 KiB。</translation>
    </message>
    <message>
        <source>This session has as many notes as one may have: remove some first.</source>
        <translation>此会话的备注已达上限：请先移除一些。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Framescope::Annotator</name>
    <message>
        <source>What you said of frame %1 could not be kept. %2</source>
        <translation>无法保留对帧 %1 的备注。%2</translation>
    </message>
</context>
<context>
    <name>Framescope::BarPlot</name>
    <message>
        <source>%1: %2 to the server, %3 from it</source>
        <translation>%1：发往服务器 %2，来自服务器 %3</translation>
    </message>
</context>
<context>
    <name>Framescope::BreakpointList</name>
    <message>
        <source>Hold when</source>
        <translation>拦截条件</translation>
    </message>
    <message>
        <source>Add a breakpoint</source>
        <translation>添加断点</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>What nobody has decided on by then goes on as it came</source>
        <translation>到时还没有决定的，原样放行</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回来</translation>
    </message>
    <message>
        <source>Put the deleted breakpoint back</source>
        <translation>把删除的断点放回来</translation>
    </message>
    <message>
        <source>Forwards by itself after</source>
        <translation>自动放行，时限</translation>
    </message>
    <message>
        <source>Seconds after which what is held is forwarded by itself</source>
        <translation>拦下的内容过多少秒自动放行</translation>
    </message>
</context>
<context>
    <name>Framescope::BreakpointRow</name>
    <message>
        <source>Remove this breakpoint</source>
        <translation>移除这个断点</translation>
    </message>
    <message>
        <source>This breakpoint counts</source>
        <translation>启用这个断点</translation>
    </message>
    <message>
        <source>Take the tick away to keep the breakpoint and hold nothing by it</source>
        <translation>去掉勾选，断点会留着，但不再拦截</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>拦什么</translation>
    </message>
    <message>
        <source>Hold the frame that matches, or the whole message that it belongs to</source>
        <translation>拦住匹配的那一帧，或它所属的整条消息</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>→ server</source>
        <translation>→ 服务器</translation>
    </message>
    <message>
        <source>← client</source>
        <translation>← 客户端</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>every frame</source>
        <translation>每一帧</translation>
    </message>
    <message>
        <source>Hold when</source>
        <translation>拦截条件</translation>
    </message>
    <message>
        <source>A filter: what it accepts is held. Ctrl+Space says what may be written</source>
        <translation>过滤表达式：符合的就拦住。按 Ctrl+Space 看可以写什么</translation>
    </message>
</context>
<context>
    <name>Framescope::ChainDialog</name>
    <message>
        <source>Certificate chain</source>
        <translation>证书链</translation>
    </message>
    <message>
        <source>As the peer sent it: each certificate is issued by the one below it. The last one, of an authority, may be missing.</source>
        <translation>按对端发送的样子：每个证书由其下一个签发。最后一个（颁发机构的）可能缺失。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Copy as PEM</source>
        <translation>复制为 PEM</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Framescope::CloseDialog</name>
    <message>
        <source>Close connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>Close connection %1</source>
        <translation>关闭连接 %1</translation>
    </message>
    <message>
        <source>The closing handshake begins with a Close frame of this status code and reason.</source>
        <translation>关闭握手以带有这个状态码和原因的 Close 帧开始。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A Close frame carries 1000 to 1003, 1007 to 1014 or 3000 to 4999.</source>
        <translation>Close 帧里可以写 1000 到 1003、1007 到 1014 或 3000 到 4999。</translation>
    </message>
    <message>
        <source>The reason is longer than %1 octets, and the frame has no room for it.</source>
        <translation>原因超过 %1 个字节，帧里放不下。</translation>
    </message>
</context>
<context>
    <name>Framescope::CloseEditor</name>
    <message>
        <source>Close status code</source>
        <translation>关闭状态码</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>原因（可选）</translation>
    </message>
    <message>
        <source>Close reason</source>
        <translation>关闭原因</translation>
    </message>
</context>
<context>
    <name>Framescope::CloseSummary</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>may be sent</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>must not be sent</source>
        <translation>不得发送</translation>
    </message>
    <message>
        <source>none, the body is empty</source>
        <translation>无，内容为空</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>counts as 1005</source>
        <translation>算作 1005</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Close frame, status %1, %2</source>
        <translation>Close 帧，状态码 %1，%2</translation>
    </message>
</context>
<context>
    <name>Framescope::CommandList</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>输入命令中的几个字母</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command has these letters in this order.</source>
        <translation>没有哪条命令依次含有这些字母。</translation>
    </message>
    <message>
        <source>Not possible now: %1</source>
        <translation>现在不能执行：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::CommandModel</name>
    <message>
        <source>there is nothing here that it could be done with</source>
        <translation>这里没有它可以作用的对象</translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation>%1 &gt; %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>现在不能执行</translation>
    </message>
</context>
<context>
    <name>Framescope::ComparisonChoice</name>
    <message>
        <source>Compare two sessions</source>
        <translation>比较两个会话</translation>
    </message>
    <message>
        <source>All that both sides of one connection said is put beside that of another.</source>
        <translation>将一个连接上双方所说的全部内容与另一个连接并排显示。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>In one of them no connection has opened</source>
        <translation>其中一个会话没有打开过的连接</translation>
    </message>
    <message>
        <source>#%1, %2 frames, %3</source>
        <translation>#%1，%2 帧，%3</translation>
    </message>
    <message>
        <source>Connection of %1</source>
        <translation>%1 的连接</translation>
    </message>
</context>
<context>
    <name>Framescope::ComparisonModel</name>
    <message>
        <source>The same: %1</source>
        <translation>相同：%1</translation>
    </message>
    <message>
        <source>Changed: left %1, right %2</source>
        <translation>有改动：左 %1，右 %2</translation>
    </message>
    <message>
        <source>Only on the left: %1</source>
        <translation>只在左边：%1</translation>
    </message>
    <message>
        <source>Only on the right: %1</source>
        <translation>只在右边：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::ComparisonOffer</name>
    <message>
        <source>%1 and %2 were opened together.</source>
        <translation>已同时打开 %1 和 %2。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
</context>
<context>
    <name>Framescope::ComparisonTable</name>
    <message>
        <source>The two messages, row by row</source>
        <translation>两条消息，逐行对照</translation>
    </message>
    <message>
        <source>Scroll both messages across</source>
        <translation>横向滚动两条消息</translation>
    </message>
</context>
<context>
    <name>Framescope::ComparisonWindow</name>
    <message>
        <source>How the messages are compared</source>
        <translation>消息的比较方式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Previous difference (Shift+F7)</source>
        <translation>上一处差异 (Shift+F7)</translation>
    </message>
    <message>
        <source>Next difference (F7)</source>
        <translation>下一处差异 (F7)</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The two messages are being read and compared.</source>
        <translation>正在读取并比较两条消息。</translation>
    </message>
    <message>
        <source>Frames %1 and %2 compared</source>
        <translation>帧 %1 与帧 %2 的比较</translation>
    </message>
    <message>
        <source>The messages cannot be compared</source>
        <translation>无法比较这两条消息</translation>
    </message>
    <message>
        <source>One of the two frames could not be read from the session.</source>
        <translation>两帧之一无法从会话中读出。</translation>
    </message>
    <message>
        <source>Path in the JSON</source>
        <translation>JSON 中的路径</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Differences by path</source>
        <translation>按路径列出的差异</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Enter or a double click leads to the line in the messages</source>
        <translation>按 Enter 或双击，可跳到消息中的那一行</translation>
    </message>
</context>
<context>
    <name>Framescope::CompletionList</name>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Framescope::ComposerBar</name>
    <message>
        <source>Expand the composer</source>
        <translation>展开编写器</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>编写器</translation>
    </message>
    <message>
        <source>What to send</source>
        <translation>发送什么</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Binary (hex)</source>
        <translation>二进制（十六进制）</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>The payload has %1 octets. A control frame takes at most %2.</source>
        <translation>载荷有 %1 个字节。控制帧最多 %2 个。</translation>
    </message>
    <message>
        <source>The status code is a number from 1000 to 4999.</source>
        <translation>状态码是 1000 到 4999 的数。</translation>
    </message>
    <message>
        <source>%1 (%2) must not stand in a Close frame. For codes of your own use 4000 to 4999.</source>
        <translation>%1（%2）不得写进 Close 帧。自己用的状态码请取 4000 到 4999。</translation>
    </message>
    <message>
        <source>The reason has %1 octets in UTF-8. A Close frame has room for %2.</source>
        <translation>原因按 UTF-8 有 %1 个字节。Close 帧只容得下 %2 个。</translation>
    </message>
    <message>
        <source>Connection #%1 is closing</source>
        <translation>连接 #%1 正在关闭</translation>
    </message>
    <message>
        <source>to server</source>
        <translation>发往服务器</translation>
    </message>
    <message>
        <source>to client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>有掩码</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>A client masks every frame with a fresh key (RFC 6455 §5.3).</source>
        <translation>客户端给每一帧都用新的键加掩码 (RFC 6455 §5.3)。</translation>
    </message>
    <message>
        <source>A server must not mask its frames (RFC 6455 §5.1).</source>
        <translation>服务器不得给帧加掩码 (RFC 6455 §5.1)。</translation>
    </message>
    <message>
        <source>the server on #%1</source>
        <translation>#%1 的服务器</translation>
    </message>
    <message>
        <source>the client on #%1</source>
        <translation>#%1 的客户端</translation>
    </message>
    <message>
        <source>Type octets like 81 85 37 FA and press Enter to send them to %1</source>
        <translation>输入 81 85 37 FA 这样的字节，按回车发给%1</translation>
    </message>
    <message>
        <source>Type a payload and press Enter to send it to %1</source>
        <translation>输入载荷，按回车发给%1</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>发送 (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>Framescope::ComposerPanel</name>
    <message>
        <source>Form of the payload</source>
        <translation>载荷的形式</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Binary (hex)</source>
        <translation>二进制（十六进制）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Allow invalid frames</source>
        <translation>允许不合法的帧</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>编写器</translation>
    </message>
    <message>
        <source>Collapse the composer</source>
        <translation>收起编写器</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Send what RFC 6455 forbids, to see what the peer does</source>
        <translation>发送 RFC 6455 禁止的内容，看看对方怎么做</translation>
    </message>
    <message>
        <source>Bytes to send</source>
        <translation>要发送的字节</translation>
    </message>
    <message>
        <source>How often to send</source>
        <translation>发送几次</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Milliseconds from one message to the next</source>
        <translation>两条消息之间的毫秒数</translation>
    </message>
    <message>
        <source>Save snippet</source>
        <translation>存为片段</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>times, every</source>
        <translation>次，每隔</translation>
    </message>
    <message>
        <source>RFC 6455 forbids this: allow invalid frames to send it nevertheless</source>
        <translation>RFC 6455 禁止这样做：勾选“允许不合法的帧”仍可发送</translation>
    </message>
    <message>
        <source>%1, %2 payload, %3</source>
        <translation>%1，载荷 %2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>发送 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send × %1</source>
        <translation>发送 × %1</translation>
    </message>
    <message>
        <source>Send no more of them</source>
        <translation>不再发送后面的</translation>
    </message>
    <message>
        <source>Sent %1 times</source>
        <translation>已发送 %1 次</translation>
    </message>
    <message>
        <source>Last send: %1.</source>
        <translation>最近一次发送：%1。</translation>
    </message>
    <message>
        <source>there are %1 snippets already, the most there can be</source>
        <translation>已有 %1 个片段，不能更多</translation>
    </message>
    <message>
        <source>Send as</source>
        <translation>发送身份</translation>
    </message>
</context>
<context>
    <name>Framescope::CompositionChecker</name>
    <message>
        <source>it is larger than 64 MiB</source>
        <translation>它超过 64 MiB</translation>
    </message>
    <message>
        <source>no file is chosen</source>
        <translation>没有选择文件</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is a session that is being recorded</source>
        <translation>它是正在录制的会话</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionCheckList</name>
    <message>
        <source>Checked on connection %1</source>
        <translation>在连接 %1 上检查</translation>
    </message>
    <message>
        <source>Does not hold: %1</source>
        <translation>不成立：%1</translation>
    </message>
    <message>
        <source>Holds: %1</source>
        <translation>成立：%1</translation>
    </message>
    <message>
        <source>Looked at %1 of %2 frames so far</source>
        <translation>目前已检查 %2 个帧中的 %1 个</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionCommands</name>
    <message>
        <source>This session was opened from a file: its connections are over</source>
        <translation>这个会话是从文件打开的：其中的连接都已结束</translation>
    </message>
    <message>
        <source>Framescope is no end of this connection: it only crosses the proxy</source>
        <translation>Framescope 不是这条连接的一端：它只是经过代理</translation>
    </message>
    <message>
        <source>Connection %1 has no opening handshake that could be sent again.</source>
        <translation>连接 %1 没有可以再发一次的打开握手。</translation>
    </message>
    <message>
        <source>Connection %1 has no opening handshake that could be copied.</source>
        <translation>连接 %1 没有可以复制的打开握手。</translation>
    </message>
    <message>
        <source>What is secret was left out of the command. Its place is marked by asterisks; the menu of the connection copies it too.</source>
        <translation>命令里略去了秘密内容，原处用星号代替；连接的菜单里也可以连同秘密一起复制。</translation>
    </message>
    <message>
        <source>Select the connection that is to be played again</source>
        <translation>选择要重放的连接</translation>
    </message>
    <message>
        <source>This connection did not open: there is nothing to replay</source>
        <translation>这个连接没有打开：没有可以重放的内容</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionModel</name>
    <message>
        <source>%1, connections: %2</source>
        <translation>%1，连接数：%2</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frames and octets from client to server</source>
        <translation>客户端到服务器的帧数和字节数</translation>
    </message>
    <message>
        <source>Frames and octets from server to client</source>
        <translation>服务器到客户端的帧数和字节数</translation>
    </message>
    <message>
        <source>How long the connection is or was open</source>
        <translation>连接打开了多久</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionPanel</name>
    <message>
        <source>No connections</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Connections appear here once they are begun.</source>
        <translation>连接一开始，就会出现在这里。</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Find in the list of connections</source>
        <translation>在连接列表中查找</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>可对它做什么</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Select a connection first</source>
        <translation>请先选择一条连接</translation>
    </message>
    <message>
        <source>Find by URL, peer or number</source>
        <translation>按 URL、对端或编号查找</translation>
    </message>
    <message>
        <source>Find connections</source>
        <translation>查找连接</translation>
    </message>
    <message>
        <source>No connections in the list</source>
        <translation>列表中没有连接</translation>
    </message>
    <message>
        <source>All were removed from it. Their frames are still in the session.</source>
        <translation>都从列表中移除了。它们的帧还在会话里。</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Send Ping</source>
        <translation>发送 Ping</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再开一条</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>重放…</translation>
    </message>
    <message>
        <source>Edit and reconnect…</source>
        <translation>编辑后重新连接…</translation>
    </message>
    <message>
        <source>Copy as cURL with secrets</source>
        <translation>复制为 cURL（含秘密）</translation>
    </message>
    <message>
        <source>Save alone…</source>
        <translation>单独保存…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Show all connections</source>
        <translation>显示全部连接</translation>
    </message>
    <message>
        <source>Show removed connections</source>
        <translation>显示已移除的连接</translation>
    </message>
    <message>
        <source>Copy URL with secrets</source>
        <translation>复制 URL（含秘密）</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionSaving</name>
    <message>
        <source>Save connection %1</source>
        <translation>保存连接 %1</translation>
    </message>
    <message>
        <source>Framescope sessions (*.fscope)</source>
        <translation>Framescope 会话 (*.fscope)</translation>
    </message>
    <message>
        <source>Another connection is being saved. Try again once it is done.</source>
        <translation>正在保存另一条连接。请等它完成后再试。</translation>
    </message>
    <message>
        <source>Saving the connection…</source>
        <translation>正在保存连接…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The connection was not saved. %1</source>
        <translation>连接没有保存。%1</translation>
    </message>
    <message>
        <source>The connection was saved as %1.</source>
        <translation>连接已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionSummary</name>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>1 violation</source>
        <translation>1 处违规</translation>
    </message>
    <message>
        <source>%1 violations</source>
        <translation>%1 处违规</translation>
    </message>
    <message>
        <source>no Ping answered</source>
        <translation>没有 Ping 得到回答</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>median %1, p95 %2, max %3</source>
        <translation>中位数 %1，p95 %2，最大 %3</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1, longest gap %2</source>
        <translation>%1，最长间隔 %2</translation>
    </message>
</context>
<context>
    <name>Framescope::ConnectionTree</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>Framescope::CredentialsPage</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Authorization</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Basic: user name and password</source>
        <translation>Basic：用户名和口令</translation>
    </message>
    <message>
        <source>Bearer: a token</source>
        <translation>Bearer：令牌</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Sent in one Cookie header. Values show as dots until they are edited.</source>
        <translation>放在一个 Cookie 头字段里发送。值在编辑之前显示为圆点。</translation>
    </message>
    <message>
        <source>Delete the cookie</source>
        <translation>删除 Cookie</translation>
    </message>
</context>
<context>
    <name>Framescope::DecidedModel</name>
    <message>
        <source>Held %1, connection %2, %3, %4, after %5</source>
        <translation>拦下的 %1，连接 %2，%3，%4，历时 %5</translation>
    </message>
    <message>
        <source>Connection %1, %2, %3</source>
        <translation>连接 %1，%2，%3</translation>
    </message>
    <message>
        <source>injected</source>
        <translation>已注入</translation>
    </message>
    <message>
        <source>Held %1, connection %2, %3, %4</source>
        <translation>拦下的 %1，连接 %2，%3，%4</translation>
    </message>
</context>
<context>
    <name>Framescope::DeflateCard</name>
    <message>
        <source>agreed</source>
        <translation>商定</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>商定</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>The %1 compresses with a window of %2 at most.</source>
        <translation>%1压缩时，窗口最多 %2。</translation>
    </message>
    <message>
        <source>No window has that size.</source>
        <translation>没有这样大小的窗口。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>The %1 starts a fresh window for every message. Costs ratio, saves memory.</source>
        <translation>%1每条消息都用新的窗口。压缩率低些，省内存。</translation>
    </message>
    <message>
        <source>The %1 keeps its window, so messages must be unpacked in order.</source>
        <translation>%1保留窗口，所以消息必须按顺序解压。</translation>
    </message>
</context>
<context>
    <name>Framescope::DemoCard</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>no network needed</source>
        <translation>无需网络</translation>
    </message>
    <message>
        <source>A made-up trade feed, an echo and a source of telemetry start on this computer, with heartbeats, a fragmented message, a silent gap, and rules that are broken for you to find.</source>
        <translation>一个虚构的行情源、一个回显服务和一个遥测源会在本机启动，其中有心跳、一条分片的消息、一段静默，还有几处等你找出来的违规。</translation>
    </message>
    <message>
        <source>stop any time</source>
        <translation>随时可停</translation>
    </message>
</context>
<context>
    <name>Framescope::DemoPicture</name>
    <message>
        <source>Timeline of the demo</source>
        <translation>演示的时间线</translation>
    </message>
    <message numerus="yes">
        <source>Its first %1 seconds: %2 trades and quotes, %3 Pings, a message in fragments, a silence, and %n violation(s)</source>
        <translation>
            <numerusform>它的前 %1 秒：%2 条成交与报价、%3 个 Ping、一条分片的消息、一段静默和 %n 处违规</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::EnvironmentBox</name>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>What variables such as {{host}} are replaced by</source>
        <translation>{{host}} 这样的变量替换成什么</translation>
    </message>
    <message>
        <source>No environment</source>
        <translation>无环境</translation>
    </message>
    <message>
        <source>Edit environments…</source>
        <translation>编辑环境…</translation>
    </message>
</context>
<context>
    <name>Framescope::EnvironmentDialog</name>
    <message>
        <source>Secret</source>
        <translation>秘密</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>A variable stands in any field as its name in double braces: wss://{{host}}/chat. The environment that is chosen says what it is replaced by.</source>
        <translation>变量在任何字段里都写成双花括号里的名字：wss://{{host}}/chat。替换成什么由所选的环境决定。</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>新建环境</translation>
    </message>
    <message>
        <source>Delete the environment</source>
        <translation>删除环境</translation>
    </message>
    <message>
        <source>Name of the environment</source>
        <translation>环境的名字</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Delete the variable</source>
        <translation>删除变量</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Write secret values into the file too, which you alone may read</source>
        <translation>秘密的值也写进文件，该文件只有你能读</translation>
    </message>
    <message>
        <source>Else they are forgotten when the window is closed</source>
        <translation>否则关闭窗口后就忘掉</translation>
    </message>
    <message>
        <source>Changes last until the window is closed. %1</source>
        <translation>更改只保留到窗口关闭。%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save environments</source>
        <translation>保存环境</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>环境 %1</translation>
    </message>
    <message>
        <source>An environment needs a name.</source>
        <translation>环境要有名字。</translation>
    </message>
    <message>
        <source>Two environments are called %1.</source>
        <translation>有两个环境都叫 %1。</translation>
    </message>
    <message>
        <source>The name of a variable is neither empty nor has braces in it.</source>
        <translation>变量名不能为空，也不能含有花括号。</translation>
    </message>
</context>
<context>
    <name>Framescope::ExerciseRow</name>
    <message>
        <source>Exercise, not solved: %1</source>
        <translation>练习，未完成：%1</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Header field to change</source>
        <translation>要改的头字段</translation>
    </message>
    <message>
        <source>Text to send</source>
        <translation>要发送的文本</translation>
    </message>
    <message>
        <source>Octets of a binary message</source>
        <translation>二进制消息的字节</translation>
    </message>
    <message>
        <source>Octets to put on the wire</source>
        <translation>要放到网线上的字节</translation>
    </message>
    <message>
        <source>Frame to send</source>
        <translation>要发送的帧</translation>
    </message>
    <message>
        <source>Payload of the Ping</source>
        <translation>Ping 的载荷</translation>
    </message>
    <message>
        <source>Status code and reason</source>
        <translation>状态码和原因</translation>
    </message>
    <message>
        <source>End TCP</source>
        <translation>断开 TCP</translation>
    </message>
    <message>
        <source>New content of the file</source>
        <translation>文件的新内容</translation>
    </message>
    <message>
        <source>Write “Name: value” to replace a field, “-Name” to leave it out, and “|” between two of them.</source>
        <translation>写“名字: 值”替换字段，写“-名字”去掉它，两项之间用“|”隔开。</translation>
    </message>
    <message>
        <source>Octets are written with two hex digits each.</source>
        <translation>每个字节写两位十六进制数字。</translation>
    </message>
    <message>
        <source>Write the opcode, “more” if the message goes on, a colon and the payload: “text more: and a”.</source>
        <translation>写上操作码；消息还没完就加“more”；然后是冒号和载荷：“text more: and a”。</translation>
    </message>
    <message>
        <source>A Ping has at most 125 octets of payload.</source>
        <translation>Ping 的载荷最多 125 个字节。</translation>
    </message>
    <message>
        <source>Write a number, and perhaps a reason behind it.</source>
        <translation>写一个数，后面还可以写原因。</translation>
    </message>
    <message>
        <source>This cannot be sent.</source>
        <translation>这个发送不了。</translation>
    </message>
    <message>
        <source>Exercise, solved: %1</source>
        <translation>练习，已完成：%1</translation>
    </message>
    <message>
        <source>%1 of %2 frames are there, in this order.</source>
        <translation>%2 帧中已有 %1 帧，顺序正确。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>做给我看</translation>
    </message>
</context>
<context>
    <name>Framescope::ExportDialog</name>
    <message>
        <source>HAR has messages only: control frames, fragments, masking-keys and what was broken are left out, and how many frames is said.</source>
        <translation>HAR 只含消息：控制帧、分片、掩码键和违规都会略去，并说明略去了多少帧。</translation>
    </message>
    <message>
        <source>The octets of frames and handshakes go into made-up TCP conversations, which Wireshark takes apart.</source>
        <translation>帧和握手的字节写入虚构的 TCP 会话，Wireshark 可以解析。</translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation>凭据(&amp;C)</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>JSON lines (.jsonl): everything, as text</source>
        <translation>JSON lines (.jsonl)：全部内容，文本形式</translation>
    </message>
    <message>
        <source>HAR (.har): for browsers and HTTP tools</source>
        <translation>HAR (.har)：供浏览器和 HTTP 工具使用</translation>
    </message>
    <message>
        <source>pcapng (.pcapng): for Wireshark</source>
        <translation>pcapng (.pcapng)：供 Wireshark 使用</translation>
    </message>
    <message>
        <source>Session (.fscope): a copy, with what is blanked below</source>
        <translation>会话 (.fscope)：副本，按下面的设置遮盖</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>What is blanked in the file</source>
        <translation>文件中遮盖的内容</translation>
    </message>
    <message>
        <source>Values of Authorization, Cookie, Set-Cookie and Proxy-Authorization, user info and tokens in URLs</source>
        <translation>Authorization、Cookie、Set-Cookie 和 Proxy-Authorization 的值，以及 URL 中的用户信息和令牌</translation>
    </message>
    <message>
        <source>Header fields whose values are blanked</source>
        <translation>要遮盖其值的头字段</translation>
    </message>
    <message>
        <source>One regular expression (PCRE2) on each line</source>
        <translation>每行一个正则表达式（PCRE2）</translation>
    </message>
    <message>
        <source>Patterns that are blanked in messages and heads</source>
        <translation>在消息和头部中要遮盖的模式</translation>
    </message>
    <message>
        <source>&amp;Header fields</source>
        <translation>头字段(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Patterns</source>
        <translation>模式(&amp;P)</translation>
    </message>
    <message>
        <source>“%1” is no name of a header field.</source>
        <translation>“%1”不是头字段的名称。</translation>
    </message>
    <message>
        <source>A pattern cannot be understood: %1.</source>
        <translation>无法理解某个模式：%1。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Framescope::ExtensionsPage</name>
    <message>
        <source>One a line, the preferred one first. The server picks one of them or none.</source>
        <translation>每行一个，最想用的在最前。服务器从中选一个，或一个都不选。</translation>
    </message>
    <message>
        <source>Offer permessage-deflate</source>
        <translation>提议 permessage-deflate</translation>
    </message>
    <message>
        <source>The client keeps its context</source>
        <translation>客户端保留上下文</translation>
    </message>
    <message>
        <source>The server keeps its context</source>
        <translation>服务器保留上下文</translation>
    </message>
    <message>
        <source>The server may limit the client&apos;s window</source>
        <translation>服务器可以限制客户端的窗口</translation>
    </message>
    <message>
        <source>Window of the client</source>
        <translation>客户端的窗口</translation>
    </message>
    <message>
        <source>8 to 15 bits; 15 is offered without a number</source>
        <translation>8 到 15 位；15 提议时不写数字</translation>
    </message>
    <message>
        <source>Window of the server</source>
        <translation>服务器的窗口</translation>
    </message>
    <message>
        <source>8 to 15 bits; 15 is what it has anyway</source>
        <translation>8 到 15 位；15 本来就是默认值</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Offer, as it is sent</source>
        <translation>实际发送的提议</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The server&apos;s window, bits</source>
        <translation>服务器的窗口，位</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>提议</translation>
    </message>
</context>
<context>
    <name>Framescope::FieldCard</name>
    <message>
        <source>Rule and violations…</source>
        <translation>规则与违规…</translation>
    </message>
    <message>
        <source>Explanation of the field</source>
        <translation>字段的说明</translation>
    </message>
    <message>
        <source>Rule.</source>
        <translation>规则。</translation>
    </message>
    <message>
        <source>Violation if</source>
        <translation>违规情形：</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Open in composer</source>
        <translation>在编写器中打开</translation>
    </message>
    <message>
        <source>Lesson %1: %2</source>
        <translation>第 %1 课：%2</translation>
    </message>
</context>
<context>
    <name>Framescope::FieldLegend</name>
    <message>
        <source>FIN, RSV</source>
        <translation>FIN、RSV</translation>
    </message>
    <message>
        <source>opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Colours of the fields: %1</source>
        <translation>字段的颜色：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::FileField</name>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Framescope::FilterBar</name>
    <message>
        <source>Clear the filter</source>
        <translation>清除过滤</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Hide the frames that do not match</source>
        <translation>隐藏不匹配的帧</translation>
    </message>
    <message>
        <source>Show all frames, and mark those that match</source>
        <translation>显示所有的帧，标记匹配的</translation>
    </message>
    <message>
        <source>What the filter does</source>
        <translation>过滤的作用</translation>
    </message>
    <message>
        <source>Hide the frames that do not match, or mark those that do</source>
        <translation>隐藏不匹配的帧，或标记匹配的帧</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Frames that match so far; %1 % were looked at</source>
        <translation>目前匹配的帧；已查看 %1 %</translation>
    </message>
    <message>
        <source>Frames that match</source>
        <translation>匹配的帧</translation>
    </message>
    <message>
        <source>No filter was used yet</source>
        <translation>还没有用过过滤</translation>
    </message>
    <message>
        <source>Saved filters, and those that were used before</source>
        <translation>已保存的和以前用过的过滤器</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>以前用过的</translation>
    </message>
    <message>
        <source>Save the filter…</source>
        <translation>保存过滤器…</translation>
    </message>
    <message>
        <source>Remove a saved filter</source>
        <translation>删除已保存的过滤器</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>保存过滤器</translation>
    </message>
    <message>
        <source>A name for %1; one that has it already is replaced:</source>
        <translation>%1 的名称；同名的过滤器会被替换：</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look at no more frames; those that were found stay</source>
        <translation>不再查看更多帧；已找到的保留</translation>
    </message>
    <message>
        <source>%1 · stopped at %2 %</source>
        <translation>%1 · 已停在 %2 %</translation>
    </message>
    <message>
        <source>Stop looking for matches</source>
        <translation>停止查找匹配项</translation>
    </message>
    <message>
        <source>The filter was not saved. It needs a name, may have %1 characters, and there is room for %2 filters: remove one first.</source>
        <translation>过滤没有保存。它需要一个名称，最多 %1 个字符，最多能保存 %2 个：请先移除一个。</translation>
    </message>
</context>
<context>
    <name>Framescope::FilterEdit</name>
    <message>
        <source>Filter frames</source>
        <translation>过滤帧</translation>
    </message>
    <message>
        <source>Show or mark the frames for which an expression is true (Ctrl+F)</source>
        <translation>显示或标记使表达式成立的帧 (Ctrl+F)</translation>
    </message>
    <message>
        <source>%1, for example %2</source>
        <translation>%1，例如 %2</translation>
    </message>
</context>
<context>
    <name>Framescope::FragmentStrip</name>
    <message>
        <source>Fragment %1 of %2</source>
        <translation>分片 %1，共 %2</translation>
    </message>
    <message>
        <source>Frame %1, %2 octets</source>
        <translation>第 %1 帧，%2 个字节</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameCaption</name>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>%1 payload, %2 on the wire</source>
        <translation>载荷 %1，网线上 %2</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameChip</name>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameControls</name>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>of</source>
        <translation>每帧</translation>
    </message>
    <message>
        <source>ping after frame 1</source>
        <translation>第 1 帧后 Ping</translation>
    </message>
    <message>
        <source>permessage-deflate</source>
        <translation>permessage-deflate</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Masking-key</source>
        <translation>掩码键</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Eight hexadecimal digits; empty: a fresh key for every frame</source>
        <translation>八位十六进制数字；留空则每一帧用新的键</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>64 bits</source>
        <translation>64 位</translation>
    </message>
    <message>
        <source>Form of the payload length</source>
        <translation>载荷长度的写法</translation>
    </message>
    <message>
        <source>Announced payload length</source>
        <translation>声明的载荷长度</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>如实</translation>
    </message>
    <message>
        <source>What each frame announces; empty: the length that its payload has</source>
        <translation>每一帧声明的长度；留空则为载荷的实际长度</translation>
    </message>
    <message>
        <source>Fragment the message</source>
        <translation>把消息分片</translation>
    </message>
    <message>
        <source>Octets of payload in each frame</source>
        <translation>每一帧的载荷字节数</translation>
    </message>
    <message>
        <source>Milliseconds between frames</source>
        <translation>帧与帧之间的毫秒数</translation>
    </message>
    <message>
        <source>Compress with permessage-deflate</source>
        <translation>用 permessage-deflate 压缩</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Fragments</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>octets</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>ms between frames</source>
        <translation>ms 帧间隔</translation>
    </message>
    <message>
        <source>Interleave</source>
        <translation>穿插</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>RSV1 of the first frame says so (RFC 7692 §6)</source>
        <translation>由第一帧的 RSV1 说明 (RFC 7692 §6)</translation>
    </message>
    <message>
        <source>It was not agreed on for this connection</source>
        <translation>这条连接没有商定它</translation>
    </message>
    <message>
        <source>The masking-key has eight hexadecimal digits, for example 37 FA 21 3D.</source>
        <translation>掩码键是八位十六进制数字，例如 37 FA 21 3D。</translation>
    </message>
    <message>
        <source>The announced length is a number from 0 to 18446744073709551615.</source>
        <translation>声明的长度是 0 到 18446744073709551615 的数。</translation>
    </message>
    <message>
        <source>required for a client</source>
        <translation>客户端必须有</translation>
    </message>
    <message>
        <source>forbidden for a server</source>
        <translation>服务器不得有</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameMenu</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Measure times from the row above</source>
        <translation>从上一行起计时</translation>
    </message>
    <message>
        <source>&amp;Measure times from this frame</source>
        <translation>从这一帧起计时(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next frame of this message</source>
        <translation>此消息的下一帧(&amp;N)</translation>
    </message>
    <message>
        <source>Hol&amp;d frames like this</source>
        <translation>拦住这样的帧(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit in the composer</source>
        <translation>在编写器中编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Filter by this value</source>
        <translation>按这个值过滤(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Filter by %1</source>
        <translation>按 %1 过滤(&amp;F)</translation>
    </message>
    <message>
        <source>Filter by this value &amp;too</source>
        <translation>再按这个值过滤(&amp;T)</translation>
    </message>
    <message>
        <source>Filter this value &amp;out</source>
        <translation>排除这个值(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;hex of the wire</source>
        <translation>复制网线上的十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Copy as &amp;Base64</source>
        <translation>复制为 &amp;Base64</translation>
    </message>
    <message>
        <source>Copy as C &amp;array</source>
        <translation>复制为 C 数组(&amp;A)</translation>
    </message>
    <message>
        <source>Copy as &amp;Python bytes</source>
        <translation>复制为 &amp;Python bytes</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 &amp;JSON</translation>
    </message>
    <message>
        <source>Copy as .jsonl &amp;line</source>
        <translation>复制为一行 .jsonl(&amp;L)</translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation>比较(&amp;W)…</translation>
    </message>
    <message>
        <source>Compare the t&amp;wo messages</source>
        <translation>比较这两条消息(&amp;W)</translation>
    </message>
    <message>
        <source>Do not compare &amp;with this one</source>
        <translation>不再与它比较(&amp;W)</translation>
    </message>
    <message>
        <source>Compare &amp;with frame %1</source>
        <translation>与帧 %1 比较(&amp;W)</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>备注(&amp;O)…</translation>
    </message>
    <message>
        <source>Only frames with a note o&amp;r colour</source>
        <translation>仅显示有备注或颜色的帧(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Framescope::FramePanel</name>
    <message>
        <source>No frame matches the filter</source>
        <translation>没有帧符合过滤条件</translation>
    </message>
    <message>
        <source>It hides the only frame.</source>
        <translation>它隐藏了唯一的一帧。</translation>
    </message>
    <message>
        <source>It hides all %1 frames.</source>
        <translation>它隐藏了全部 %1 帧。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除过滤</translation>
    </message>
    <message>
        <source>No frames yet</source>
        <translation>还没有帧</translation>
    </message>
    <message>
        <source>No frames</source>
        <translation>没有帧</translation>
    </message>
    <message>
        <source>None was recorded in this session.</source>
        <translation>这个会话没有录下任何帧。</translation>
    </message>
    <message>
        <source>Nothing connected</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Waiting for the first frame of any connection.</source>
        <translation>正在等待任一连接的第一帧。</translation>
    </message>
    <message>
        <source>Connect to a server, and every frame that crosses shows here.</source>
        <translation>连接到服务器，经过的每一帧都会显示在这里。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Connection %1 waits for its opening handshake since %2.</source>
        <translation>连接 %1 等待打开握手已有 %2。</translation>
    </message>
    <message>
        <source>Connection %1 is open since %2 and waits for its first frame.</source>
        <translation>连接 %1 已打开 %2，正在等待第一帧。</translation>
    </message>
    <message>
        <source>Connection %1 is closing; no frame has come.</source>
        <translation>连接 %1 正在关闭；没有收到帧。</translation>
    </message>
    <message>
        <source>Connection %1 ended without a frame.</source>
        <translation>连接 %1 一帧都没有就结束了。</translation>
    </message>
    <message>
        <source>Connection %1 ended without a frame. %2</source>
        <translation>连接 %1 一帧都没有就结束了。%2</translation>
    </message>
    <message>
        <source>The connection did not open</source>
        <translation>连接未打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameSortBar</name>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>按记录顺序</translation>
    </message>
    <message>
        <source>Put the frames that have come since in their places</source>
        <translation>把之后到来的帧排到各自的位置</translation>
    </message>
    <message>
        <source>Leave the rows as they are</source>
        <translation>保持各行现在的样子</translation>
    </message>
    <message>
        <source>Show the frames as they were recorded</source>
        <translation>按记录顺序显示帧</translation>
    </message>
    <message>
        <source>Sorting by %1…</source>
        <translation>正在按 %1 排序…</translation>
    </message>
    <message>
        <source>Sorted by %1. 1 frame has come since.</source>
        <translation>已按 %1 排序。之后又来了 1 帧。</translation>
    </message>
    <message>
        <source>Sorted by %1. %2 frames have come since.</source>
        <translation>已按 %1 排序。之后又来了 %2 帧。</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameSortMenu</name>
    <message>
        <source>As &amp;recorded</source>
        <translation>按记录顺序(&amp;R)</translation>
    </message>
    <message>
        <source>Sort &amp;ascending</source>
        <translation>升序排序(&amp;A)</translation>
    </message>
    <message>
        <source>Sort &amp;descending</source>
        <translation>降序排序(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>升序(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>降序(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameStrip</name>
    <message>
        <source>Neighbouring frames</source>
        <translation>相邻的帧</translation>
    </message>
    <message>
        <source>Previous frame (K)</source>
        <translation>上一帧 (K)</translation>
    </message>
    <message>
        <source>Next frame (J)</source>
        <translation>下一帧 (J)</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameTableModel</name>
    <message>
        <source>%1, matches</source>
        <translation>%1，匹配</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最后一帧</translation>
    </message>
    <message>
        <source>not final</source>
        <translation>不是最后一帧</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>有掩码</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>无掩码</translation>
    </message>
    <message numerus="yes">
        <source>Message from frame %1 on, %2, %n fragment(s), %3 octets, %4, %5</source>
        <translation>
            <numerusform>自第 %1 帧起的消息，%2，%n 个分片，%3 个字节，%4，%5</numerusform>
        </translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>%1 frames, %2</source>
        <translation>%1 帧，%2</translation>
    </message>
    <message>
        <source>%1 frames so far</source>
        <translation>目前 %1 帧</translation>
    </message>
    <message>
        <source>interleaved control frame</source>
        <translation>穿插的控制帧</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Milliseconds since frame %1</source>
        <translation>距第 %1 帧的毫秒数</translation>
    </message>
    <message>
        <source>Milliseconds since the frame in the row above</source>
        <translation>距上一行那一帧的毫秒数</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Conn</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Δ #%1</source>
        <translation>Δ #%1</translation>
    </message>
    <message>
        <source>Δ ms</source>
        <translation>Δ ms</translation>
    </message>
    <message>
        <source>Dir</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>RSV</source>
        <translation>RSV</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Masking-key</source>
        <translation>掩码键</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>On wire</source>
        <translation>网线上</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What crossed there was not captured. The frames around it are read as far as that is possible.</source>
        <translation>那里传输的内容没有被抓到。其前后的帧在可能的范围内读取。</translation>
    </message>
    <message>
        <source>Gap on connection %1 at %2. %3</source>
        <translation>连接 %1 在 %2 处有缺口。%3</translation>
    </message>
    <message>
        <source>GAP</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>%1, on connection %2</source>
        <translation>%1，连接 %2</translation>
    </message>
    <message>
        <source>Gaps on several connections from %1 on. %2</source>
        <translation>从 %1 起有多个连接存在缺口。%2</translation>
    </message>
    <message>
        <source>Milliseconds since the frame that came before</source>
        <translation>距前一帧的毫秒数</translation>
    </message>
    <message>
        <source>Previews do not sort. Filter by what they contain.</source>
        <translation>预览不能排序。请按其内容过滤。</translation>
    </message>
    <message>
        <source>Only # and Time sort above one million frames. Filter first, and this column sorts what is left.</source>
        <translation>超过一百万帧时只有 # 和时间可以排序。请先过滤，此列便能对剩下的帧排序。</translation>
    </message>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1，按升序排序</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1，按降序排序</translation>
    </message>
    <message>
        <source>Frame %1, being read</source>
        <translation>帧 %1，正在读取</translation>
    </message>
</context>
<context>
    <name>Framescope::FrameTableView</name>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Co&amp;lumns</source>
        <translation>列(&amp;L)</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Filter by frames beside gaps</source>
        <translation>按缺口旁的帧筛选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Framescope::HandshakeCaption</name>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>never opened</source>
        <translation>从未打开</translation>
    </message>
    <message>
        <source>Edit and reconnect</source>
        <translation>编辑并重新连接</translation>
    </message>
    <message>
        <source>Change how this connection was opened, and open another one so</source>
        <translation>更改此连接的打开方式，并以此打开另一个连接</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copy the opening handshake as a command, without what is secret</source>
        <translation>将打开握手复制为命令，不含机密内容</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>%1 to open</source>
        <translation>用时 %1 打开</translation>
    </message>
    <message>
        <source>Edit and reconnect…</source>
        <translation>编辑并重新连接…</translation>
    </message>
</context>
<context>
    <name>Framescope::HandshakeView</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>The connection was not made</source>
        <translation>连接没有建立</translation>
    </message>
    <message>
        <source>There was no handshake</source>
        <translation>没有握手</translation>
    </message>
    <message>
        <source>The connection ended before it began.</source>
        <translation>还没开始，连接就结束了。</translation>
    </message>
    <message>
        <source>No handshake yet</source>
        <translation>还没有握手</translation>
    </message>
    <message>
        <source>The connection to %1 is being made.</source>
        <translation>正在建立到 %1 的连接。</translation>
    </message>
    <message>
        <source>The client has not sent its request yet.</source>
        <translation>客户端还没有发出请求。</translation>
    </message>
    <message>
        <source>No connection selected</source>
        <translation>未选中连接</translation>
    </message>
    <message>
        <source>Select a connection to see how it was opened.</source>
        <translation>请选择一条连接，看它是怎样打开的。</translation>
    </message>
    <message>
        <source>Method, target, Host, Upgrade, Connection, key and version are right.</source>
        <translation>方法、目标、Host、Upgrade、Connection、Key 和版本都正确。</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>发送于 %1</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收到于 %1</translation>
    </message>
    <message>
        <source>The connection ended before there was a response.</source>
        <translation>没等到响应，连接就结束了。</translation>
    </message>
    <message>
        <source>There is no response yet.</source>
        <translation>还没有响应。</translation>
    </message>
    <message>
        <source>Status 101, Upgrade, Connection and Accept are right.</source>
        <translation>状态 101、Upgrade、Connection 和 Accept 都正确。</translation>
    </message>
    <message>
        <source>Subprotocol and extensions were offered.</source>
        <translation>子协议和扩展都是提议过的。</translation>
    </message>
    <message>
        <source>The subprotocol was offered.</source>
        <translation>子协议是提议过的。</translation>
    </message>
    <message>
        <source>The extensions were offered.</source>
        <translation>扩展都是提议过的。</translation>
    </message>
    <message>
        <source>It answers nothing yet: the response comes after it.</source>
        <translation>它还没有回答：响应随后到来。</translation>
    </message>
    <message>
        <source>1 more interim response</source>
        <translation>还有 1 个临时响应</translation>
    </message>
    <message>
        <source>%1 more interim responses</source>
        <translation>还有 %1 个临时响应</translation>
    </message>
</context>
<context>
    <name>Framescope::HeadCard</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Form of the request</source>
        <translation>请求的形式</translation>
    </message>
    <message>
        <source>Form of the response</source>
        <translation>响应的形式</translation>
    </message>
    <message>
        <source>Parsed</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Copy the request, hidden secrets left out</source>
        <translation>复制请求，隐藏的秘密除外</translation>
    </message>
    <message>
        <source>Copy the response, hidden secrets left out</source>
        <translation>复制响应，隐藏的秘密除外</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>请求的头字段</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>响应的头字段</translation>
    </message>
    <message>
        <source>Raw head</source>
        <translation>头的原文</translation>
    </message>
    <message>
        <source>Head in hex</source>
        <translation>头的十六进制</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n more below it.</source>
        <translation>
            <numerusform>%1。下面还有 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the secrets in the address</source>
        <translation>隐藏地址中的秘密</translation>
    </message>
    <message>
        <source>Show the secrets in the address</source>
        <translation>显示地址中的秘密</translation>
    </message>
    <message>
        <source>Interim response</source>
        <translation>临时响应</translation>
    </message>
    <message>
        <source>Without status 101 there is no WebSocket.</source>
        <translation>状态不是 101，就没有 WebSocket。</translation>
    </message>
</context>
<context>
    <name>Framescope::HeaderEditor</name>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>The final frame of its message (RFC 6455 §5.2)</source>
        <translation>消息的最后一帧 (RFC 6455 §5.2)</translation>
    </message>
    <message>
        <source>RSV%1</source>
        <translation>RSV%1</translation>
    </message>
    <message>
        <source>RSV1: with permessage-deflate, a message is compressed (RFC 7692 §6)</source>
        <translation>RSV1：用 permessage-deflate 时，表示消息经过压缩 (RFC 7692 §6)</translation>
    </message>
    <message>
        <source>RSV%1: must be 0 without an extension (RFC 6455 §5.2)</source>
        <translation>RSV%1：没有扩展时必须为 0 (RFC 6455 §5.2)</translation>
    </message>
    <message>
        <source>A client must mask, a server must not (RFC 6455 §5.1)</source>
        <translation>客户端必须加掩码，服务器不得加 (RFC 6455 §5.1)</translation>
    </message>
    <message>
        <source>Masking-key, hex</source>
        <translation>掩码键，十六进制</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>7 bits</source>
        <translation>7 位</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>64 bits</source>
        <translation>64 位</translation>
    </message>
    <message>
        <source>Form of the payload length</source>
        <translation>载荷长度的写法</translation>
    </message>
    <message>
        <source>RFC 6455 §5.2 allows the shortest only</source>
        <translation>RFC 6455 §5.2 只允许最短的写法</translation>
    </message>
    <message>
        <source>Announced payload length</source>
        <translation>声明的载荷长度</translation>
    </message>
    <message>
        <source>Another payload length than the payload has; empty: as many octets as there are</source>
        <translation>与载荷实际长度不同的长度；留空则有多少字节就是多少</translation>
    </message>
    <message>
        <source>RSV</source>
        <translation>RSV</translation>
    </message>
    <message>
        <source>A masking-key has four octets, such as 37 FA 21 3D.</source>
        <translation>掩码键是四个字节，例如 37 FA 21 3D。</translation>
    </message>
    <message>
        <source>The announced length is a number from 0 to 2⁶⁴ − 1.</source>
        <translation>声明的长度是 0 到 2⁶⁴ − 1 的数。</translation>
    </message>
    <message>
        <source>Form of the length, and another one</source>
        <translation>长度的写法，或另一个长度</translation>
    </message>
    <message>
        <source>Length as</source>
        <translation>长度写作</translation>
    </message>
    <message>
        <source>announced as</source>
        <translation>宣告为</translation>
    </message>
</context>
<context>
    <name>Framescope::HeaderFieldModel</name>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not an https origin</source>
        <translation>不是 https 来源</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>shown, click to hide</source>
        <translation>已显示，点击隐藏</translation>
    </message>
    <message>
        <source>hidden, click to show</source>
        <translation>已隐藏，点击显示</translation>
    </message>
</context>
<context>
    <name>Framescope::HeaderFieldView</name>
    <message>
        <source>Copy header</source>
        <translation>复制头字段</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>显示秘密</translation>
    </message>
    <message>
        <source>Hide secret</source>
        <translation>隐藏秘密</translation>
    </message>
</context>
<context>
    <name>Framescope::HeaderListModel</name>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>是不是想写 %1？</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>A server that follows the RFC answers 426 and names version 13.</source>
        <translation>遵守 RFC 的服务器会回答 426，并写明版本 13。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>fresh 16 octets for each attempt</source>
        <translation>每次尝试用新的 16 个字节</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>override</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>不合法</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>不常见</translation>
    </message>
    <message>
        <source>sent twice</source>
        <translation>发送两次</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>from tab</source>
        <translation>来自其他页</translation>
    </message>
</context>
<context>
    <name>Framescope::HeaderRow</name>
    <message>
        <source>Name of the header</source>
        <translation>头字段的名字</translation>
    </message>
    <message>
        <source>Value of the header</source>
        <translation>头字段的值</translation>
    </message>
    <message>
        <source>Write this header yourself</source>
        <translation>自己写这个头字段</translation>
    </message>
    <message>
        <source>Back to the automatic header</source>
        <translation>恢复自动的头字段</translation>
    </message>
    <message>
        <source>Delete this header</source>
        <translation>删除这个头字段</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1</translation>
    </message>
</context>
<context>
    <name>Framescope::HeadersPage</name>
    <message>
        <source>Duplicate the header</source>
        <translation>再加一个相同的头字段</translation>
    </message>
    <message>
        <source>Delete the header</source>
        <translation>删除头字段</translation>
    </message>
    <message>
        <source>Move the header up (Alt+Up)</source>
        <translation>上移头字段 (Alt+Up)</translation>
    </message>
    <message>
        <source>Move the header down (Alt+Down)</source>
        <translation>下移头字段 (Alt+Down)</translation>
    </message>
    <message>
        <source>Show automatic headers</source>
        <translation>显示自动的头字段</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>头字段</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>添加头字段</translation>
    </message>
    <message>
        <source>Drag rows to change the order on the wire. The same name may stand more than once; that of an automatic header takes its place.</source>
        <translation>拖动各行可改变在网线上的顺序。同名可以出现多次；与自动头字段同名的会占它的位置。</translation>
    </message>
    <message>
        <source>Put the deleted header back</source>
        <translation>把删除的头字段放回来</translation>
    </message>
</context>
<context>
    <name>Framescope::HeldDelegate</name>
    <message numerus="yes">
        <source>, %n frames</source>
        <translation>
            <numerusform>，%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>, #%1</source>
        <translation>，#%1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
</context>
<context>
    <name>Framescope::HeldEditor</name>
    <message>
        <source>What goes on</source>
        <translation>放行什么</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>一条消息</translation>
    </message>
    <message>
        <source>Its frames</source>
        <translation>它的各帧</translation>
    </message>
    <message>
        <source>Back to how it came</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Frame that is shown</source>
        <translation>显示的帧</translation>
    </message>
    <message>
        <source>Held %1</source>
        <translation>拦下的 %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 / %2：%3</translation>
    </message>
    <message>
        <source>held %1</source>
        <translation>已拦 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s), %1</source>
        <translation>
            <numerusform>%n 帧，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>forwards by itself in %1</source>
        <translation>%1 后自动放行</translation>
    </message>
</context>
<context>
    <name>Framescope::HeldFramesModel</name>
    <message>
        <source>%1, edited</source>
        <translation>%1，已编辑</translation>
    </message>
</context>
<context>
    <name>Framescope::HeldQueue</name>
    <message>
        <source>Direction shown</source>
        <translation>显示的方向</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>←</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Held frames</source>
        <translation>拦下的帧</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>作过的决定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Frames leave in the order in which they came, in each direction. What is decided waits for those before it.</source>
        <translation>每个方向上，帧按到来的顺序离开。已决定的要等它前面的。</translation>
    </message>
    <message>
        <source>Clear the list of what was decided</source>
        <translation>清空已决定的列表</translation>
    </message>
</context>
<context>
    <name>Framescope::HexTab</name>
    <message>
        <source>Octets shown</source>
        <translation>显示的字节</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>网线上</translation>
    </message>
    <message>
        <source>Unmasked</source>
        <translation>去掩码</translation>
    </message>
    <message>
        <source>Decompressed</source>
        <translation>解压</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Find octets (/)</source>
        <translation>查找字节 (/)</translation>
    </message>
    <message>
        <source>Save the selected octets, or all of them</source>
        <translation>保存选中的或全部字节</translation>
    </message>
    <message>
        <source>Values from the selection on</source>
        <translation>从选中处起的数值</translation>
    </message>
    <message>
        <source>No frame selected</source>
        <translation>没有选中帧</translation>
    </message>
    <message>
        <source>Select a frame in the table, or step through them with J and K.</source>
        <translation>请在表格里选一帧，或用 J 和 K 逐帧移动。</translation>
    </message>
    <message>
        <source>Saved %1 octets as %2</source>
        <translation>已将 %1 个字节保存为 %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>Save the octets</source>
        <translation>保存字节</translation>
    </message>
    <message>
        <source>Saving %1 octets…</source>
        <translation>正在保存 %1 个字节…</translation>
    </message>
    <message>
        <source>Go to offset, hex</source>
        <translation>转到偏移（十六进制）</translation>
    </message>
    <message>
        <source>Go to offset, in hexadecimal</source>
        <translation>转到偏移，十六进制</translation>
    </message>
    <message>
        <source>Copy the selected octets as hex, or all of them (Ctrl+C)</source>
        <translation>以十六进制复制选中的或全部字节 (Ctrl+C)</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>%1 of %2 octets selected</source>
        <translation>已选中 %2 个字节中的 %1 个</translation>
    </message>
    <message>
        <source>The message is being read, or could not be decompressed.</source>
        <translation>正在读取消息，或消息无法解压。</translation>
    </message>
    <message>
        <source>What this frame alone says cannot be told: its message is compressed, and it has no part of its own in it. Look at the message.</source>
        <translation>这一帧单独说了什么无从得知：它的消息是压缩的，里面没有单属于它的部分。请看消息。</translation>
    </message>
    <message>
        <source>Copied %1 octets</source>
        <translation>已复制 %1 个字节</translation>
    </message>
    <message>
        <source>Copied the first %1 of %2 octets</source>
        <translation>已复制 %2 个字节中的前 %1 个</translation>
    </message>
    <message>
        <source>Enter a hexadecimal offset below %1</source>
        <translation>请输入小于 %1 的十六进制偏移</translation>
    </message>
</context>
<context>
    <name>Framescope::HexView</name>
    <message>
        <source>Octets of the frame</source>
        <translation>帧的字节</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Copy octets as hex</source>
        <translation>将字节复制为十六进制</translation>
    </message>
    <message>
        <source>Copy all octets as hex</source>
        <translation>将所有字节复制为十六进制</translation>
    </message>
    <message>
        <source>Copy octets as text</source>
        <translation>将字节复制为文本</translation>
    </message>
    <message>
        <source>Copy all octets as text</source>
        <translation>将所有字节复制为文本</translation>
    </message>
    <message>
        <source>Copy octets as Base64</source>
        <translation>将字节复制为 Base64</translation>
    </message>
    <message>
        <source>Copy all octets as Base64</source>
        <translation>将所有字节复制为 Base64</translation>
    </message>
    <message>
        <source>Copy octets as C array</source>
        <translation>将字节复制为 C 数组</translation>
    </message>
    <message>
        <source>Copy all as C array</source>
        <translation>全部复制为 C 数组</translation>
    </message>
    <message>
        <source>Copy octets as Python bytes</source>
        <translation>将字节复制为 Python bytes</translation>
    </message>
    <message>
        <source>Copy all as Python</source>
        <translation>全部复制为 Python</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Edit in the composer</source>
        <translation>在编写器中编辑</translation>
    </message>
    <message>
        <source>Save octets…</source>
        <translation>保存字节…</translation>
    </message>
    <message>
        <source>Save all octets…</source>
        <translation>保存所有字节…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Framescope::HistoryRow</name>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>忘记%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n remembered</source>
        <translation>
            <numerusform>已记住 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::HoldFlow</name>
    <message>
        <source>Held on the way to the server: %1, to the client: %2</source>
        <translation>拦在去往服务器路上的：%1，去往客户端的：%2</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>客户端：%1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>服务器：%1</translation>
    </message>
    <message>
        <source>none held</source>
        <translation>没有拦下</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>拦下 %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>holding nothing</source>
        <translation>什么都不拦</translation>
    </message>
    <message>
        <source>holding %1</source>
        <translation>正在拦 %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Framescope::IdentityFields</name>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The key needs its certificate.</source>
        <translation>私钥要有对应的证书。</translation>
    </message>
    <message>
        <source>The certificate needs its private key.</source>
        <translation>证书要有对应的私钥。</translation>
    </message>
</context>
<context>
    <name>Framescope::ImagePreview</name>
    <message>
        <source>Size of the picture</source>
        <translation>图片的大小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels, %4 B</source>
        <translation>%1，%2 × %3 像素，%4 B</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::InjectDialog</name>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>→ to the server</source>
        <translation>→ 发往服务器</translation>
    </message>
    <message>
        <source>← to the client</source>
        <translation>← 发往客户端</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Frame, bit by bit</source>
        <translation>逐位编写帧</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>A message waits for the end of one that is crossing; a frame only for the end of a frame</source>
        <translation>消息要等正在经过的消息结束；帧只需等一帧结束</translation>
    </message>
    <message>
        <source>No proxied connection is open</source>
        <translation>没有经过代理的打开的连接</translation>
    </message>
    <message>
        <source>Put it on the wire, ahead of what is held (Ctrl+Enter)</source>
        <translation>放到网线上，排在拦下的前面 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Something that was typed cannot be read</source>
        <translation>输入的内容有读不懂的</translation>
    </message>
    <message>
        <source>What is injected</source>
        <translation>注入什么</translation>
    </message>
    <message>
        <source>Inject</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>Inject a frame</source>
        <translation>注入一帧</translation>
    </message>
</context>
<context>
    <name>Framescope::InspectorPanel</name>
    <message>
        <source>Anatomy</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Previous frame (K)</source>
        <translation>上一帧 (K)</translation>
    </message>
    <message>
        <source>Next frame (J)</source>
        <translation>下一帧 (J)</translation>
    </message>
    <message>
        <source>Restore the panels (F11)</source>
        <translation>恢复各面板 (F11)</translation>
    </message>
    <message>
        <source>Fill the window (F11)</source>
        <translation>占满窗口 (F11)</translation>
    </message>
    <message>
        <source>Follow the selection again (Shift+F11)</source>
        <translation>重新跟随选择 (Shift+F11)</translation>
    </message>
    <message>
        <source>Keep this frame here (Shift+F11)</source>
        <translation>将此帧固定在这里 (Shift+F11)</translation>
    </message>
    <message>
        <source>Pinned; no frame is selected</source>
        <translation>已固定；未选择帧</translation>
    </message>
    <message>
        <source>Pinned; frame %1 is selected</source>
        <translation>已固定；选择的是帧 %1</translation>
    </message>
</context>
<context>
    <name>Framescope::InterceptPanel</name>
    <message>
        <source>Intercept</source>
        <translation>拦截</translation>
    </message>
    <message>
        <source>Forward &amp;original</source>
        <translation>放行原样(&amp;O)</translation>
    </message>
    <message>
        <source>Let it go on as it came, whatever was edited</source>
        <translation>不管改过什么，都按原样放行</translation>
    </message>
    <message>
        <source>&amp;Drop</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Let nothing go on in its place (D in the queue)</source>
        <translation>什么都不放行（队列中按 D）</translation>
    </message>
    <message>
        <source>&amp;Inject…</source>
        <translation>注入(&amp;I)…</translation>
    </message>
    <message>
        <source>Put a frame or a message on a proxied connection</source>
        <translation>在经过代理的连接上放入一帧或一条消息</translation>
    </message>
    <message>
        <source>Let all that is held go on as it came</source>
        <translation>把拦下的全部按原样放行</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>没有拦下的帧</translation>
    </message>
    <message>
        <source>No breakpoint counts. Add one above, or tick one, and say what it holds.</source>
        <translation>没有启用的断点。请在上面添加或勾选一个，并写明它拦什么。</translation>
    </message>
    <message>
        <source>What matches a breakpoint above waits here until you decide on it.</source>
        <translation>与上面断点匹配的会在这里等你决定。</translation>
    </message>
    <message>
        <source>No connection crosses a proxy</source>
        <translation>没有连接经过代理</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>代理…</translation>
    </message>
    <message>
        <source>For&amp;ward edited</source>
        <translation>放行改后的(&amp;W)</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>放行(&amp;W)</translation>
    </message>
    <message>
        <source>Something that was typed cannot be read</source>
        <translation>输入的内容有读不懂的</translation>
    </message>
    <message>
        <source>Let it go on (F in the queue, Ctrl+Enter)</source>
        <translation>放行（队列中按 F，或 Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Forward &amp;all %1</source>
        <translation>全部放行 %1(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>拦下 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Frames are held on their way through a proxy. Start one, if none listens yet, and let a client connect to it.</source>
        <translation>帧在经过代理的路上才能拦住。如果还没有代理在监听，请启动一个，让客户端连接它。</translation>
    </message>
</context>
<context>
    <name>Framescope::LengthLabel</name>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>%1 octets of payload; %2 as it came</source>
        <translation>载荷 %1 字节；到达时 %2 字节</translation>
    </message>
    <message numerus="yes">
        <source>%n octet(s) of payload</source>
        <translation>
            <numerusform>载荷 %n 字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::LessonGuide</name>
    <message>
        <source>It is %1.</source>
        <translation>答案是 %1。</translation>
    </message>
    <message>
        <source>There is no frame or connection yet that this asks about.</source>
        <translation>还没有这里所问的帧或连接。</translation>
    </message>
    <message>
        <source>Recording of this lesson</source>
        <translation>本课录制的会话</translation>
    </message>
</context>
<context>
    <name>Framescope::LessonList</name>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已学完</translation>
    </message>
    <message>
        <source>Lesson %1, %2, %3</source>
        <translation>第 %1 课，%2，%3</translation>
    </message>
</context>
<context>
    <name>Framescope::LessonPanel</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>More about lessons</source>
        <translation>更多课程操作</translation>
    </message>
    <message>
        <source>Close the lessons</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>动手试试</translation>
    </message>
    <message>
        <source>All of this happens on this computer; nothing leaves it.</source>
        <translation>这一切都发生在这台电脑上，什么都不会传出去。</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The step before (Alt+Left)</source>
        <translation>上一步 (Alt+Left)</translation>
    </message>
    <message>
        <source>Skip exercise</source>
        <translation>跳过练习</translation>
    </message>
    <message>
        <source>Go on without solving it</source>
        <translation>不做这个练习，继续</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Go on (Alt+Right)</source>
        <translation>继续 (Alt+Right)</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已学完 %1 / %2</translation>
    </message>
    <message>
        <source>Lesson %1, step %2 of %3</source>
        <translation>第 %1 课，第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>%1 of %2 solved</source>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>RFC %1 §%2 %3</source>
        <translation>RFC %1 §%2 %3</translation>
    </message>
    <message>
        <source>Marked in the frame: %1</source>
        <translation>帧中已标出：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::LessonText</name>
    <message>
        <source>Text of the step</source>
        <translation>步骤的正文</translation>
    </message>
    <message>
        <source>Often told wrong:</source>
        <translation>常见的误解：</translation>
    </message>
</context>
<context>
    <name>Framescope::Lessons</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>&amp;Start this lesson anew</source>
        <translation>重新开始这一课(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add a lesson…</source>
        <translation>添加课程(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Save this lesson as one file…</source>
        <translation>把这一课存为一个文件(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Remove this lesson</source>
        <translation>移除这一课(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language of the lessons</source>
        <translation>课程的语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>与程序相同</translation>
    </message>
    <message>
        <source>R&amp;ules and terms…</source>
        <translation>规则与术语(&amp;U)…</translation>
    </message>
    <message>
        <source>Add a lesson</source>
        <translation>添加课程</translation>
    </message>
    <message>
        <source>Lessons (*.fslesson lesson.*.md);;All files (*)</source>
        <translation>课程 (*.fslesson lesson.*.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 was not added: %2.</source>
        <translation>%1 没有添加：%2。</translation>
    </message>
    <message>
        <source>Save the lesson as one file</source>
        <translation>把课程存为一个文件</translation>
    </message>
    <message>
        <source>Lessons (*.fslesson);;All files (*)</source>
        <translation>课程 (*.fslesson);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 没有写入：%2。</translation>
    </message>
</context>
<context>
    <name>Framescope::LessonsCard</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 / %2</translation>
    </message>
</context>
<context>
    <name>Framescope::ListenAddress</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Type an IP address to listen on, such as 127.0.0.1 or ::1.</source>
        <translation>请输入要监听的 IP 地址，例如 127.0.0.1 或 ::1。</translation>
    </message>
    <message>
        <source>Others on the network can connect to this address. 127.0.0.1 keeps to this machine.</source>
        <translation>网络上的其他人可以连到这个地址。127.0.0.1 只限本机。</translation>
    </message>
</context>
<context>
    <name>Framescope::ListenDialog</name>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Echo: send every message back</source>
        <translation>回声：把每条消息送回去</translation>
    </message>
    <message>
        <source>Sink: receive and say nothing</source>
        <translation>只收：接收而不作声</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>来源</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>最大消息</translation>
    </message>
    <message>
        <source>A larger message ends the connection with 1009</source>
        <translation>更大的消息会用 1009 结束连接</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>TLS 证书</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Subprotocols, one a line. The first that a client offers too is agreed on.</source>
        <translation>子协议，每行一个。客户端也提议了的第一个会被选定。</translation>
    </message>
    <message>
        <source>Same host and port</source>
        <translation>主机和端口相同</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Those that match</source>
        <translation>匹配的</translation>
    </message>
    <message>
        <source>Patterns of origins, separated by spaces</source>
        <translation>来源的模式，用空格分隔</translation>
    </message>
    <message>
        <source>Patterns over scheme://host:port, separated by spaces</source>
        <translation>针对 scheme://host:port 的模式，用空格分隔</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type at least one pattern, or choose another rule for origins.</source>
        <translation>请至少输入一个模式，或为来源另选规则。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a subprotocol.</source>
        <translation>“%1”不能作子协议的名字。</translation>
    </message>
    <message>
        <source>Any page that is open in a browser here can then talk to this server.</source>
        <translation>这里的浏览器打开的任何页面都能与这个服务器对话。</translation>
    </message>
    <message>
        <source>Listen (Enter)</source>
        <translation>监听 (Enter)</translation>
    </message>
    <message>
        <source>Watch: send a file, and again after each change</source>
        <translation>监视：发送一个文件，每次改变后再次发送</translation>
    </message>
    <message>
        <source>File to watch</source>
        <translation>要监视的文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>None: ws://</source>
        <translation>无：ws://</translation>
    </message>
    <message>
        <source>A certificate that signs itself, made now</source>
        <translation>现在生成的自签名证书</translation>
    </message>
    <message>
        <source>A certificate from a file</source>
        <translation>来自文件的证书</translation>
    </message>
    <message>
        <source>Choose a file to watch that is there.</source>
        <translation>请选择一个存在的文件来监视。</translation>
    </message>
    <message>
        <source>Choose a certificate and its private key.</source>
        <translation>请选择证书及其私钥。</translation>
    </message>
    <message>
        <source>Clients refuse it unless they are told to trust it, or not to check certificates.</source>
        <translation>客户端会拒绝它，除非让它们信任它，或者不检查证书。</translation>
    </message>
</context>
<context>
    <name>Framescope::MainActions</name>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Connect to a server as a client</source>
        <translation>作为客户端连接到服务器</translation>
    </message>
    <message>
        <source>&amp;Listen…</source>
        <translation>监听(&amp;L)…</translation>
    </message>
    <message>
        <source>Listen for clients as a server</source>
        <translation>作为服务器监听客户端</translation>
    </message>
    <message>
        <source>&amp;Proxy…</source>
        <translation>代理(&amp;P)…</translation>
    </message>
    <message>
        <source>Stand between clients and servers</source>
        <translation>站在客户端与服务器之间</translation>
    </message>
    <message>
        <source>Start &amp;demo</source>
        <translation>启动演示(&amp;D)</translation>
    </message>
    <message>
        <source>Start made-up peers on this computer and show what they say</source>
        <translation>在这台电脑上启动虚构的双方，显示它们说了什么</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Show another window, for a new session</source>
        <translation>为新会话再开一个窗口</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a session file</source>
        <translation>打开会话文件</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the session into another file</source>
        <translation>把会话保存到另一个文件</translation>
    </message>
    <message>
        <source>Close w&amp;indow</source>
        <translation>关闭窗口(&amp;I)</translation>
    </message>
    <message>
        <source>Close this window, and end its connections</source>
        <translation>关闭这个窗口，并结束其中的连接</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>End all connections and quit</source>
        <translation>结束所有连接并退出</translation>
    </message>
    <message>
        <source>Send &amp;ping</source>
        <translation>发送 Ping(&amp;P)</translation>
    </message>
    <message>
        <source>Send a Ping frame on the selected connection</source>
        <translation>在选中的连接上发送 Ping 帧</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Begin the closing handshake with 1000</source>
        <translation>用 1000 开始关闭握手</translation>
    </message>
    <message>
        <source>Close with c&amp;ode…</source>
        <translation>以状态码关闭(&amp;O)…</translation>
    </message>
    <message>
        <source>Begin the closing handshake with a status code and a reason of your choice</source>
        <translation>用自选的状态码和原因开始关闭握手</translation>
    </message>
    <message>
        <source>&amp;Abort</source>
        <translation>中止(&amp;A)</translation>
    </message>
    <message>
        <source>End the TCP connection without a closing handshake</source>
        <translation>不作关闭握手，直接断开 TCP 连接</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>Open another connection as the selected one was opened</source>
        <translation>照选中连接的打开方式再开一条连接</translation>
    </message>
    <message>
        <source>&amp;Edit and reconnect…</source>
        <translation>编辑后重新连接(&amp;E)…</translation>
    </message>
    <message>
        <source>Change how the selected connection was opened, and open another one so</source>
        <translation>修改选中连接的打开方式，再照此打开一条</translation>
    </message>
    <message>
        <source>&amp;Copy as cURL</source>
        <translation>复制为 cURL(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the opening handshake as a command for curl, without what is secret</source>
        <translation>把打开握手复制为 curl 命令，秘密内容除外</translation>
    </message>
    <message>
        <source>&amp;Save alone…</source>
        <translation>单独保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the selected connection into a session file of its own</source>
        <translation>把选中的连接单独保存为一个会话文件</translation>
    </message>
    <message>
        <source>Re&amp;move from list</source>
        <translation>从列表移除(&amp;M)</translation>
    </message>
    <message>
        <source>Take the selected connection from the list; its frames stay in the session</source>
        <translation>把选中的连接移出列表；它的帧仍在会话里</translation>
    </message>
    <message>
        <source>&amp;Intercept</source>
        <translation>拦截(&amp;I)</translation>
    </message>
    <message>
        <source>Hold frames on their way through a proxy, look at them and change them</source>
        <translation>在帧经过代理的路上把它拦住，查看并修改</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>过滤(&amp;F)</translation>
    </message>
    <message>
        <source>Show or mark some of the frames</source>
        <translation>显示或标记一部分帧</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>清除过滤(&amp;C)</translation>
    </message>
    <message>
        <source>Show all frames again</source>
        <translation>重新显示所有的帧</translation>
    </message>
    <message>
        <source>Next &amp;match</source>
        <translation>下一个匹配(&amp;M)</translation>
    </message>
    <message>
        <source>Select the next frame that matches the filter</source>
        <translation>选中下一个符合过滤条件的帧</translation>
    </message>
    <message>
        <source>Previous m&amp;atch</source>
        <translation>上一个匹配(&amp;A)</translation>
    </message>
    <message>
        <source>Select the previous frame that matches the filter</source>
        <translation>选中上一个符合过滤条件的帧</translation>
    </message>
    <message>
        <source>&amp;Go to frame…</source>
        <translation>转到帧(&amp;G)…</translation>
    </message>
    <message>
        <source>Go to a frame by its number</source>
        <translation>按编号转到某一帧</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>下一帧(&amp;N)</translation>
    </message>
    <message>
        <source>Select the next frame (J in the table)</source>
        <translation>选中下一帧（表格中按 J）</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>上一帧(&amp;P)</translation>
    </message>
    <message>
        <source>Select the previous frame (K in the table)</source>
        <translation>选中上一帧（表格中按 K）</translation>
    </message>
    <message>
        <source>Next &amp;violation</source>
        <translation>下一处违规(&amp;V)</translation>
    </message>
    <message>
        <source>Select the next frame that breaks a rule (V in the table)</source>
        <translation>选中下一个违反规则的帧（表格中按 V）</translation>
    </message>
    <message>
        <source>Previous v&amp;iolation</source>
        <translation>上一处违规(&amp;I)</translation>
    </message>
    <message>
        <source>Select the previous frame that breaks a rule (Shift+V in the table)</source>
        <translation>选中上一个违反规则的帧（表格中按 Shift+V）</translation>
    </message>
    <message>
        <source>N&amp;ewest frame</source>
        <translation>最新的帧(&amp;E)</translation>
    </message>
    <message>
        <source>Show the newest frame and follow (End in the table)</source>
        <translation>显示最新的帧并跟随（表格中按 End）</translation>
    </message>
    <message>
        <source>Next frame of the &amp;message</source>
        <translation>此消息的下一帧(&amp;M)</translation>
    </message>
    <message>
        <source>Go round the frames of the selected frame&apos;s message (M in the table)</source>
        <translation>在选中帧所属消息的各帧间轮换（表格中按 M）</translation>
    </message>
    <message>
        <source>Measure &amp;times from the frame</source>
        <translation>从此帧起计时(&amp;T)</translation>
    </message>
    <message>
        <source>Show in the Δ column how long before or after the selected frame the others came; once more ends it (Ctrl+M in the table)</source>
        <translation>在 Δ 列显示其他帧比选中帧早或晚多久；再按一次取消（表格中按 Ctrl+M）</translation>
    </message>
    <message>
        <source>&amp;Anatomy</source>
        <translation>剖析(&amp;A)</translation>
    </message>
    <message>
        <source>Show the frame bit by bit</source>
        <translation>逐位显示这一帧</translation>
    </message>
    <message>
        <source>&amp;Hex</source>
        <translation>十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Show the frame&apos;s octets</source>
        <translation>显示这一帧的字节</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Show the message that the frame belongs to</source>
        <translation>显示这一帧所属的消息</translation>
    </message>
    <message>
        <source>Hand&amp;shake</source>
        <translation>握手(&amp;S)</translation>
    </message>
    <message>
        <source>Show how the connection was opened</source>
        <translation>显示连接是怎样打开的</translation>
    </message>
    <message>
        <source>&amp;Fill the window</source>
        <translation>占满窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Give the whole window to the inspector</source>
        <translation>让检查器占满整个窗口</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>连接列表(&amp;C)</translation>
    </message>
    <message>
        <source>Show the list of connections</source>
        <translation>显示连接列表</translation>
    </message>
    <message>
        <source>C&amp;omposer</source>
        <translation>编写器(&amp;O)</translation>
    </message>
    <message>
        <source>Open the composer wide</source>
        <translation>展开编写器</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>明暗跟随系统</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色配色</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色配色</translation>
    </message>
    <message>
        <source>The language of the system if there is a translation, else English</source>
        <translation>系统的语言；没有它的译文时用英语</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>Learn the protocol with frames of your own</source>
        <translation>用自己的帧学习协议</translation>
    </message>
    <message>
        <source>&amp;Rules and terms</source>
        <translation>规则与术语(&amp;R)</translation>
    </message>
    <message>
        <source>See every rule broken, and what the words mean</source>
        <translation>看每条规则怎样被违反，以及各个词的意思</translation>
    </message>
    <message>
        <source>&amp;About Framescope</source>
        <translation>关于 Framescope(&amp;A)</translation>
    </message>
    <message>
        <source>Which version this is, and of what</source>
        <translation>版本，以及所用的组件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>配色(&amp;O)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>帧(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Statistics…</source>
        <translation>统计(&amp;S)…</translation>
    </message>
    <message>
        <source>Show what the frames add up to, and plots of them</source>
        <translation>显示各帧的统计数字和图表</translation>
    </message>
    <message>
        <source>Compare messages &amp;with each other</source>
        <translation>比较消息(&amp;W)</translation>
    </message>
    <message>
        <source>Compare the two selected messages, or the selected one with the next one for which this is chosen</source>
        <translation>比较选中的两条消息，或把选中的这条与下一条同样选中的比较</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>Show the ways to begin, samples and lessons</source>
        <translation>显示各种开始方式、示例和课程</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Change how the program looks and begins</source>
        <translation>更改程序的外观和启动方式</translation>
    </message>
    <message>
        <source>Co&amp;mmands…</source>
        <translation>命令(&amp;M)…</translation>
    </message>
    <message>
        <source>Find a command by a few letters, and do it</source>
        <translation>用几个字母找到命令并执行</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Repla&amp;y…</source>
        <translation>重放(&amp;Y)…</translation>
    </message>
    <message>
        <source>Play the selected connection again, and compare what is said with the recording</source>
        <translation>把选中的连接再播放一次，并把所说的与录制比较</translation>
    </message>
    <message>
        <source>N&amp;ote on the frame…</source>
        <translation>为帧添加备注(&amp;O)…</translation>
    </message>
    <message>
        <source>Say something of the selected frame, and mark it with a colour (N in the table)</source>
        <translation>为选中的帧写备注，并用颜色标记（表格中按 N）</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the session as JSON lines, HAR or pcapng, or a copy of it with what is secret blanked</source>
        <translation>将会话写为 JSON lines、HAR 或 pcapng，或写一份遮盖了机密的副本</translation>
    </message>
    <message>
        <source>Next gap in the captu&amp;re</source>
        <translation>下一处抓包缺口(&amp;R)</translation>
    </message>
    <message>
        <source>Previous gap in t&amp;he capture</source>
        <translation>上一处抓包缺口(&amp;H)</translation>
    </message>
    <message>
        <source>Pause recordin&amp;g</source>
        <translation>暂停录制(&amp;G)</translation>
    </message>
    <message>
        <source>Let frames cross without recording them, or record them again</source>
        <translation>让帧通过而不录制，或恢复录制</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>下一个面板(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the next part of the window by keyboard</source>
        <translation>用键盘转到窗口的下一部分</translation>
    </message>
    <message>
        <source>P&amp;revious panel</source>
        <translation>上一个面板(&amp;R)</translation>
    </message>
    <message>
        <source>Go back to the part of the window before</source>
        <translation>返回窗口的上一部分</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Select the next row that says what was not captured (G in the table)</source>
        <translation>选择下一个说明未捕获内容的行（表格中按 G）</translation>
    </message>
    <message>
        <source>Select the previous row that says what was not captured (Shift+G in the table)</source>
        <translation>选择上一个说明未捕获内容的行（表格中按 Shift+G）</translation>
    </message>
    <message>
        <source>&amp;Keep the frame in the inspector</source>
        <translation>将帧固定在检查器中(&amp;K)</translation>
    </message>
    <message>
        <source>Let the inspector stay with its frame while others are selected, or follow again</source>
        <translation>选择其他帧时让检查器停留在当前帧，或重新跟随</translation>
    </message>
</context>
<context>
    <name>Framescope::MainWindow</name>
    <message>
        <source>Main tools</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Recording has stopped</source>
        <translation>录制已停止</translation>
    </message>
    <message>
        <source>Recording has stopped. %1 What was recorded before can be looked at and saved.</source>
        <translation>录制已停止。%1 此前录下的内容可以查看和保存。</translation>
    </message>
    <message>
        <source>This file is damaged; what can be read of it is shown. %1</source>
        <translation>这个文件已损坏；能读出的部分已显示。%1</translation>
    </message>
    <message>
        <source>This session was opened from a file: its connections are over</source>
        <translation>这个会话是从文件打开的：其中的连接都已结束</translation>
    </message>
    <message>
        <source>Recording into memory</source>
        <translation>正在录制到内存</translation>
    </message>
    <message>
        <source>This session is kept in memory until it is saved. %1</source>
        <translation>这个会话在保存之前只存在内存里。%1</translation>
    </message>
    <message>
        <source>Opened from a file</source>
        <translation>从文件打开</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>Unsaved session</source>
        <translation>未保存的会话</translation>
    </message>
    <message>
        <source>%1 is not the address of a WebSocket: %2.</source>
        <translation>%1 不是 WebSocket 地址：%2。</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>转到帧</translation>
    </message>
    <message>
        <source>Number of the frame:</source>
        <translation>帧的编号：</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sessions and captures (*.fscope *.jsonl *.har *.pcapng *.pcap *.mitm *.flow *.flows);;All files (*)</source>
        <translation>会话和抓包 (*.fscope *.jsonl *.har *.pcapng *.pcap *.mitm *.flow *.flows);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Frame %1 is too large to be dragged. Its menu opens it in the composer.</source>
        <translation>第 %1 帧太大，无法拖动。可从其菜单在编写器中打开。</translation>
    </message>
    <message>
        <source>Sort &amp;by</source>
        <translation>排序(&amp;B)</translation>
    </message>
</context>
<context>
    <name>Framescope::MessageComparer</name>
    <message>
        <source>Select two messages, or one after the other, to compare.</source>
        <translation>请选中两条消息，或先后选中两条来比较。</translation>
    </message>
    <message>
        <source>Frame %1 is to be compared. Select another one and press Ctrl+D.</source>
        <translation>帧 %1 等待比较。请选中另一帧并按 Ctrl+D。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Framescope::MessageFields</name>
    <message>
        <source>Compressed (permessage-deflate)</source>
        <translation>压缩 (permessage-deflate)</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>Type of the message</source>
        <translation>消息的类型</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>For the window that the receiver has then (RFC 7692 §7.2.1)</source>
        <translation>按接收方届时的窗口压缩 (RFC 7692 §7.2.1)</translation>
    </message>
    <message>
        <source>permessage-deflate was not agreed on for this connection</source>
        <translation>这条连接没有商定 permessage-deflate</translation>
    </message>
</context>
<context>
    <name>Framescope::MessageView</name>
    <message>
        <source>No frame selected</source>
        <translation>没有选中帧</translation>
    </message>
    <message>
        <source>Select a frame in the table to read its message. J and K move through the frames.</source>
        <translation>请在表格里选一帧来读它的消息。J 和 K 可逐帧移动。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Reading the message…</source>
        <translation>正在读取消息…</translation>
    </message>
    <message>
        <source>Form of the message</source>
        <translation>消息的形式</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>消息的文本</translation>
    </message>
    <message>
        <source>Octets of the message</source>
        <translation>消息的字节</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>%1 B compressed</source>
        <translation>压缩后 %1 B</translation>
    </message>
    <message>
        <source>control frame</source>
        <translation>控制帧</translation>
    </message>
    <message>
        <source>reserved opcode</source>
        <translation>保留操作码</translation>
    </message>
    <message>
        <source>invalid UTF-8</source>
        <translation>UTF-8 不合法</translation>
    </message>
    <message>
        <source>valid UTF-8</source>
        <translation>UTF-8 合法</translation>
    </message>
    <message>
        <source>valid UTF-8 so far</source>
        <translation>目前 UTF-8 合法</translation>
    </message>
    <message>
        <source>Copy the part that is shown</source>
        <translation>复制所显示的部分</translation>
    </message>
    <message>
        <source>RSV1 is set and the message could not be decompressed. These are its octets as they crossed the wire.</source>
        <translation>RSV1 为 1，消息却无法解压。这里是它在网线上经过的字节。</translation>
    </message>
    <message>
        <source>Compressed, and the final frame is not here yet. These are the octets so far, as they crossed the wire.</source>
        <translation>消息是压缩的，最后一帧还没有到。这里是目前在网线上经过的字节。</translation>
    </message>
    <message>
        <source>The final frame of this message is not here. This is what has arrived so far.</source>
        <translation>这条消息的最后一帧还没有到。这里是目前到达的内容。</translation>
    </message>
    <message>
        <source>Not valid UTF-8: the text ends inside a character.</source>
        <translation>UTF-8 不合法：文本在一个字符中间结束。</translation>
    </message>
    <message>
        <source>Not valid UTF-8: octet %1, counted from 0, cannot stand there.</source>
        <translation>UTF-8 不合法：第 %1 个字节（从 0 数起）不能出现在那里。</translation>
    </message>
    <message>
        <source>The first %1 of %2 octets are shown.</source>
        <translation>显示了 %2 个字节中的前 %1 个。</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Values of the message</source>
        <translation>消息中的值</translation>
    </message>
    <message>
        <source>Auto (%1)</source>
        <translation>自动 (%1)</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>识别结果：%1</translation>
    </message>
    <message>
        <source>The payload is %1: %2 octets were inflated to %3.</source>
        <translation>载荷是 %1：%2 个字节解压成了 %3。</translation>
    </message>
    <message>
        <source>The payload is %1 and inflates to more than %2 octets. Reading stopped there, after %3 of its octets.</source>
        <translation>载荷是 %1，解压后超过 %2 个字节。读取在此停止，用去了其中 %3 个字节。</translation>
    </message>
    <message>
        <source>The payload is %1, and not all of it is here: this is what %2 octets were inflated to.</source>
        <translation>载荷是 %1，但不完整：这是由 %2 个字节解压出来的内容。</translation>
    </message>
    <message>
        <source>%1 It is shown as %2.</source>
        <translation>%1 按 %2 显示。</translation>
    </message>
    <message>
        <source>The tree ends at octet %1, counted from 0: %2.</source>
        <translation>树到字节 %1（从 0 数起）为止：%2。</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>按文本显示</translation>
    </message>
    <message>
        <source>The first %1 lines are shown.</source>
        <translation>显示的是前 %1 行。</translation>
    </message>
    <message>
        <source>This message is empty so far</source>
        <translation>这条消息到目前为止是空的</translation>
    </message>
    <message>
        <source>Its payload is shown as it arrives.</source>
        <translation>载荷到达后即显示。</translation>
    </message>
    <message>
        <source>This frame has no payload</source>
        <translation>这一帧没有载荷</translation>
    </message>
    <message>
        <source>This message is empty</source>
        <translation>这条消息是空的</translation>
    </message>
    <message>
        <source>Nothing is left of it once it is decompressed.</source>
        <translation>解压后什么也不剩。</translation>
    </message>
    <message>
        <source>Its payload length is 0, which RFC 6455 permits.</source>
        <translation>载荷长度为 0，RFC 6455 允许这样。</translation>
    </message>
</context>
<context>
    <name>Framescope::NameValueModel</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>Framescope::NewConnectionDialog</name>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>wss://server.example/path</source>
        <translation>wss://server.example/path</translation>
    </message>
    <message>
        <source>The connection uses TLS</source>
        <translation>连接使用 TLS</translation>
    </message>
    <message>
        <source>Send it anyway, I am testing the server</source>
        <translation>仍然发送，我在测试服务器</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Type the URL of a WebSocket.</source>
        <translation>请输入 WebSocket 的 URL。</translation>
    </message>
    <message>
        <source>This is no address of a WebSocket: %1.</source>
        <translation>这不是 WebSocket 地址：%1。</translation>
    </message>
    <message>
        <source>The address of a WebSocket begins with ws:// or wss://.</source>
        <translation>WebSocket 的地址以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 个错误</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 个错误</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 个警告</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 个警告</translation>
    </message>
    <message>
        <source>Paste as cURL</source>
        <translation>粘贴 cURL</translation>
    </message>
    <message>
        <source>Fills the form in from a command for curl in the clipboard, as browsers copy it</source>
        <translation>用剪贴板里的 curl 命令填写表单，浏览器可以复制这样的命令</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Keeps this connection under a name (Ctrl+S)</source>
        <translation>给这条连接取名保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>This is a command for curl.</source>
        <translation>这是 curl 命令。</translation>
    </message>
    <message>
        <source>Fill the form in from it</source>
        <translation>用它填写表单</translation>
    </message>
    <message>
        <source>A URL cannot have braces in it.</source>
        <translation>URL 里不能有花括号。</translation>
    </message>
    <message>
        <source>This is no command for curl: %1.</source>
        <translation>这不是 curl 命令：%1。</translation>
    </message>
    <message>
        <source>The form was filled in from the command.</source>
        <translation>已按命令填写表单。</translation>
    </message>
    <message>
        <source>More was left out.</source>
        <translation>还略去了别的内容。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; is in the form.</source>
        <translation>表单里是预设“%1”。</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Presets and recent URLs, in place of the form</source>
        <translation>在表单的位置显示预设和最近的 URL</translation>
    </message>
    <message>
        <source>%1 (Enter)</source>
        <translation>%1（Enter）</translation>
    </message>
    <message>
        <source>Record frames</source>
        <translation>记录帧</translation>
    </message>
    <message>
        <source>Without it recording is paused, for all connections of the window</source>
        <translation>不勾选时，此窗口的所有连接都暂停记录</translation>
    </message>
</context>
<context>
    <name>Framescope::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>Framescope::OctetFindBar</name>
    <message>
        <source>Find previous (Shift+Enter)</source>
        <translation>查找上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Find next (Enter)</source>
        <translation>查找下一个 (Enter)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Its octets in UTF-8</source>
        <translation>按 UTF-8 查找它的字节</translation>
    </message>
    <message>
        <source>Octets such as 9C 4E 17</source>
        <translation>9C 4E 17 这样的字节</translation>
    </message>
    <message>
        <source>A regular expression on octets (PCRE2)</source>
        <translation>针对字节的正则表达式 (PCRE2)</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>查找什么</translation>
    </message>
    <message>
        <source>Find octets</source>
        <translation>查找字节</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Looked at %1 %</source>
        <translation>已查找 %1 %</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Found at %1, from the other end on</source>
        <translation>从另一头继续，在 %1 找到</translation>
    </message>
    <message>
        <source>Found at %1</source>
        <translation>在 %1 找到</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>Framescope::OpcodeShareBar</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>ping, pong</source>
        <translation>ping、pong</translation>
    </message>
    <message>
        <source>cont.</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Frames by opcode</source>
        <translation>各操作码的帧</translation>
    </message>
</context>
<context>
    <name>Framescope::OriginalView</name>
    <message>
        <source>Payload as it came</source>
        <translation>原样的载荷</translation>
    </message>
</context>
<context>
    <name>Framescope::OutgoingAnatomy</name>
    <message>
        <source>No octets yet: %1</source>
        <translation>还没有字节：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::OutgoingEditor</name>
    <message>
        <source>Octets to be sent</source>
        <translation>要发送的字节</translation>
    </message>
    <message>
        <source>Goes on all the same, but breaks a rule: %1. %2.</source>
        <translation>仍会放行，但违反规则：%1。%2。</translation>
    </message>
    <message numerus="yes">
        <source>And %n other(s).</source>
        <translation>
            <numerusform>另有 %n 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of payload</source>
        <translation>载荷 %1</translation>
    </message>
    <message>
        <source>Payload as</source>
        <translation>载荷的形式</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>改后</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>as received, %1</source>
        <translation>收到时，%1</translation>
    </message>
    <message>
        <source>unchanged, %1</source>
        <translation>未改动，%1</translation>
    </message>
    <message>
        <source>to be sent, %1</source>
        <translation>将发送，%1</translation>
    </message>
    <message>
        <source>valid JSON</source>
        <translation>JSON 合法</translation>
    </message>
    <message>
        <source>%1, length and masking are recomputed</source>
        <translation>%1，长度和掩码会重新计算</translation>
    </message>
    <message>
        <source>made when it goes on, for the window that the receiver has then (RFC 7692 §7.2.3.2)</source>
        <translation>放行时才生成，按接收方届时的窗口 (RFC 7692 §7.2.3.2)</translation>
    </message>
    <message>
        <source>masked with a fresh key when it goes on (RFC 6455 §5.3)</source>
        <translation>放行时用新的键加掩码 (RFC 6455 §5.3)</translation>
    </message>
    <message>
        <source>not while something cannot be read</source>
        <translation>有内容读不懂，暂时没有</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>It goes on exactly as it was typed.</source>
        <translation>将完全按输入的内容放行。</translation>
    </message>
    <message>
        <source>%1 once it is changed; until then, the frames as they came</source>
        <translation>改动后 %1；不改动，各帧原样放行</translation>
    </message>
    <message>
        <source>its frames go on as they came, unless it is changed</source>
        <translation>不改动，各帧原样放行</translation>
    </message>
</context>
<context>
    <name>Framescope::PayloadField</name>
    <message>
        <source>Payload to be sent</source>
        <translation>要发送的载荷</translation>
    </message>
    <message>
        <source>Too long to be edited</source>
        <translation>太长，不便编辑</translation>
    </message>
    <message>
        <source>These %1 octets are too many to be edited here. They go on as they are; the bits of the frame can be changed.</source>
        <translation>这 %1 个字节太多，不能在这里编辑。它们会按原样放行；帧的各个位仍可修改。</translation>
    </message>
    <message>
        <source>These octets can only be edited in hex: as text, some of them would become others.</source>
        <translation>这些字节只能以十六进制编辑：当作文本，其中一些会变成别的字节。</translation>
    </message>
    <message>
        <source>The payload is no object or array of JSON (RFC 8259)</source>
        <translation>载荷不是 JSON 的对象或数组 (RFC 8259)</translation>
    </message>
    <message>
        <source>Not laid out: as JSON, a member a line, it would take more than %1 octets</source>
        <translation>未排版：作为 JSON 每个成员一行，会超过 %1 字节</translation>
    </message>
</context>
<context>
    <name>Framescope::PayloadPane</name>
    <message>
        <source>Send minified</source>
        <translation>压缩空白后发送</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>缩进</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>A file whose octets are the payload</source>
        <translation>以文件的字节作载荷</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>valid JSON, %1</source>
        <translation>JSON 合法，%1</translation>
    </message>
    <message>
        <source>Choose the Payload</source>
        <translation>选择载荷</translation>
    </message>
    <message>
        <source>JSON, for example {&quot;op&quot;: &quot;subscribe&quot;}</source>
        <translation>JSON，例如 {&quot;op&quot;: &quot;subscribe&quot;}</translation>
    </message>
    <message>
        <source>Octets, for example 81 85 37 FA</source>
        <translation>字节，例如 81 85 37 FA</translation>
    </message>
    <message>
        <source>Text, which is sent in UTF-8</source>
        <translation>文本，以 UTF-8 发送</translation>
    </message>
    <message>
        <source>%1 octets with variables replaced</source>
        <translation>替换变量后 %1 字节</translation>
    </message>
</context>
<context>
    <name>Framescope::PresetModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Framescope::PresetPane</name>
    <message>
        <source>Find a preset</source>
        <translation>查找预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>This change was not saved. %1</source>
        <translation>这项更改没有保存。%1</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>More about presets</source>
        <translation>更多预设操作</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再开一条</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import presets…</source>
        <translation>导入预设…</translation>
    </message>
    <message>
        <source>Export presets…</source>
        <translation>导出预设…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>文件夹的名字：</translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The presets were written to %1.</source>
        <translation>预设已写入 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) were added.</source>
        <translation>
            <numerusform>添加了 %n 个预设。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save preset keeps a connection here, under a name.</source>
        <translation>“保存预设”会把连接取名留在这里。</translation>
    </message>
    <message>
        <source>No preset has that in its name or URL.</source>
        <translation>没有预设的名字或 URL 里有它。</translation>
    </message>
</context>
<context>
    <name>Framescope::ProxyDialog</name>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>TLS towards servers</source>
        <translation>对服务器使用 TLS</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>监听于</translation>
    </message>
    <message>
        <source>Where clients are connected to</source>
        <translation>客户端连到哪里</translation>
    </message>
    <message>
        <source>All clients to one server</source>
        <translation>所有客户端连到同一服务器</translation>
    </message>
    <message>
        <source>Each client to where it asks for</source>
        <translation>各客户端连到它所要求的地方</translation>
    </message>
    <message>
        <source>Clients go</source>
        <translation>客户端去往</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Fail a connection on which a rule is broken</source>
        <translation>违反规则就让连接失败</translation>
    </message>
    <message>
        <source>Else everything crosses as it came, and violations are reported</source>
        <translation>否则一切照原样通过，只报告违规</translation>
    </message>
    <message>
        <source>Decrypt TLS with certificates of the local authority</source>
        <translation>用本地机构的证书解密 TLS</translation>
    </message>
    <message>
        <source>Clients have to trust the certificate of the authority. Its private key was made on this machine and never leaves it.</source>
        <translation>客户端必须信任该机构的证书。它的私钥在本机生成，从不离开本机。</translation>
    </message>
    <message>
        <source>Export the certificate…</source>
        <translation>导出证书…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>启动代理</translation>
    </message>
    <message>
        <source>Type the ws:// or wss:// URL of the server.</source>
        <translation>请输入服务器的 ws:// 或 wss:// URL。</translation>
    </message>
    <message>
        <source>This is not the address of a WebSocket: %1.</source>
        <translation>这不是 WebSocket 地址：%1。</translation>
    </message>
    <message>
        <source>Point a browser at this proxy: it speaks HTTP CONNECT, absolute-form requests and SOCKS5.</source>
        <translation>请让浏览器使用这个代理：它支持 HTTP CONNECT、绝对形式的请求和 SOCKS5。</translation>
    </message>
    <message>
        <source>Start the proxy (Enter)</source>
        <translation>启动代理 (Enter)</translation>
    </message>
    <message>
        <source>Export the certificate</source>
        <translation>导出证书</translation>
    </message>
    <message>
        <source>PEM files (*.pem)</source>
        <translation>PEM 文件 (*.pem)</translation>
    </message>
    <message>
        <source>The certificate was written to %1. Trust it where the clients are.</source>
        <translation>证书已写入 %1。请在客户端那边信任它。</translation>
    </message>
    <message>
        <source>Settings of the proxy</source>
        <translation>代理设置</translation>
    </message>
</context>
<context>
    <name>Framescope::ProxyPage</name>
    <message>
        <source>A proxy on the way to the server, by HTTP CONNECT or SOCKS5. TLS goes through it to the server.</source>
        <translation>去往服务器路上的代理，用 HTTP CONNECT 或 SOCKS5。TLS 穿过它直达服务器。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>none; http://host:port or socks5://host:port</source>
        <translation>无；http://host:port 或 socks5://host:port</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>代理的口令</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>This is no address of a proxy: %1.</source>
        <translation>这不是代理的地址：%1。</translation>
    </message>
</context>
<context>
    <name>Framescope::RawPage</name>
    <message>
        <source>Send these octets in place of all other pages</source>
        <translation>用这些字节代替其他各页</translation>
    </message>
    <message>
        <source>Start from the other pages</source>
        <translation>从其他各页取来</translation>
    </message>
    <message>
        <source>Form of the raw request</source>
        <translation>原始请求的形式</translation>
    </message>
    <message>
        <source>Text, lines end in CR LF</source>
        <translation>文本，行尾为 CR LF</translation>
    </message>
    <message>
        <source>Text, lines end in LF</source>
        <translation>文本，行尾为 LF</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Takes over the request as the other pages make it, with a key that stays</source>
        <translation>取来其他各页生成的请求，Key 固定不变</translation>
    </message>
    <message>
        <source>Raw request</source>
        <translation>原始请求</translation>
    </message>
    <message>
        <source>GET /chat HTTP/1.1</source>
        <translation>GET /chat HTTP/1.1</translation>
    </message>
    <message>
        <source>The request is longer than 1 MiB.</source>
        <translation>请求超过 1 MiB。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>There is no octet to send.</source>
        <translation>没有可发送的字节。</translation>
    </message>
    <message>
        <source>The head does not end: an empty line is missing, and the server will wait.</source>
        <translation>头没有结束：缺少空行，服务器会一直等。</translation>
    </message>
</context>
<context>
    <name>Framescope::ReassemblyAnimation</name>
    <message>
        <source>Fragments become a message</source>
        <translation>分片合成消息</translation>
    </message>
    <message>
        <source>No frame has arrived yet.</source>
        <translation>还没有帧到达。</translation>
    </message>
    <message>
        <source>A %1 frame, “%2”, comes in between: it is answered at once and is no part of the message.</source>
        <translation>中间来了一个%1帧“%2”：当即处理，不算进消息里。</translation>
    </message>
    <message>
        <source>FIN is 1: with “%1” the message is complete and goes to the application: “%2”.</source>
        <translation>FIN 为 1：加上“%1”消息就完整了，交给应用：“%2”。</translation>
    </message>
    <message>
        <source>“%1” continues the message; FIN is 0, so there is more to come.</source>
        <translation>“%1”接着这条消息；FIN 为 0，后面还有。</translation>
    </message>
    <message>
        <source>“%1” begins the message. The opcode says of all of it that it is %2; FIN is 0.</source>
        <translation>“%1”是消息的开头。操作码说明整条消息是%2；FIN 为 0。</translation>
    </message>
    <message>
        <source>message, complete</source>
        <translation>消息，已完整</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>answered at once</source>
        <translation>当即处理</translation>
    </message>
</context>
<context>
    <name>Framescope::RecentCard</name>
    <message>
        <source>Recent sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a session file</source>
        <translation>打开会话文件</translation>
    </message>
    <message>
        <source>Nothing here yet. Saved sessions will show up in this list. Until then, open one of the samples:</source>
        <translation>这里还没有内容。保存过的会话会出现在此列表中。在那之前，可以打开一个示例：</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Read into a session when opened</source>
        <translation>打开时读入为会话</translation>
    </message>
    <message>
        <source>Drop a .fscope, .har or .pcapng file here</source>
        <translation>将 .fscope、.har 或 .pcapng 文件拖放到这里</translation>
    </message>
    <message>
        <source>Nothing here yet. Saved sessions will show up in this list.</source>
        <translation>这里还没有内容。保存的会话会出现在此列表中。</translation>
    </message>
</context>
<context>
    <name>Framescope::RecentFilesMenu</name>
    <message>
        <source>Open &amp;Recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Framescope::RecentPane</name>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近用过</translation>
    </message>
    <message>
        <source>The URLs that you connect to are kept here.</source>
        <translation>连接过的 URL 会留在这里。</translation>
    </message>
    <message>
        <source>Recent URLs</source>
        <translation>最近用过的 URL</translation>
    </message>
</context>
<context>
    <name>Framescope::RecordingPause</name>
    <message>
        <source>Recording is paused since %1. What crosses now is not kept.</source>
        <translation>自 %1 起录制已暂停。现在通过的内容不会保留。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayAttempt</name>
    <message>
        <source>The conversation of run %1 was saved as %2.</source>
        <translation>第 %1 次重放的对话已保存为 %2。</translation>
    </message>
    <message>
        <source>The conversation of run %1 is recorded no further. %2</source>
        <translation>第 %1 次重放的对话不再录制。%2</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayConversation</name>
    <message>
        <source>Messages were compressed then, and are not now</source>
        <translation>当时的消息是压缩的，现在不是</translation>
    </message>
    <message>
        <source>Messages were not compressed then, and are now</source>
        <translation>当时的消息没有压缩，现在有</translation>
    </message>
    <message>
        <source>Messages were compressed in another way then</source>
        <translation>当时的消息用另一种方式压缩</translation>
    </message>
    <message>
        <source>%1: they are sent as messages, and not frame by frame as they were.</source>
        <translation>%1：按消息发送，而不是照当时那样逐帧发送。</translation>
    </message>
    <message>
        <source>The replay ended before frame %1 of the recording, and what follows it, was sent.</source>
        <translation>重放在录制的第 %1 帧发送之前就结束了，其后的内容也没有发送。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>%1 has not sent in time what was recorded before frame %4: %2 of %3 have come.</source>
        <translation>%1没有及时发来录制中第 %4 帧之前的内容：%3 帧中到了 %2 帧。</translation>
    </message>
    <message>
        <source>%1 has not sent in time what was recorded: %2 of %3 have come.</source>
        <translation>%1没有及时发来录制的内容：%3 帧中到了 %2 帧。</translation>
    </message>
    <message>
        <source>The replay ends here.</source>
        <translation>重放到此结束。</translation>
    </message>
    <message>
        <source>The replay goes on without the rest.</source>
        <translation>重放不等其余的，继续进行。</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayCounts</name>
    <message>
        <source>%1 more rows are counted and not shown.</source>
        <translation>另有 %1 行只计数，不显示。</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 或更多</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayDetails</name>
    <message>
        <source>What is shown of the row</source>
        <translation>显示这一行的什么</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>This row cannot be shown</source>
        <translation>无法显示这一行</translation>
    </message>
    <message>
        <source>One of its frames could not be read from the session.</source>
        <translation>它的某一帧无法从会话中读取。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>没有选中任何行</translation>
    </message>
    <message>
        <source>Select a row to see what differs, as text or in hex.</source>
        <translation>选中一行，以文本或十六进制查看不同之处。</translation>
    </message>
    <message>
        <source>length %1 → %2</source>
        <translation>长度 %1 → %2</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>It is as it was recorded.</source>
        <translation>与录制的一样。</translation>
    </message>
    <message>
        <source>Ignore %1</source>
        <translation>忽略 %1</translation>
    </message>
    <message>
        <source>Ignore this path</source>
        <translation>忽略这个路径</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayFoot</name>
    <message>
        <source>&amp;Open as session</source>
        <translation>作为会话打开(&amp;O)</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Show the new conversation in a window of its own</source>
        <translation>在单独的窗口中显示新的对话</translation>
    </message>
    <message>
        <source>Save the new conversation as a session file</source>
        <translation>把新的对话保存为会话文件</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>Waiting for a client</source>
        <translation>正在等待客户端</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waiting for the next step</source>
        <translation>正在等待下一步</translation>
    </message>
    <message>
        <source>Replaying, next frame in %1 s</source>
        <translation>正在重放，%1 秒后发送下一帧</translation>
    </message>
    <message>
        <source>Replaying, waiting for an answer</source>
        <translation>正在重放，等待应答</translation>
    </message>
    <message>
        <source>drift %1</source>
        <translation>偏差 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayLatencyCurve</name>
    <message>
        <source>Latency of the newest answers</source>
        <translation>最新应答的延迟</translation>
    </message>
    <message>
        <source>The newest answers, up to %1: recorded dashed, this run drawn through</source>
        <translation>最新的应答，最大 %1：虚线为录制，实线为本次</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayLatencyPane</name>
    <message>
        <source>Latency of the answers</source>
        <translation>应答的延迟</translation>
    </message>
    <message>
        <source>From the last message before an answer to the answer</source>
        <translation>从应答之前的最后一条消息到该应答</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>还没有应答</translation>
    </message>
    <message numerus="yes">
        <source>median of %n answer(s)</source>
        <translation>
            <numerusform>%n 个应答的中位数</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: recorded %2, this run %3, difference %4</source>
        <translation>%1：录制 %2，本次 %3，差值 %4</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Δ latency</source>
        <translation>延迟差</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayOverview</name>
    <message>
        <source>Where the differences are</source>
        <translation>差异的位置</translation>
    </message>
    <message>
        <source>A mark for each difference; a click goes there</source>
        <translation>每处差异一个标记；点击即跳到那里</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayResult</name>
    <message>
        <source>Waiting for a client at %1</source>
        <translation>正在 %1 等待客户端</translation>
    </message>
    <message>
        <source>There is nothing to replay: this connection did not open.</source>
        <translation>没有可以重放的内容：这个连接没有打开。</translation>
    </message>
    <message>
        <source>No client came.</source>
        <translation>没有客户端来连接。</translation>
    </message>
    <message>
        <source>The recording was replayed as far as it can be read. %1</source>
        <translation>录制已重放到能读取之处。%1</translation>
    </message>
    <message>
        <source>It was stopped before its end.</source>
        <translation>它在结束之前被停止。</translation>
    </message>
    <message>
        <source>All that came is as it was recorded.</source>
        <translation>收到的都与录制的一样。</translation>
    </message>
    <message>
        <source>Not as it was recorded: %1 changed, %2 missing, %3 extra.</source>
        <translation>与录制的不同：%1 处改变，%2 处缺失，%3 处多余。</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayRulesPane</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>What is treated as equal</source>
        <translation>视为相同的内容</translation>
    </message>
    <message>
        <source>JSON path</source>
        <translation>JSON 路径</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Kind of the rule</source>
        <translation>规则的种类</translation>
    </message>
    <message>
        <source>Path or regular expression that does not count</source>
        <translation>不参与比较的路径或正则表达式</translation>
    </message>
    <message>
        <source>Compare JSON octet by octet, and how messages are fragmented</source>
        <translation>逐字节比较 JSON，并比较消息的分片方式</translation>
    </message>
    <message>
        <source>Compare Ping and Pong frames too</source>
        <translation>也比较 Ping 帧和 Pong 帧</translation>
    </message>
    <message>
        <source>This is no path: %1.</source>
        <translation>这不是路径：%1。</translation>
    </message>
    <message>
        <source>This is no regular expression: column %1: %2.</source>
        <translation>这不是正则表达式：第 %1 列：%2。</translation>
    </message>
    <message>
        <source>Octets count, not va&amp;lues</source>
        <translation>比较字节而非值(&amp;L)</translation>
    </message>
    <message>
        <source>Pings and Pongs co&amp;unt</source>
        <translation>也比较 Ping 和 Pong(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayRunsModel</name>
    <message>
        <source>Run %1</source>
        <translation>第 %1 次</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayRunsPane</name>
    <message>
        <source>Each run is listed here, until the window is closed.</source>
        <translation>每次重放都列在这里，直到窗口关闭。</translation>
    </message>
    <message>
        <source>Remove the run from the list (Del)</source>
        <translation>从列表中移除这次重放 (Del)</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>仅差异(&amp;D)</translation>
    </message>
    <message>
        <source>Runs, the newest first</source>
        <translation>历次重放，最新的在前</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Open as session</source>
        <translation>作为会话打开</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplaySetup</name>
    <message>
        <source>Not played yet</source>
        <translation>尚未播放</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>connection %1, %2 frames, %3</source>
        <translation>连接 %1，%2 帧，%3</translation>
    </message>
    <message>
        <source>The side that is played</source>
        <translation>播放的一方</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The client is played against a server, or the server to a client; what the other side says is compared</source>
        <translation>对服务器播放客户端，或对客户端播放服务器；比较另一方所说的内容</translation>
    </message>
    <message>
        <source>URL of the server to play against</source>
        <translation>重放所对服务器的 URL</translation>
    </message>
    <message>
        <source>Without a path, the recorded one is asked for</source>
        <translation>没有路径时，请求录制的路径</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Port to listen on</source>
        <translation>监听的端口</translation>
    </message>
    <message>
        <source>Listen on 127.0.0.1, &amp;port</source>
        <translation>监听 127.0.0.1，端口(&amp;P)</translation>
    </message>
    <message>
        <source>Clients of other computers, TLS and more than one client: framescope-cli serve --behavior replay=FILE</source>
        <translation>其他计算机的客户端、TLS 以及多个客户端：framescope-cli serve --behavior replay=FILE</translation>
    </message>
    <message>
        <source>Any &amp;certificate</source>
        <translation>任何证书(&amp;C)</translation>
    </message>
    <message>
        <source>Do not check who the server is</source>
        <translation>不检查服务器的身份</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Send &amp;next</source>
        <translation>发送下一帧(&amp;N)</translation>
    </message>
    <message>
        <source>Send the next frame of the recording (. in the table)</source>
        <translation>发送录制中的下一帧（在表中按 .）</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Close the connection with 1000; once more ends it at once</source>
        <translation>以 1000 关闭连接；再按一次立即结束</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原速</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍速</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>By how much faster than recorded</source>
        <translation>比录制快多少倍</translation>
    </message>
    <message>
        <source>&amp;Wait for</source>
        <translation>等待(&amp;W)</translation>
    </message>
    <message>
        <source>answers and pauses</source>
        <translation>回答和停顿</translation>
    </message>
    <message>
        <source>answers only</source>
        <translation>仅回答</translation>
    </message>
    <message>
        <source>recorded times only</source>
        <translation>仅录制的时间</translation>
    </message>
    <message>
        <source>What each frame waits for</source>
        <translation>每一帧等待什么</translation>
    </message>
    <message>
        <source>T&amp;ime-out</source>
        <translation>超时(&amp;I)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time-out in seconds</source>
        <translation>超时（秒）</translation>
    </message>
    <message>
        <source>What an answer may take longer than it took then</source>
        <translation>回答可以比当时多用的时间</translation>
    </message>
    <message>
        <source>&amp;Go on when a rule is broken</source>
        <translation>违反规则时继续(&amp;G)</translation>
    </message>
    <message>
        <source>How far the recording is played</source>
        <translation>录制播放到哪里</translation>
    </message>
    <message>
        <source>Say which server to play against.</source>
        <translation>请指明对哪个服务器重放。</translation>
    </message>
    <message>
        <source>%1 is not the address of a WebSocket: %2.</source>
        <translation>%1 不是 WebSocket 地址：%2。</translation>
    </message>
    <message>
        <source>What the recording says to %1 to prove who it is goes to %2 too: %3.</source>
        <translation>录制中向 %1 证明身份的内容也会发送给 %2：%3。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Send nothing for now (Space in the table)</source>
        <translation>暂时不再发送（在表格中按空格）</translation>
    </message>
    <message>
        <source>Go on where it was paused (Space in the table)</source>
        <translation>从暂停处继续（在表格中按空格）</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录制内容</translation>
    </message>
    <message>
        <source>Look at the request that opens the connection, and change it</source>
        <translation>查看并更改打开连接的请求</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>按录制的</translation>
    </message>
    <message>
        <source>Open the connection with the recorded request again</source>
        <translation>重新用录制的请求打开连接</translation>
    </message>
    <message>
        <source>&amp;Handshake (changed)…</source>
        <translation>握手（已更改）(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Handshake…</source>
        <translation>握手(&amp;H)…</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayTable</name>
    <message>
        <source>The recording on the left, the replay on the right</source>
        <translation>左边是录制，右边是重放</translation>
    </message>
</context>
<context>
    <name>Framescope::ReplayWindow</name>
    <message>
        <source>Replay of connection %1</source>
        <translation>重放连接 %1</translation>
    </message>
    <message>
        <source>Treat as equal</source>
        <translation>视为相同</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>录制，%1</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Previous difference (Shift+F7)</source>
        <translation>上一处差异 (Shift+F7)</translation>
    </message>
    <message>
        <source>Next difference (F7)</source>
        <translation>下一处差异 (F7)</translation>
    </message>
    <message>
        <source>%1 sent, %2 compared</source>
        <translation>已发送 %1，已比较 %2</translation>
    </message>
    <message>
        <source>Comparing again…</source>
        <translation>正在重新比较…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All that came is as it was recorded.</source>
        <translation>收到的都与录制的一样。</translation>
    </message>
    <message numerus="yes">
        <source>(%n note(s) before)</source>
        <translation>
            <numerusform>（之前还有 %n 条说明）</numerusform>
        </translation>
    </message>
    <message>
        <source>Replay: not played yet</source>
        <translation>重放：尚未播放</translation>
    </message>
    <message>
        <source>Not played yet</source>
        <translation>尚未播放</translation>
    </message>
    <message>
        <source>Start plays the connection again. What is said then stands here beside what was recorded.</source>
        <translation>“开始”会再次播放这个连接，所说的内容会显示在这里，与录制的并排。</translation>
    </message>
    <message>
        <source>Nothing has come yet</source>
        <translation>还没有收到内容</translation>
    </message>
    <message>
        <source>The connection is being opened.</source>
        <translation>正在打开连接。</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>Nothing has come</source>
        <translation>没有收到内容</translation>
    </message>
    <message>
        <source>The connection did not open.</source>
        <translation>连接没有打开。</translation>
    </message>
    <message>
        <source>Nobody has connected yet.</source>
        <translation>还没有客户端来连接。</translation>
    </message>
    <message>
        <source>What is shown beside the comparison</source>
        <translation>比较旁边显示的内容</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>历次重放</translation>
    </message>
    <message>
        <source>Run %1 has left the list to make room for the new one.</source>
        <translation>第 %1 次重放已移出列表，为新的一次腾出位置。</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Treat as equal (%1)</source>
        <translation>视为相同 (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n difference(s)</source>
        <translation>
            <numerusform>%1，%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1 is being saved. It can be removed then.</source>
        <translation>第 %1 次重放正在保存，保存后才能移除。</translation>
    </message>
    <message>
        <source>Opening handshake of the replay</source>
        <translation>重放的打开握手</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Filter both sides</source>
        <translation>过滤两侧</translation>
    </message>
    <message>
        <source>Show the rows of which a frame of either side matches (Ctrl+F)</source>
        <translation>显示任一侧有帧匹配的行 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Both recordings are being read.</source>
        <translation>正在读取两份录制。</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有匹配过滤器的内容</translation>
    </message>
    <message>
        <source>No frame of the recording nor of the replay does.</source>
        <translation>录制和重放中都没有匹配的帧。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除过滤</translation>
    </message>
</context>
<context>
    <name>Framescope::RequestForm</name>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Grey lines are written by Framescope. Raw request edits the octets freely, with nothing added.</source>
        <translation>灰色的行由 Framescope 写出。“原始请求”可自由编辑字节，不添加任何内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>头字段</translation>
    </message>
    <message>
        <source>Subprotocols &amp;&amp; extensions</source>
        <translation>子协议与扩展</translation>
    </message>
    <message>
        <source>Auth &amp;&amp; cookies</source>
        <translation>认证与 Cookie</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Raw request</source>
        <translation>原始请求</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Raw request is used in place of this page.</source>
        <translation>已用“原始请求”代替本页。</translation>
    </message>
</context>
<context>
    <name>Framescope::RowGrip</name>
    <message>
        <source>Drag the header, or move it by Alt+Up and Alt+Down</source>
        <translation>拖动头字段，或用 Alt+Up 和 Alt+Down 移动</translation>
    </message>
</context>
<context>
    <name>Framescope::RuleBrowser</name>
    <message>
        <source>Rules and terms</source>
        <translation>规则与术语</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>搜索规则</translation>
    </message>
    <message>
        <source>&amp;Show me</source>
        <translation>做给我看(&amp;S)</translation>
    </message>
    <message>
        <source>Take the example apart</source>
        <translation>剖析这个例子</translation>
    </message>
    <message>
        <source>Send &amp;it</source>
        <translation>发送它(&amp;I)</translation>
    </message>
    <message>
        <source>Have it sent to Framescope, and watch what happens</source>
        <translation>把它发给 Framescope，看看会怎样</translation>
    </message>
    <message>
        <source>Frames of the example</source>
        <translation>例子的各帧</translation>
    </message>
    <message>
        <source>The example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>%1, RFC %2 section %3</source>
        <translation>%1，RFC %2 第 %3 节</translation>
    </message>
    <message>
        <source>This session was opened from a file: nothing can be sent in it.</source>
        <translation>这个会话是从文件打开的：里面不能发送。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>RFC %1 §%2 %3</source>
        <translation>RFC %1 §%2 %3</translation>
    </message>
    <message>
        <source>In the example a client breaks it.</source>
        <translation>例子里是客户端违反它。</translation>
    </message>
    <message>
        <source>In the example a server breaks it.</source>
        <translation>例子里是服务器违反它。</translation>
    </message>
    <message>
        <source>%1 Who fails the connection for it sends %2.</source>
        <translation>%1因此让连接失败的一方发送 %2。</translation>
    </message>
    <message>
        <source>A handshake has no bits to be taken apart: here it is</source>
        <translation>握手没有可以剖析的位：原文在这里</translation>
    </message>
    <message>
        <source>Frame %1: %2</source>
        <translation>第 %1 帧：%2</translation>
    </message>
    <message>
        <source>breaks the rule</source>
        <translation>违反规则</translation>
    </message>
    <message>
        <source>RFC %1 §%2</source>
        <translation>RFC %1 §%2</translation>
    </message>
</context>
<context>
    <name>Framescope::SavePresetDialog</name>
    <message>
        <source>Keep passwords, tokens and cookies in the file too</source>
        <translation>口令、令牌和 Cookie 也存进文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设的名字</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Else their values are left out and asked for again. The URL is kept as it is. Values that are variables stay in any case.</source>
        <translation>否则不存它们的值，用时再问。URL 原样保存。写成变量的值总会保留。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>The preset needs a name</source>
        <translation>预设要有名字</translation>
    </message>
    <message>
        <source>The preset of this name is replaced.</source>
        <translation>同名的预设会被替换。</translation>
    </message>
</context>
<context>
    <name>Framescope::SecretField</name>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::SendButton</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
</context>
<context>
    <name>Framescope::SendTargetBox</name>
    <message>
        <source>Client → server, connection %1</source>
        <translation>客户端 → 服务器，连接 %1</translation>
    </message>
    <message>
        <source>Server → client, connection %1</source>
        <translation>服务器 → 客户端，连接 %1</translation>
    </message>
    <message>
        <source>Send as</source>
        <translation>发送身份</translation>
    </message>
</context>
<context>
    <name>Framescope::SessionExport</name>
    <message>
        <source>Export the session</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>An export is still going on: wait for its end.</source>
        <translation>导出仍在进行：请等待其结束。</translation>
    </message>
    <message>
        <source>The session is in %1 itself: choose another file.</source>
        <translation>会话本身就在 %1 中：请选择另一个文件。</translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation>正在导出 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The session was not exported. %1</source>
        <translation>会话未导出。%1</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>已写入 %1。</translation>
    </message>
</context>
<context>
    <name>Framescope::SessionList</name>
    <message>
        <source>sample</source>
        <translation>示例</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 个连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n 处违规</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>最近的会话</translation>
    </message>
</context>
<context>
    <name>Framescope::SessionRecovery</name>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>A session of %1 was not saved: %2.</source>
        <translation>%1 的一个会话没有保存：%2。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>A session was left unsaved and cannot be opened. %1</source>
        <translation>有一个没有保存的会话，但无法打开。%1</translation>
    </message>
    <message>
        <source>handshakes, but no frame</source>
        <translation>有握手，但没有帧</translation>
    </message>
</context>
<context>
    <name>Framescope::SessionSaving</name>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Framescope sessions (*.fscope)</source>
        <translation>Framescope 会话 (*.fscope)</translation>
    </message>
    <message>
        <source>Saving the session…</source>
        <translation>正在保存会话…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The session was not saved. %1</source>
        <translation>会话没有保存。%1</translation>
    </message>
    <message>
        <source>Save the session?</source>
        <translation>保存会话吗？</translation>
    </message>
    <message>
        <source>This session was not saved.</source>
        <translation>这个会话没有保存。</translation>
    </message>
    <message>
        <source>What was recorded in it is lost for good if it is closed without being saved.</source>
        <translation>不保存就关闭，其中录下的内容就彻底没有了。</translation>
    </message>
    <message>
        <source>Only what stands before the damage was saved. %1</source>
        <translation>只保存了损坏处之前的内容。%1</translation>
    </message>
</context>
<context>
    <name>Framescope::SessionWindows</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Reading %1… %2 frames</source>
        <translation>正在读取 %1… %2 帧</translation>
    </message>
</context>
<context>
    <name>Framescope::SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Show the welcome page at start</source>
        <translation>启动时显示欢迎页</translation>
    </message>
    <message>
        <source>New connections and listeners</source>
        <translation>新的连接和监听</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>For TCP, TLS, the opening handshake, a frame once begun, and the answer to a Close</source>
        <translation>用于 TCP、TLS、开场握手、已开始的帧以及对 Close 的应答</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping 间隔</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>A larger message ends the connection with 1009</source>
        <translation>更大的消息会以 1009 结束连接</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>最大的消息</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>记住的内容</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>recent sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Unsaved sessions</source>
        <translation>未保存的会话</translation>
    </message>
    <message>
        <source>A change shows once the preferences are closed.</source>
        <translation>关闭首选项后生效。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Framescope::SnippetModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Framescope::SnippetPane</name>
    <message>
        <source>Snippets</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Save as snippet</source>
        <translation>存为片段</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was removed.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Framescope::StartCard</name>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
</context>
<context>
    <name>Framescope::StartDiagram</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Client A</source>
        <translation>客户端 A</translation>
    </message>
    <message>
        <source>Client B</source>
        <translation>客户端 B</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>watch, hold, edit, drop</source>
        <translation>观察、扣留、编辑、丢弃</translation>
    </message>
</context>
<context>
    <name>Framescope::StatisticsWindow</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>统计范围(&amp;O)</translation>
    </message>
    <message>
        <source>Frames that are counted</source>
        <translation>统计哪些帧</translation>
    </message>
    <message>
        <source>all frames</source>
        <translation>所有的帧</translation>
    </message>
    <message>
        <source>Counts by direction</source>
        <translation>各方向的数量</translation>
    </message>
    <message>
        <source>→ to the server</source>
        <translation>→ 发往服务器</translation>
    </message>
    <message>
        <source>← from the server</source>
        <translation>← 来自服务器</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Payload length</source>
        <translation>载荷长度</translation>
    </message>
    <message>
        <source>Ping to Pong</source>
        <translation>Ping 到 Pong</translation>
    </message>
    <message>
        <source>Request to response</source>
        <translation>请求到响应</translation>
    </message>
    <message>
        <source>connection %1, %2</source>
        <translation>连接 %1，%2</translation>
    </message>
    <message>
        <source>frames that match the filter</source>
        <translation>符合过滤条件的帧</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Counting: %1 %</source>
        <translation>正在统计：%1 %</translation>
    </message>
    <message>
        <source>%1 messages are too large for the filter and are not counted</source>
        <translation>有 %1 条消息太大，过滤不了，没有计入</translation>
    </message>
</context>
<context>
    <name>Framescope::StatusStrip</name>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止监听</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), %1 open</source>
        <translation>
            <numerusform>%n 条连接，%1 条打开</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message numerus="yes">
        <source>%n violation(s)</source>
        <translation>
            <numerusform>%n 处违规</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>正在 %1 上监听</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Show this page at start</source>
        <translation>启动时显示此页</translation>
    </message>
    <message>
        <source>Framescope %1</source>
        <translation>Framescope %1</translation>
    </message>
    <message>
        <source>Recording is paused</source>
        <translation>录制已暂停</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>next, previous</source>
        <translation>下一个、上一个</translation>
    </message>
    <message>
        <source>Intercepting, nothing held</source>
        <translation>正在拦截，没有拦下的内容</translation>
    </message>
    <message numerus="yes">
        <source>Intercepting connection %1, %n frame(s) held</source>
        <translation>
            <numerusform>正在拦截连接 %1，拦下 %n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Intercepting, %n frame(s) held in %1 connections</source>
        <translation>
            <numerusform>正在拦截，在 %1 个连接中拦下 %n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最早的 %1</translation>
    </message>
</context>
<context>
    <name>Framescope::StepBar</name>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation>%2 步中已完成 %1 步</translation>
    </message>
</context>
<context>
    <name>Framescope::SubprotocolsPage</name>
    <message>
        <source>Subprotocols, one a line</source>
        <translation>子协议，每行一个</translation>
    </message>
    <message>
        <source>graphql-transport-ws
mqtt</source>
        <translation>graphql-transport-ws
mqtt</translation>
    </message>
</context>
<context>
    <name>Framescope::TailBar</name>
    <message>
        <source>Jump to newest</source>
        <translation>跳到最新</translation>
    </message>
    <message>
        <source>Tail paused while you read.</source>
        <translation>阅读期间暂停跟随。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Select the newest frame and follow again (End)</source>
        <translation>选中最新的帧，重新跟随 (End)</translation>
    </message>
    <message>
        <source>1 new frame</source>
        <translation>1 个新帧</translation>
    </message>
    <message>
        <source>%1 new frames</source>
        <translation>%1 个新帧</translation>
    </message>
</context>
<context>
    <name>Framescope::TimelineLanes</name>
    <message>
        <source>Timeline, no frames</source>
        <translation>时间线，没有帧</translation>
    </message>
    <message>
        <source>Timeline, %1 from %2 to %3</source>
        <translation>时间线，%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>, 1 violation</source>
        <translation>，1 处违规</translation>
    </message>
    <message>
        <source>, %1 violations</source>
        <translation>，%1 处违规</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>，选中 %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>&amp;Zoom to the selected time</source>
        <translation>放大到选中的时间(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Filter by the selected time</source>
        <translation>按选中的时间过滤(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Clear the selection of time</source>
        <translation>取消选中的时间(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Show everything</source>
        <translation>显示全部(&amp;S)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Show &amp;reads</source>
        <translation>显示读取(&amp;R)</translation>
    </message>
    <message>
        <source>, 1 gap in the capture</source>
        <translation>，抓包有 1 处缺口</translation>
    </message>
    <message>
        <source>, %1 gaps in the capture</source>
        <translation>，抓包有 %1 处缺口</translation>
    </message>
    <message>
        <source>%1 (connection %2 at %3)</source>
        <translation>%1（连接 %2，时间 %3）</translation>
    </message>
    <message>
        <source>&amp;Measure time from the selected frame to here</source>
        <translation>测量从所选帧到此处的时间(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure time from the selected frame to the end</source>
        <translation>测量从所选帧到末尾的时间(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Framescope::TimelineLegend</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>continuation</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>pong</source>
        <translation>pong</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>违规</translation>
    </message>
    <message>
        <source>Legend: %1</source>
        <translation>图例：%1</translation>
    </message>
</context>
<context>
    <name>Framescope::TimelineOverview</name>
    <message>
        <source>Whole session</source>
        <translation>整个会话</translation>
    </message>
    <message>
        <source>Drag the window to move it, its edges to zoom</source>
        <translation>拖动窗口可移动，拖动两边可缩放</translation>
    </message>
</context>
<context>
    <name>Framescope::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>显示全部 (0)</translation>
    </message>
    <message>
        <source>Zoom to the selected time (Enter)</source>
        <translation>放大到选中的时间 (Enter)</translation>
    </message>
    <message>
        <source>Filter by the selected time (F)</source>
        <translation>按选中的时间过滤 (F)</translation>
    </message>
    <message>
        <source>Clear the selection of time (Esc)</source>
        <translation>取消选中的时间 (Esc)</translation>
    </message>
    <message>
        <source>%1 selected, %2 frames</source>
        <translation>选中 %1，%2 帧</translation>
    </message>
    <message>
        <source>%1 selected, about %2 frames</source>
        <translation>选中 %1，约 %2 帧</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>1 frame in view</source>
        <translation>视野内 1 帧</translation>
    </message>
    <message>
        <source>%1 frames in view</source>
        <translation>视野内 %1 帧</translation>
    </message>
    <message>
        <source>about %1 frames in view</source>
        <translation>视野内约 %1 帧</translation>
    </message>
    <message>
        <source>There is no room for the lanes. Make the window higher or the letters smaller.</source>
        <translation>放不下轨道。请把窗口拉高，或把字号调小。</translation>
    </message>
</context>
<context>
    <name>Framescope::TimingBars</name>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>%1 took %2</source>
        <translation>%1 用时 %2</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>TCP from client</source>
        <translation>来自客户端的 TCP</translation>
    </message>
    <message>
        <source>TCP to server</source>
        <translation>到服务器的 TCP</translation>
    </message>
</context>
<context>
    <name>Framescope::TimingCard</name>
    <message>
        <source>Timing</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>to the open connection</source>
        <translation>到连接打开</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>到目前</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本端</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>第一帧</translation>
    </message>
    <message>
        <source>%1 later, frame %2</source>
        <translation>%1 之后，帧 %2</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Framescope::TlsCard</name>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>verification off</source>
        <translation>验证已关闭</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>不受信任</translation>
    </message>
    <message>
        <source>Not trusted: %1.</source>
        <translation>不受信任：%1。</translation>
    </message>
    <message>
        <source>Certificates are not checked on this connection, so anyone on the way could read and change it.</source>
        <translation>这条连接不检查证书，路上的任何人都可能读取并修改它。</translation>
    </message>
    <message>
        <source>Cipher suite</source>
        <translation>加密套件</translation>
    </message>
    <message>
        <source>Key exchange</source>
        <translation>密钥交换</translation>
    </message>
    <message>
        <source>ALPN</source>
        <translation>ALPN</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>none was shown</source>
        <translation>没有出示</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Certificate chain…</source>
        <translation>证书链…</translation>
    </message>
    <message>
        <source>not established</source>
        <translation>未建立</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>被拒绝：%1。</translation>
    </message>
</context>
<context>
    <name>Framescope::TlsPage</name>
    <message>
        <source>Any certificate is taken: someone on the way could read and change everything. The connection stays marked.</source>
        <translation>接受任何证书：路上的人可能读取并修改一切。连接会一直带着标记。</translation>
    </message>
    <message>
        <source>Verify the certificate of the server</source>
        <translation>验证服务器的证书</translation>
    </message>
    <message>
        <source>Authorities to trust besides the system&apos;s</source>
        <translation>除系统信任的以外，还信任的机构</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The URL is ws://, which has no TLS. These settings count for wss:// only.</source>
        <translation>URL 是 ws://，不走 TLS。这些设置只对 wss:// 有效。</translation>
    </message>
    <message>
        <source>the host of the URL</source>
        <translation>URL 里的主机</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>服务器名</translation>
    </message>
    <message>
        <source>Sent as SNI, and the name that the certificate has to have</source>
        <translation>作为 SNI 发送，也是证书上应有的名字</translation>
    </message>
    <message>
        <source>Extra authorities</source>
        <translation>另外的机构</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
</context>
<context>
    <name>Framescope::UnmaskingAnimation</name>
    <message>
        <source>Unmasking, octet by octet</source>
        <translation>逐字节去掩码</translation>
    </message>
    <message>
        <source>Masked octets as they crossed the wire, and the four octets of the key.</source>
        <translation>在网线上经过的带掩码的字节，以及键的四个字节。</translation>
    </message>
    <message>
        <source>Octet %1 uses key[%2]: %3 XOR %4 = %5</source>
        <translation>字节 %1 用 key[%2]：%3 XOR %4 = %5</translation>
    </message>
    <message>
        <source>%1, which is 0x%2.</source>
        <translation>%1，即 0x%2。</translation>
    </message>
    <message>
        <source>%1, which is 0x%2, ‘%3’.</source>
        <translation>%1，即 0x%2，“%3”。</translation>
    </message>
    <message>
        <source>octet</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>网线上</translation>
    </message>
    <message>
        <source>XOR key</source>
        <translation>XOR 键</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>明文</translation>
    </message>
    <message>
        <source>as ASCII</source>
        <translation>ASCII</translation>
    </message>
</context>
<context>
    <name>Framescope::UnmaskingBits</name>
    <message>
        <source>Unmasking, bit by bit</source>
        <translation>逐位去掩码</translation>
    </message>
    <message>
        <source>payload[%1]</source>
        <translation>载荷[%1]</translation>
    </message>
    <message>
        <source>key[%1 mod 4 = %2]</source>
        <translation>key[%1 mod 4 = %2]</translation>
    </message>
    <message>
        <source>plain octet %1</source>
        <translation>明文字节 %1</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
</context>
<context>
    <name>Framescope::UnmaskingStrip</name>
    <message>
        <source>Previous octets</source>
        <translation>前面的字节</translation>
    </message>
    <message>
        <source>Next octets</source>
        <translation>后面的字节</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>A result bit is 1 where the two bits above it differ. Applying the same key again gives the wire octet back, so masking and unmasking are the same operation.</source>
        <translation>上面两位不同，结果位就是 1。再用同一个键运算一次，又得到网线上的字节，所以加掩码和去掩码是同一种运算。</translation>
    </message>
    <message>
        <source>Unmasking</source>
        <translation>去掩码</translation>
    </message>
    <message>
        <source>payload[i] XOR key[i mod 4] = plain octet</source>
        <translation>载荷[i] XOR 键[i mod 4] = 明文字节</translation>
    </message>
    <message>
        <source>Select the next octet of the payload</source>
        <translation>选中载荷的下一个字节</translation>
    </message>
    <message>
        <source>octets %1–%2 of %3</source>
        <translation>字节 %1–%2，共 %3</translation>
    </message>
</context>
<context>
    <name>Framescope::UnmaskingTable</name>
    <message>
        <source>Unmasking, octet by octet</source>
        <translation>逐字节去掩码</translation>
    </message>
    <message>
        <source>octet i</source>
        <translation>字节 i</translation>
    </message>
    <message>
        <source>on the wire</source>
        <translation>网线上</translation>
    </message>
    <message>
        <source>XOR key[i mod 4]</source>
        <translation>XOR key[i mod 4]</translation>
    </message>
    <message>
        <source>plain octet</source>
        <translation>明文字节</translation>
    </message>
    <message>
        <source>as ASCII</source>
        <translation>ASCII</translation>
    </message>
</context>
<context>
    <name>Framescope::ValuePane</name>
    <message>
        <source>Values of the octets from the selection on</source>
        <translation>从选中处起各字节的数值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Little endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>Framescope::ValueTreeModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>Framescope::ValueTreeView</name>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>复制值(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Copy in &amp;diagnostic notation</source>
        <translation>以诊断记法复制(&amp;D)</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>复制名称(&amp;N)</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Show its octets</source>
        <translation>显示它的字节(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Framescope::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>See every frame.</source>
        <translation>看清每一帧。</translation>
    </message>
    <message>
        <source>Framescope shows WebSocket traffic down to the bit. Pick where it should stand.</source>
        <translation>Framescope 逐位显示 WebSocket 流量。请选择它所处的位置。</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>Open a ws:// or wss:// URL, choose headers and subprotocols, send anything.</source>
        <translation>打开 ws:// 或 wss:// URL，选择标头和子协议，发送任何内容。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>URL to connect to</source>
        <translation>要连接的 URL</translation>
    </message>
    <message>
        <source>Listen for clients</source>
        <translation>监听客户端</translation>
    </message>
    <message>
        <source>Run a server on this computer that echoes, or just watches.</source>
        <translation>在本机运行一个回显或只旁观的服务器。</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>监听…</translation>
    </message>
    <message>
        <source>Intercept between them</source>
        <translation>居中拦截</translation>
    </message>
    <message>
        <source>Stand between a client and its server. Decrypts wss with a certificate you trust.</source>
        <translation>位于客户端与服务器之间。凭你信任的证书解密 wss。</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>代理…</translation>
    </message>
</context>
<context>
    <name>Framescope::WirePane</name>
    <message>
        <source>Fragment %1 of %2.</source>
        <translation>分片 %1，共 %2。</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>A message of one frame.</source>
        <translation>只有一帧的消息。</translation>
    </message>
    <message>
        <source>Compressed.</source>
        <translation>压缩过。</translation>
    </message>
    <message>
        <source>Not valid UTF-8.</source>
        <translation>UTF-8 不合法。</translation>
    </message>
    <message>
        <source>Valid UTF-8.</source>
        <translation>UTF-8 合法。</translation>
    </message>
    <message>
        <source>Valid UTF-8 so far.</source>
        <translation>目前 UTF-8 合法。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Wire bytes</source>
        <translation>网线上的字节</translation>
    </message>
    <message>
        <source>%1, 1 frame</source>
        <translation>%1，1 帧</translation>
    </message>
    <message>
        <source>%1, %2 frames</source>
        <translation>%1，%2 帧</translation>
    </message>
</context>
<context>
    <name>Framescope::WirePreview</name>
    <message>
        <source>Form of the request</source>
        <translation>请求的形式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>网线上</translation>
    </message>
    <message>
        <source>The request on the wire</source>
        <translation>网线上的请求</translation>
    </message>
    <message>
        <source>The request shows here once there is a URL.</source>
        <translation>有了 URL，请求就会显示在这里。</translation>
    </message>
    <message>
        <source>%1 lines, %2 B</source>
        <translation>%1 行，%2 B</translation>
    </message>
</context>
<context>
    <name>Framescope::WireView</name>
    <message>
        <source>Bytes to send</source>
        <translation>要发送的字节</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>还有更多</translation>
    </message>
    <message>
        <source>Frame %1, %2, %3, %4 octets of header and %5 of payload</source>
        <translation>第 %1 帧，%2，%3，头部 %4 个字节，载荷 %5 个</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
</context>
<context>
    <name>HeldText</name>
    <message>
        <source>no status code</source>
        <translation>没有状态码</translation>
    </message>
    <message>
        <source>no payload</source>
        <translation>没有载荷</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2 frames, %3</source>
        <translation>%1，%2 帧，%3</translation>
    </message>
    <message>
        <source>Held %1, connection %2, %3, %4, %5</source>
        <translation>拦下的 %1，连接 %2，%3，%4，%5</translation>
    </message>
    <message>
        <source>forwarded unchanged</source>
        <translation>原样放行</translation>
    </message>
    <message>
        <source>forwarded edited</source>
        <translation>改后放行</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>forwarded by itself, time was up</source>
        <translation>到时自动放行</translation>
    </message>
    <message>
        <source>lost, the connection ended</source>
        <translation>丢失，连接已结束</translation>
    </message>
    <message>
        <source>edited, waits for %1</source>
        <translation>已编辑，等待 %1</translation>
    </message>
    <message>
        <source>forwards after %1</source>
        <translation>%1 之后放行</translation>
    </message>
</context>
<context>
    <name>HexInput</name>
    <message>
        <source>&apos;%1&apos; is not a hex digit</source>
        <translation>“%1”不是十六进制数字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is half an octet, write two digits</source>
        <translation>“%1”只有半个字节，请写两位</translation>
    </message>
    <message>
        <source>no digits follow &apos;%1&apos;</source>
        <translation>“%1”后面没有数字</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>HexPainter</name>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>ASCII (unmasked)</source>
        <translation>ASCII（去掩码）</translation>
    </message>
    <message>
        <source>ASCII</source>
        <translation>ASCII</translation>
    </message>
</context>
<context>
    <name>JsonFault</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
</context>
<context>
    <name>JsonPaths</name>
    <message>
        <source>&apos;.&apos; or &apos;[&apos; is expected</source>
        <translation>应为“.”或“[”</translation>
    </message>
    <message>
        <source>a path has at most %1 steps</source>
        <translation>路径最多 %1 级</translation>
    </message>
    <message>
        <source>a path such as $.id is expected</source>
        <translation>应为 $.id 这样的路径</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>a name is expected</source>
        <translation>应为名字</translation>
    </message>
    <message>
        <source>a number, * or a quoted name is expected</source>
        <translation>应为数字、* 或带引号的名字</translation>
    </message>
    <message>
        <source>the quote is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>&apos;]&apos; is expected</source>
        <translation>应为“]”</translation>
    </message>
</context>
<context>
    <name>JsonText</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>It is nested more than %1 deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <source>a value is expected</source>
        <translation>此处应有一个值</translation>
    </message>
    <message>
        <source>a name in quotation marks is expected</source>
        <translation>此处应有带引号的名称</translation>
    </message>
    <message>
        <source>a colon is expected</source>
        <translation>此处应有冒号</translation>
    </message>
    <message>
        <source>a comma or the end of the container is expected</source>
        <translation>此处应有逗号或容器的结尾</translation>
    </message>
    <message>
        <source>there is no such escape sequence</source>
        <translation>没有这样的转义序列</translation>
    </message>
    <message>
        <source>a control character may not stand in a string unless it is escaped</source>
        <translation>控制字符必须转义后才能出现在字符串中</translation>
    </message>
    <message>
        <source>a digit is expected</source>
        <translation>此处应有数字</translation>
    </message>
    <message>
        <source>the value has ended, and more follows</source>
        <translation>值已结束，其后还有内容</translation>
    </message>
    <message>
        <source>the text ends before the value does</source>
        <translation>值还没结束，文本就没有了</translation>
    </message>
    <message>
        <source>values are nested deeper than %1 levels</source>
        <translation>值的嵌套超过 %1 层</translation>
    </message>
</context>
<context>
    <name>LessonLibrary</name>
    <message>
        <source>The lesson “%1” cannot be read: %2.</source>
        <translation>课程“%1”无法读取：%2。</translation>
    </message>
    <message>
        <source>its id is taken</source>
        <translation>它的 id 已被占用</translation>
    </message>
    <message>
        <source>a lesson that comes with the program has the same id, “%1”</source>
        <translation>程序自带的课程有相同的 id，“%1”</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>there is no such lesson</source>
        <translation>没有这样的课程</translation>
    </message>
</context>
<context>
    <name>LessonPackage</name>
    <message>
        <source>it is larger than the %1 octets that a lesson may have</source>
        <translation>它超过一课所能有的 %1 个字节</translation>
    </message>
    <message>
        <source>it is made for a later version of Framescope</source>
        <translation>它是为更新版本的 Framescope 写的</translation>
    </message>
    <message>
        <source>it is no lesson of Framescope</source>
        <translation>它不是 Framescope 的课程</translation>
    </message>
    <message>
        <source>it is damaged: the name of a file is expected at octet %1</source>
        <translation>它已损坏：字节 %1 处应为文件名</translation>
    </message>
    <message>
        <source>it holds “%1”, which is no part of a lesson</source>
        <translation>它里面有“%1”，不是课程的内容</translation>
    </message>
    <message>
        <source>it is damaged: “%1” is cut off or too large</source>
        <translation>它已损坏：“%1”不完整或太大</translation>
    </message>
    <message>
        <source>it holds “%1” twice</source>
        <translation>它里面有两个“%1”</translation>
    </message>
    <message>
        <source>it has more than %1 languages</source>
        <translation>它的语言超过 %1 种</translation>
    </message>
    <message>
        <source>its language is “%1”</source>
        <translation>它的语言是“%1”</translation>
    </message>
    <message>
        <source>it is another lesson than the one in “%1”</source>
        <translation>它与“%1”里的不是同一课</translation>
    </message>
    <message>
        <source>its steps and exercises are others than those in “%1”</source>
        <translation>它的步骤和练习与“%1”里的不同</translation>
    </message>
    <message>
        <source>there is no lesson in it; its file is called “lesson.en.md”</source>
        <translation>里面没有课程；课程文件名为“lesson.en.md”</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>its recording is another than the one in “%1”</source>
        <translation>它所用的录制与“%1”的不同</translation>
    </message>
    <message>
        <source>the recording “%1” cannot be read: %2</source>
        <translation>无法读取录制文件“%1”：%2</translation>
    </message>
    <message>
        <source>no frame of “%1” is like that</source>
        <translation>“%1”中没有这样的帧</translation>
    </message>
    <message>
        <source>that frame of “%1” has no “%2”</source>
        <translation>“%1”中的那一帧没有“%2”</translation>
    </message>
    <message>
        <source>its fields are others than those in “%1”</source>
        <translation>它的字段与“%1”的不同</translation>
    </message>
</context>
<context>
    <name>LessonParser</name>
    <message>
        <source>a filter is expected</source>
        <translation>应为过滤表达式</translation>
    </message>
    <message>
        <source>“%1” is no filter: %2</source>
        <translation>“%1”不是过滤表达式：%2</translation>
    </message>
    <message>
        <source>“%1” has no meaning here</source>
        <translation>“%1”在这里没有含义</translation>
    </message>
    <message>
        <source>there are more of these than a lesson may have</source>
        <translation>超过了一课所能有的数量</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>it is larger than the %1 octets that a lesson may have</source>
        <translation>它超过一课所能有的 %1 个字节</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>它不是 UTF-8</translation>
    </message>
    <message>
        <source>the line is longer than %1 characters</source>
        <translation>这一行超过 %1 个字符</translation>
    </message>
    <message>
        <source>a lesson begins with a line “---”</source>
        <translation>课程以一行“---”开头</translation>
    </message>
    <message>
        <source>a step begins with “# ” and its title</source>
        <translation>步骤以“# ”和标题开头</translation>
    </message>
    <message>
        <source>“%1” is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>“name: value” is expected, or “---”</source>
        <translation>应为“名字: 值”或“---”</translation>
    </message>
    <message>
        <source>“%1” stands here twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>“%1” has no value</source>
        <translation>“%1”没有值</translation>
    </message>
    <message>
        <source>it is made for a later version of Framescope (format %1)</source>
        <translation>它是为更新版本的 Framescope 写的（格式 %1）</translation>
    </message>
    <message>
        <source>an id is made of small letters, digits and hyphens</source>
        <translation>id 由小写字母、数字和连字符组成</translation>
    </message>
    <message>
        <source>a number from 0 to 999 is expected</source>
        <translation>应为 0 到 999 的数</translation>
    </message>
    <message>
        <source>a language is written as “en” or “zh_CN”</source>
        <translation>语言写成“en”或“zh_CN”</translation>
    </message>
    <message>
        <source>text of the step stands before its exercises</source>
        <translation>步骤的正文要写在练习前面</translation>
    </message>
    <message>
        <source>there is no RFC section “%1”</source>
        <translation>没有 RFC 章节“%1”</translation>
    </message>
    <message>
        <source>“%1” is no field of a frame</source>
        <translation>“%1”不是帧的字段</translation>
    </message>
    <message>
        <source>“%1” is nothing that can be done</source>
        <translation>“%1”不是可以做的事</translation>
    </message>
    <message>
        <source>an exercise begins with “? ”, its id and what is to be done</source>
        <translation>练习以“? ”、id 和要做的事开头</translation>
    </message>
    <message>
        <source>there are two exercises with the id “%1”</source>
        <translation>有两个练习的 id 都是“%1”</translation>
    </message>
    <message>
        <source>an exercise is solved in one way only</source>
        <translation>一个练习只有一种解法</translation>
    </message>
    <message>
        <source>“:%1” has no value</source>
        <translation>“:%1”没有值</translation>
    </message>
    <message>
        <source>“%1” is nothing that is known of a connection or a frame</source>
        <translation>“%1”不是连接或帧的已知内容</translation>
    </message>
    <message>
        <source>“answer = why not” is expected</source>
        <translation>应为“答案 = 为什么不对”</translation>
    </message>
    <message>
        <source>exercise “%1”: %2</source>
        <translation>练习“%1”：%2</translation>
    </message>
    <message>
        <source>nothing says what solves it</source>
        <translation>没有写明怎样算完成</translation>
    </message>
    <message>
        <source>it has no hint</source>
        <translation>它没有提示</translation>
    </message>
    <message>
        <source>there is nothing to choose</source>
        <translation>没有可选的项</translation>
    </message>
    <message>
        <source>a solution (“:solve”) and a mistake (“:mistake”) are missing</source>
        <translation>缺少解法（“:solve”）和错误示例（“:mistake”）</translation>
    </message>
    <message>
        <source>only what is to be sent has a tool, a solution and a mistake</source>
        <translation>只有要发送的练习才有工具、解法和错误示例</translation>
    </message>
    <message>
        <source>the step “%1” has no text</source>
        <translation>步骤“%1”没有正文</translation>
    </message>
    <message>
        <source>the step “%1” marks fields or makes a frame but does not say which frame it looks at</source>
        <translation>步骤“%1”标出字段或制作了帧，却没有写明看哪一帧</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>文件结束得太早</translation>
    </message>
    <message>
        <source>there is no step</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>a recording is called like “session.jsonl”: small letters, digits and hyphens</source>
        <translation>录制文件的名字形如“session.jsonl”：小写字母、数字和连字符</translation>
    </message>
    <message>
        <source>a step looks at one frame only</source>
        <translation>一个步骤只能看一帧</translation>
    </message>
    <message>
        <source>the lesson names no recording (“session”)</source>
        <translation>课程没有写明录制文件（“session”）</translation>
    </message>
    <message>
        <source>the step “%1” makes a frame, but looks at one of the recording</source>
        <translation>步骤“%1”要制造一帧，看的却是录制中的帧</translation>
    </message>
</context>
<context>
    <name>LessonRecording</name>
    <message>
        <source>its time is not within the %1 s that a recording may take</source>
        <translation>它的时间超出了录制最长的 %1 秒</translation>
    </message>
    <message>
        <source>connection %1: %2</source>
        <translation>连接 %1：%2</translation>
    </message>
    <message>
        <source>it has not ended</source>
        <translation>它没有结束</translation>
    </message>
    <message>
        <source>frame %1: %2</source>
        <translation>第 %1 帧：%2</translation>
    </message>
    <message>
        <source>it is earlier than the frame before it</source>
        <translation>它的时间早于前一帧</translation>
    </message>
    <message>
        <source>there is no frame in it</source>
        <translation>里面没有帧</translation>
    </message>
    <message>
        <source>it has more than %1 connections</source>
        <translation>连接超过 %1 个</translation>
    </message>
    <message>
        <source>an event of connection %1: %2</source>
        <translation>连接 %1 的一个事件：%2</translation>
    </message>
    <message>
        <source>it is larger than the %1 octets that a recording may have</source>
        <translation>它超过了录制文件最多 %1 字节的限制</translation>
    </message>
    <message>
        <source>it is made for a later version of Framescope</source>
        <translation>它是为更新版本的 Framescope 写的</translation>
    </message>
</context>
<context>
    <name>MessageDocument</name>
    <message>
        <source>This JSON is nested too deep to be laid out.</source>
        <translation>此 JSON 嵌套过深，无法排版。</translation>
    </message>
    <message>
        <source>This is no %1: at octet %2, counted from 0, %3.</source>
        <translation>这不是 %1：在字节 %2（从 0 数起）处，%3。</translation>
    </message>
    <message>
        <source>compressed octets (RFC 7692)</source>
        <translation>压缩的字节 (RFC 7692)</translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>JSON tree</source>
        <translation>JSON 树</translation>
    </message>
    <message>
        <source>Pretty JSON</source>
        <translation>排版的 JSON</translation>
    </message>
    <message>
        <source>CBOR</source>
        <translation>CBOR</translation>
    </message>
    <message>
        <source>MessagePack</source>
        <translation>MessagePack</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
</context>
<context>
    <name>MessagePackTree</name>
    <message>
        <source>no object begins with this octet</source>
        <translation>没有对象以此字节开头</translation>
    </message>
    <message>
        <source>the octets end before the object does</source>
        <translation>对象还没结束，字节就没有了</translation>
    </message>
</context>
<context>
    <name>OctetDescription</name>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>RSV</source>
        <translation>RSV</translation>
    </message>
    <message>
        <source>opcode</source>
        <translation>操作码</translation>
    </message>
    <message>
        <source>MASK</source>
        <translation>MASK</translation>
    </message>
    <message>
        <source>payload length</source>
        <translation>载荷长度</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>masking-key</source>
        <translation>掩码键</translation>
    </message>
    <message>
        <source>Offset %1, hex %2</source>
        <translation>偏移 %1，十六进制 %2</translation>
    </message>
    <message>
        <source>, payload octet %1, plain %2</source>
        <translation>，载荷字节 %1，明文 %2</translation>
    </message>
    <message>
        <source>Offset %1 to %2, %3 octets, hex %4</source>
        <translation>偏移 %1 到 %2，%3 个字节，十六进制 %4</translation>
    </message>
</context>
<context>
    <name>OctetNames</name>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>line feed</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>carriage return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>exclamation mark</source>
        <translation>感叹号</translation>
    </message>
    <message>
        <source>quotation mark</source>
        <translation>双引号</translation>
    </message>
    <message>
        <source>number sign</source>
        <translation>井号</translation>
    </message>
    <message>
        <source>dollar</source>
        <translation>美元号</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分号</translation>
    </message>
    <message>
        <source>ampersand</source>
        <translation>与号</translation>
    </message>
    <message>
        <source>apostrophe</source>
        <translation>单引号</translation>
    </message>
    <message>
        <source>left parenthesis</source>
        <translation>左圆括号</translation>
    </message>
    <message>
        <source>right parenthesis</source>
        <translation>右圆括号</translation>
    </message>
    <message>
        <source>asterisk</source>
        <translation>星号</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>加号</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation>连字符</translation>
    </message>
    <message>
        <source>full stop</source>
        <translation>句点</translation>
    </message>
    <message>
        <source>slash</source>
        <translation>斜杠</translation>
    </message>
    <message>
        <source>colon</source>
        <translation>冒号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于号</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>等号</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>大于号</translation>
    </message>
    <message>
        <source>question mark</source>
        <translation>问号</translation>
    </message>
    <message>
        <source>at sign</source>
        <translation>at 号</translation>
    </message>
    <message>
        <source>left bracket</source>
        <translation>左方括号</translation>
    </message>
    <message>
        <source>backslash</source>
        <translation>反斜杠</translation>
    </message>
    <message>
        <source>right bracket</source>
        <translation>右方括号</translation>
    </message>
    <message>
        <source>caret</source>
        <translation>脱字符</translation>
    </message>
    <message>
        <source>underscore</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>grave accent</source>
        <translation>反引号</translation>
    </message>
    <message>
        <source>left brace</source>
        <translation>左花括号</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>right brace</source>
        <translation>右花括号</translation>
    </message>
    <message>
        <source>tilde</source>
        <translation>波浪号</translation>
    </message>
    <message>
        <source>no ASCII</source>
        <translation>不是 ASCII</translation>
    </message>
</context>
<context>
    <name>OctetNeedle</name>
    <message>
        <source>&apos;%1&apos; is no hexadecimal digit.</source>
        <translation>“%1”不是十六进制数字。</translation>
    </message>
    <message>
        <source>An octet has two hexadecimal digits: one is missing.</source>
        <translation>一个字节有两位十六进制数字：缺了一位。</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>没有可查找的内容。</translation>
    </message>
    <message>
        <source>The pattern is wrong from character %1 on: %2.</source>
        <translation>正则表达式从第 %1 个字符起有错：%2。</translation>
    </message>
</context>
<context>
    <name>OctetValues</name>
    <message>
        <source>1 octet</source>
        <translation>1 个字节</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>varint</source>
        <translation>varint</translation>
    </message>
    <message>
        <source>varint, zigzag</source>
        <translation>varint，zigzag</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>位</translation>
    </message>
    <message>
        <source>8 bits, unsigned</source>
        <translation>8 位，无符号</translation>
    </message>
    <message>
        <source>8 bits, signed</source>
        <translation>8 位，有符号</translation>
    </message>
    <message>
        <source>16 bits, unsigned</source>
        <translation>16 位，无符号</translation>
    </message>
    <message>
        <source>16 bits, signed</source>
        <translation>16 位，有符号</translation>
    </message>
    <message>
        <source>32 bits, unsigned</source>
        <translation>32 位，无符号</translation>
    </message>
    <message>
        <source>32 bits, signed</source>
        <translation>32 位，有符号</translation>
    </message>
    <message>
        <source>64 bits, unsigned</source>
        <translation>64 位，无符号</translation>
    </message>
    <message>
        <source>64 bits, signed</source>
        <translation>64 位，有符号</translation>
    </message>
    <message>
        <source>float, 16 bits</source>
        <translation>浮点，16 位</translation>
    </message>
    <message>
        <source>float, 32 bits</source>
        <translation>浮点，32 位</translation>
    </message>
    <message>
        <source>float, 64 bits</source>
        <translation>浮点，64 位</translation>
    </message>
    <message>
        <source>Unix time, s, 32 bits</source>
        <translation>Unix 时间，秒，32 位</translation>
    </message>
    <message>
        <source>Unix time, s, 64 bits</source>
        <translation>Unix 时间，秒，64 位</translation>
    </message>
    <message>
        <source>Unix time, ms</source>
        <translation>Unix 时间，毫秒</translation>
    </message>
    <message>
        <source>FILETIME</source>
        <translation>FILETIME</translation>
    </message>
</context>
<context>
    <name>PayloadDetection</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>begins as a %1 picture does</source>
        <translation>开头与 %1 图片一样</translation>
    </message>
    <message>
        <source>no form that can be told from the octets</source>
        <translation>从字节看不出是什么形式</translation>
    </message>
    <message>
        <source>UTF-8, and well-formed JSON</source>
        <translation>UTF-8，而且是格式正确的 JSON</translation>
    </message>
    <message>
        <source>UTF-8, and no JSON</source>
        <translation>UTF-8，但不是 JSON</translation>
    </message>
    <message>
        <source>gzip by its header, and in it: %1</source>
        <translation>按头部是 gzip，其中是：%1</translation>
    </message>
    <message>
        <source>zlib by its header, and in it: %1</source>
        <translation>按头部是 zlib，其中是：%1</translation>
    </message>
    <message>
        <source>octets that are compressed once more</source>
        <translation>又压缩了一次的字节</translation>
    </message>
    <message>
        <source>all of it is one item of CBOR</source>
        <translation>整体是一个 CBOR 数据项</translation>
    </message>
    <message>
        <source>all of it is one object of MessagePack</source>
        <translation>整体是一个 MessagePack 对象</translation>
    </message>
</context>
<context>
    <name>PresetFile</name>
    <message>
        <source>it holds no list of presets</source>
        <translation>它里面没有预设列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of preset %2 cannot be read</source>
        <translation>第 %2 个预设的“%1”无法读取</translation>
    </message>
</context>
<context>
    <name>ProtocolText</name>
    <message>
        <source>A reserved bit is set although no negotiated extension gives it a meaning</source>
        <translation>保留位为 1，而商定的扩展都没有赋予它含义</translation>
    </message>
    <message>
        <source>The opcode is reserved and has no meaning</source>
        <translation>操作码是保留的，没有含义</translation>
    </message>
    <message>
        <source>The payload length is not written in the fewest octets possible</source>
        <translation>载荷长度没有用尽可能少的字节来写</translation>
    </message>
    <message>
        <source>The most significant bit of the 64-bit payload length is not 0</source>
        <translation>64 位载荷长度的最高位不是 0</translation>
    </message>
    <message>
        <source>A frame from the client is not masked</source>
        <translation>客户端的帧没有掩码</translation>
    </message>
    <message>
        <source>A frame from the server is masked</source>
        <translation>服务器的帧有掩码</translation>
    </message>
    <message>
        <source>A control frame is fragmented: its FIN bit is 0</source>
        <translation>控制帧被分片：它的 FIN 位是 0</translation>
    </message>
    <message>
        <source>A control frame has a payload of more than 125 octets</source>
        <translation>控制帧的载荷超过 125 个字节</translation>
    </message>
    <message>
        <source>A continuation frame came although no fragmented message is open</source>
        <translation>没有未完的分片消息，却来了延续帧</translation>
    </message>
    <message>
        <source>A new message began before the fragmented one was finished</source>
        <translation>分片的消息还没结束，就开始了新的消息</translation>
    </message>
    <message>
        <source>A text message is not valid UTF-8</source>
        <translation>文本消息不是合法的 UTF-8</translation>
    </message>
    <message>
        <source>A Close frame has a body of one octet, too short for a status code</source>
        <translation>Close 帧的内容只有一个字节，不够写状态码</translation>
    </message>
    <message>
        <source>A Close frame carries a status code that must not be sent</source>
        <translation>Close 帧里是不得发送的状态码</translation>
    </message>
    <message>
        <source>The reason in a Close frame is not valid UTF-8</source>
        <translation>Close 帧里的原因不是合法的 UTF-8</translation>
    </message>
    <message>
        <source>A data frame was sent after a Close frame</source>
        <translation>在 Close 帧之后又发送了数据帧</translation>
    </message>
    <message>
        <source>RSV1 is set on a frame that is not the first of a data message</source>
        <translation>不是数据消息第一帧的帧上 RSV1 为 1</translation>
    </message>
    <message>
        <source>A compressed message cannot be decompressed</source>
        <translation>压缩的消息无法解压</translation>
    </message>
    <message>
        <source>A compressed message refers to an earlier one although no context takeover was agreed on</source>
        <translation>没有商定上下文接管，压缩的消息却引用了前面的消息</translation>
    </message>
    <message>
        <source>A compressed message refers further back than the window that was agreed on</source>
        <translation>压缩的消息引用的内容超出了商定的窗口</translation>
    </message>
    <message>
        <source>The request head is not well-formed HTTP</source>
        <translation>请求的头不是合乎格式的 HTTP</translation>
    </message>
    <message>
        <source>The method of the opening handshake is not GET</source>
        <translation>打开握手的方法不是 GET</translation>
    </message>
    <message>
        <source>The HTTP version of the opening handshake is below 1.1</source>
        <translation>打开握手的 HTTP 版本低于 1.1</translation>
    </message>
    <message>
        <source>The request target is neither a path nor an absolute URI without fragment</source>
        <translation>请求目标既不是路径，也不是没有片段的绝对 URI</translation>
    </message>
    <message>
        <source>The request does not have exactly one valid Host header</source>
        <translation>请求里合法的 Host 头字段不是正好一个</translation>
    </message>
    <message>
        <source>The Upgrade header does not name websocket</source>
        <translation>Upgrade 头字段里没有 websocket</translation>
    </message>
    <message>
        <source>The Connection header does not name Upgrade</source>
        <translation>Connection 头字段里没有 Upgrade</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Key is not a Base64 value of 16 octets</source>
        <translation>Sec-WebSocket-Key 不是 16 个字节的 Base64</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Key stands more than once</source>
        <translation>Sec-WebSocket-Key 出现了多次</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Version is not 13</source>
        <translation>Sec-WebSocket-Version 不是 13</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Version stands more than once</source>
        <translation>Sec-WebSocket-Version 出现了多次</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Protocol is not a list of different tokens</source>
        <translation>Sec-WebSocket-Protocol 不是由互不相同的词组成的列表</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Extensions does not follow the grammar</source>
        <translation>Sec-WebSocket-Extensions 不合语法</translation>
    </message>
    <message>
        <source>The parameters with which permessage-deflate is offered are not legal</source>
        <translation>提议 permessage-deflate 的参数不合法</translation>
    </message>
    <message>
        <source>The Origin header is not one origin</source>
        <translation>Origin 头字段不是一个来源</translation>
    </message>
    <message>
        <source>The client sent data before the server had answered its opening handshake</source>
        <translation>服务器还没有回答打开握手，客户端就发了数据</translation>
    </message>
    <message>
        <source>The response head is not well-formed HTTP</source>
        <translation>响应的头不是合乎格式的 HTTP</translation>
    </message>
    <message>
        <source>The HTTP version of the answer is below 1.1</source>
        <translation>回答的 HTTP 版本低于 1.1</translation>
    </message>
    <message>
        <source>The status is not 101</source>
        <translation>状态不是 101</translation>
    </message>
    <message>
        <source>The Upgrade header is not websocket</source>
        <translation>Upgrade 头字段不是 websocket</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Accept is not the value that follows from the key</source>
        <translation>Sec-WebSocket-Accept 不是由 Key 推出的值</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Accept stands more than once in the answer</source>
        <translation>回答里的 Sec-WebSocket-Accept 出现了多次</translation>
    </message>
    <message>
        <source>The subprotocol was not offered</source>
        <translation>子协议没有提议过</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Protocol stands more than once in the answer</source>
        <translation>回答里的 Sec-WebSocket-Protocol 出现了多次</translation>
    </message>
    <message>
        <source>The extensions are not among those offered</source>
        <translation>扩展不在提议过的之列</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Extensions in the answer does not follow the grammar</source>
        <translation>回答里的 Sec-WebSocket-Extensions 不合语法</translation>
    </message>
    <message>
        <source>Sec-WebSocket-Extensions stands more than once in the answer</source>
        <translation>回答里的 Sec-WebSocket-Extensions 出现了多次</translation>
    </message>
    <message>
        <source>The agreed parameters of permessage-deflate do not fit the offer</source>
        <translation>商定的 permessage-deflate 参数与提议不符</translation>
    </message>
    <message>
        <source>The server refuses the version and does not name one that it speaks</source>
        <translation>服务器拒绝这个版本，却没有写明它会的版本</translation>
    </message>
    <message>
        <source>%1 octets</source>
        <translation>%1 个字节</translation>
    </message>
    <message>
        <source>%1 octets from the %2</source>
        <translation>来自%2的 %1 个字节</translation>
    </message>
    <message>
        <source>octet %1 of the reason</source>
        <translation>原因的字节 %1</translation>
    </message>
    <message>
        <source>it refers to octets before the first</source>
        <translation>它引用了第一个字节之前的内容</translation>
    </message>
    <message>
        <source>it ends inside a block</source>
        <translation>它在一个块的中间结束</translation>
    </message>
    <message>
        <source>0x%1 at octet %2 of the payload</source>
        <translation>载荷的字节 %2 处为 0x%1</translation>
    </message>
    <message>
        <source>the last character is cut off</source>
        <translation>最后一个字符不完整</translation>
    </message>
    <message>
        <source>the %1 %2 it during the opening handshake</source>
        <translation>打开握手期间，%1把它%2了</translation>
    </message>
    <message>
        <source>the peer reset it during the opening handshake</source>
        <translation>打开握手期间，对方把它重置了</translation>
    </message>
    <message>
        <source>the peer ended TCP during the opening handshake, and did not end TLS before (no close_notify)</source>
        <translation>打开握手期间，对方断开了 TCP，此前没有结束 TLS（没有 close_notify）</translation>
    </message>
    <message>
        <source>the peer ended it during the opening handshake</source>
        <translation>打开握手期间，对方把它断开了</translation>
    </message>
    <message>
        <source>the server ended it during the opening handshake</source>
        <translation>打开握手期间，服务器把它断开了</translation>
    </message>
    <message>
        <source>the client ended it during the opening handshake</source>
        <translation>打开握手期间，客户端把它断开了</translation>
    </message>
    <message>
        <source>the server ended it</source>
        <translation>服务器把它断开了</translation>
    </message>
    <message>
        <source>the client ended it before TLS</source>
        <translation>还没开始 TLS，客户端就把它断开了</translation>
    </message>
    <message>
        <source>the client ended it in the talk with SOCKS5</source>
        <translation>SOCKS5 对话期间，客户端把它断开了</translation>
    </message>
    <message>
        <source>it ended the connection without an answer</source>
        <translation>它没有回答就断开了连接</translation>
    </message>
    <message>
        <source>The chunked coding of the request&apos;s body is broken</source>
        <translation>请求内容的 chunked 编码有错</translation>
    </message>
    <message>
        <source>The chunked coding of the response&apos;s body is broken</source>
        <translation>响应内容的 chunked 编码有错</translation>
    </message>
    <message>
        <source>The request head is larger than this proxy reads</source>
        <translation>请求的头超过这个代理所读的大小</translation>
    </message>
    <message>
        <source>The response head is larger than this proxy reads</source>
        <translation>响应的头超过这个代理所读的大小</translation>
    </message>
    <message>
        <source>The request head is larger than this server reads</source>
        <translation>请求的头超过这个服务器所读的大小</translation>
    </message>
    <message>
        <source>The server answered without being asked</source>
        <translation>没有请求，服务器就回答了</translation>
    </message>
    <message>
        <source>The server switched protocols without being asked</source>
        <translation>没有要求，服务器就切换了协议</translation>
    </message>
    <message>
        <source>The server ended the connection without an answer</source>
        <translation>服务器没有回答就断开了连接</translation>
    </message>
    <message>
        <source>The request head was not finished in time</source>
        <translation>请求的头没有及时发完</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>服务器没有及时回答</translation>
    </message>
    <message>
        <source>permessage-deflate was not agreed on</source>
        <translation>没有商定 permessage-deflate</translation>
    </message>
    <message>
        <source>nothing is held</source>
        <translation>没有拦下任何内容</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>it does not hold the key and the certificate of an authority</source>
        <translation>它里面没有机构的私钥和证书</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>它的证书已过期</translation>
    </message>
    <message>
        <source>OpenSSL gave no reason</source>
        <translation>OpenSSL 没有给出原因</translation>
    </message>
    <message>
        <source>no certificate for &quot;%1&quot;: %2</source>
        <translation>没有“%1”的证书：%2</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is larger than %1 octets</source>
        <translation>它超过 %1 个字节</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>它属于另一个用户</translation>
    </message>
    <message>
        <source>others may read or change it (mode %1, not 600)</source>
        <translation>别人可以读取或修改它（模式 %1，而不是 600）</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大</translation>
    </message>
    <message>
        <source>there are too many unfinished files beside it</source>
        <translation>它旁边有太多未完成的文件</translation>
    </message>
    <message>
        <source>there is no PEM certificate in it</source>
        <translation>它里面没有 PEM 证书</translation>
    </message>
    <message>
        <source>there is no PEM private key without pass phrase in it</source>
        <translation>它里面没有不带口令的 PEM 私钥</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>%1: it is no session file</source>
        <translation>%1：它不是会话文件</translation>
    </message>
    <message>
        <source>%1: the file is gone</source>
        <translation>%1：文件不见了</translation>
    </message>
    <message>
        <source>The request head is malformed: %1</source>
        <translation>请求的头不合格式：%1</translation>
    </message>
    <message>
        <source>There are too many connections</source>
        <translation>连接太多</translation>
    </message>
    <message>
        <source>certificate required</source>
        <translation>需要证书</translation>
    </message>
    <message>
        <source>The request target contains a line break or NUL</source>
        <translation>请求目标里有换行或 NUL</translation>
    </message>
    <message>
        <source>The header field %1 contains a line break or NUL</source>
        <translation>头字段 %1 里有换行或 NUL</translation>
    </message>
    <message>
        <source>%1 stands twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>%1 has a value</source>
        <translation>%1 不该有值</translation>
    </message>
    <message>
        <source>%1 is unknown</source>
        <translation>%1 未知</translation>
    </message>
    <message>
        <source>%1=%2 is not 8 to 15</source>
        <translation>%1=%2 不在 8 到 15 之间</translation>
    </message>
    <message>
        <source>%1 has no value</source>
        <translation>%1 没有值</translation>
    </message>
    <message>
        <source>client_max_window_bits was not offered</source>
        <translation>没有提议过 client_max_window_bits</translation>
    </message>
    <message>
        <source>server_no_context_takeover was demanded and is missing</source>
        <translation>要求了 server_no_context_takeover，却没有</translation>
    </message>
    <message>
        <source>server_max_window_bits was demanded and is missing</source>
        <translation>要求了 server_max_window_bits，却没有</translation>
    </message>
    <message>
        <source>server_max_window_bits=%1 is more than the offered %2</source>
        <translation>server_max_window_bits=%1 大于提议的 %2</translation>
    </message>
    <message>
        <source>no legal offer</source>
        <translation>没有合法的提议</translation>
    </message>
    <message>
        <source>Host stands %1 times</source>
        <translation>Host 出现了 %1 次</translation>
    </message>
    <message>
        <source>Host is %1, which is no host</source>
        <translation>Host 是 %1，这不是主机</translation>
    </message>
    <message>
        <source>The target names %1 and Host names %2</source>
        <translation>目标写的是 %1，而 Host 写的是 %2</translation>
    </message>
    <message>
        <source>The %1 head is not well-formed HTTP (%2)</source>
        <translation>%1的头不是合乎格式的 HTTP（%2）</translation>
    </message>
    <message>
        <source>This proxy speaks HTTP/1.1, not HTTP/%1.%2</source>
        <translation>这个代理使用 HTTP/1.1，而不是 HTTP/%1.%2</translation>
    </message>
    <message>
        <source>This server speaks HTTP/1.1, not HTTP/%1.%2</source>
        <translation>这个服务器使用 HTTP/1.1，而不是 HTTP/%1.%2</translation>
    </message>
    <message>
        <source>The request has no HTTP version</source>
        <translation>请求没有 HTTP 版本</translation>
    </message>
    <message>
        <source>CONNECT is not for this server</source>
        <translation>这个服务器不接受 CONNECT</translation>
    </message>
    <message>
        <source>The request&apos;s body has no certain end: %1</source>
        <translation>请求内容的结尾不确定：%1</translation>
    </message>
    <message>
        <source>The response&apos;s body has no certain end: %1</source>
        <translation>响应内容的结尾不确定：%1</translation>
    </message>
    <message>
        <source>The server answered in HTTP/%1.%2</source>
        <translation>服务器用 HTTP/%1.%2 回答</translation>
    </message>
    <message>
        <source>The field name is empty</source>
        <translation>字段名是空的</translation>
    </message>
    <message>
        <source>The field name contains a line break</source>
        <translation>字段名里有换行</translation>
    </message>
    <message>
        <source>The field name contains a space</source>
        <translation>字段名里有空格</translation>
    </message>
    <message>
        <source>The field name contains a character that no name may have</source>
        <translation>字段名里有不允许的字符</translation>
    </message>
    <message>
        <source>The value contains a line break</source>
        <translation>值里有换行</translation>
    </message>
    <message>
        <source>The value contains a control character</source>
        <translation>值里有控制字符</translation>
    </message>
    <message>
        <source>Transfer-Encoding is empty</source>
        <translation>Transfer-Encoding 是空的</translation>
    </message>
    <message>
        <source>Transfer-Encoding names %1, which is unknown</source>
        <translation>Transfer-Encoding 写的是未知的 %1</translation>
    </message>
    <message>
        <source>Transfer-Encoding names chunked before its end</source>
        <translation>Transfer-Encoding 里 chunked 不在末尾</translation>
    </message>
    <message>
        <source>Transfer-Encoding does not end with chunked</source>
        <translation>Transfer-Encoding 不以 chunked 结尾</translation>
    </message>
    <message>
        <source>Content-Length stands %1 times</source>
        <translation>Content-Length 出现了 %1 次</translation>
    </message>
    <message>
        <source>Content-Length is %1, which is no length</source>
        <translation>Content-Length 是 %1，这不是长度</translation>
    </message>
    <message>
        <source>It has both Transfer-Encoding and Content-Length</source>
        <translation>它同时有 Transfer-Encoding 和 Content-Length</translation>
    </message>
    <message>
        <source>HTTP/1.0 knows no Transfer-Encoding</source>
        <translation>HTTP/1.0 没有 Transfer-Encoding</translation>
    </message>
    <message>
        <source>the head of its answer is larger than %1 octets</source>
        <translation>它回答的头超过 %1 个字节</translation>
    </message>
    <message>
        <source>it answered &quot;%1&quot;</source>
        <translation>它回答“%1”</translation>
    </message>
    <message>
        <source>it switched protocols without being asked</source>
        <translation>没有要求，它就切换了协议</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>no line end</source>
        <translation>没有行尾</translation>
    </message>
    <message>
        <source>ends with LF instead of CR LF</source>
        <translation>以 LF 而不是 CR LF 结尾</translation>
    </message>
    <message>
        <source>empty line before the start line</source>
        <translation>起始行前有空行</translation>
    </message>
    <message>
        <source>no start line</source>
        <translation>没有起始行</translation>
    </message>
    <message>
        <source>octets after the empty line</source>
        <translation>空行之后还有字节</translation>
    </message>
    <message>
        <source>the head does not end with an empty line</source>
        <translation>头没有以空行结尾</translation>
    </message>
    <message>
        <source>no colon</source>
        <translation>没有冒号</translation>
    </message>
    <message>
        <source>white space between field name and colon</source>
        <translation>字段名与冒号之间有空白</translation>
    </message>
    <message>
        <source>the field name is not a token</source>
        <translation>字段名不是合法的词</translation>
    </message>
    <message>
        <source>white space before the first field</source>
        <translation>第一个字段前有空白</translation>
    </message>
    <message>
        <source>folded line</source>
        <translation>折行</translation>
    </message>
    <message>
        <source>control character in the value</source>
        <translation>值里有控制字符</translation>
    </message>
    <message>
        <source>not method, target and HTTP version</source>
        <translation>不是方法、目标和 HTTP 版本</translation>
    </message>
    <message>
        <source>the method is not a token</source>
        <translation>方法不是合法的词</translation>
    </message>
    <message>
        <source>not one target between two single spaces</source>
        <translation>两个空格之间不是一个目标</translation>
    </message>
    <message>
        <source>no status code of three digits</source>
        <translation>没有三位数的状态码</translation>
    </message>
    <message>
        <source>no space after the status code</source>
        <translation>状态码后没有空格</translation>
    </message>
    <message>
        <source>control character in the reason phrase</source>
        <translation>原因短语里有控制字符</translation>
    </message>
    <message>
        <source>stands %1 times</source>
        <translation>出现了 %1 次</translation>
    </message>
    <message>
        <source>well-formed, %1 header fields</source>
        <translation>合乎格式，%1 个头字段</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>%1 offered</source>
        <translation>提议了 %1 个</translation>
    </message>
    <message>
        <source>one stands twice</source>
        <translation>有一个出现了两次</translation>
    </message>
    <message>
        <source>legal parameters</source>
        <translation>参数合法</translation>
    </message>
    <message>
        <source>the request has no single key</source>
        <translation>请求里的 Key 不是正好一个</translation>
    </message>
    <message>
        <source>follows from the key</source>
        <translation>由 Key 推出</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>是 %1，而不是 %2</translation>
    </message>
    <message>
        <source>was offered</source>
        <translation>提议过</translation>
    </message>
    <message>
        <source>%1 was not offered</source>
        <translation>%1 没有提议过</translation>
    </message>
    <message>
        <source>agreed to twice</source>
        <translation>同意了两次</translation>
    </message>
    <message>
        <source>fits the offer</source>
        <translation>与提议相符</translation>
    </message>
    <message>
        <source>The target %1 is nothing that a proxy could go to</source>
        <translation>目标 %1 不是代理能去的地方</translation>
    </message>
    <message>
        <source>This is a proxy, and the target %1 names no host</source>
        <translation>这是代理，而目标 %1 没有写主机</translation>
    </message>
    <message>
        <source>This is a WebSocket server, and the request asks for no upgrade</source>
        <translation>这是 WebSocket 服务器，而请求没有要求升级</translation>
    </message>
    <message>
        <source>The web page was asked for</source>
        <translation>请求的是网页</translation>
    </message>
    <message>
        <source>The request has no Origin (see --require-origin)</source>
        <translation>请求没有 Origin（见 --require-origin）</translation>
    </message>
    <message>
        <source>Origin %1 is not allowed (see --origin)</source>
        <translation>不允许来源 %1（见 --origin）</translation>
    </message>
    <message>
        <source>The opening handshake was not finished in time</source>
        <translation>打开握手没有及时完成</translation>
    </message>
    <message>
        <source>This server has as many connections as it allows</source>
        <translation>这个服务器的连接已达上限</translation>
    </message>
    <message>
        <source>it does not speak SOCKS5</source>
        <translation>它不使用 SOCKS5</translation>
    </message>
    <message>
        <source>SOCKS5 authentication failed</source>
        <translation>SOCKS5 身份验证失败</translation>
    </message>
    <message>
        <source>SOCKS5 wants another authentication</source>
        <translation>SOCKS5 要求另一种身份验证</translation>
    </message>
    <message>
        <source>it chose an authentication that was not offered</source>
        <translation>它选了没有提议过的身份验证</translation>
    </message>
    <message>
        <source>SOCKS5 cannot ask for a host name of that length</source>
        <translation>主机名太长，SOCKS5 无法写下</translation>
    </message>
    <message>
        <source>SOCKS5 reply %1, %2</source>
        <translation>SOCKS5 回答 %1，%2</translation>
    </message>
    <message>
        <source>it bound an address of an unknown type</source>
        <translation>它绑定了未知类型的地址</translation>
    </message>
    <message>
        <source>the client does not speak SOCKS5</source>
        <translation>客户端不使用 SOCKS5</translation>
    </message>
    <message>
        <source>the client insists on authentication</source>
        <translation>客户端坚持要身份验证</translation>
    </message>
    <message>
        <source>SOCKS5 command %1</source>
        <translation>SOCKS5 命令 %1</translation>
    </message>
    <message>
        <source>SOCKS5 address type %1</source>
        <translation>SOCKS5 地址类型 %1</translation>
    </message>
    <message>
        <source>the SOCKS5 request names no host</source>
        <translation>SOCKS5 请求没有写主机</translation>
    </message>
    <message>
        <source>The server&apos;s host was not found: %1</source>
        <translation>找不到服务器的主机：%1</translation>
    </message>
    <message>
        <source>The server refused the TCP connection: %1</source>
        <translation>服务器拒绝了 TCP 连接：%1</translation>
    </message>
    <message>
        <source>The server did not take the TCP connection in time: %1</source>
        <translation>服务器没有及时接受 TCP 连接：%1</translation>
    </message>
    <message>
        <source>The server did not finish the TLS handshake in time: %1</source>
        <translation>服务器没有及时完成 TLS 握手：%1</translation>
    </message>
    <message>
        <source>TLS with the server failed: %1</source>
        <translation>与服务器的 TLS 失败：%1</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted: %1</source>
        <translation>服务器的证书不受信任：%1</translation>
    </message>
    <message>
        <source>The next proxy could not be reached: %1</source>
        <translation>连不上下一个代理：%1</translation>
    </message>
    <message>
        <source>The next proxy refused: %1</source>
        <translation>下一个代理拒绝了：%1</translation>
    </message>
    <message>
        <source>The next proxy does not answer as one: %1</source>
        <translation>下一个代理回答得不像代理：%1</translation>
    </message>
    <message>
        <source>The next proxy did not connect in time: %1</source>
        <translation>下一个代理没有及时连上：%1</translation>
    </message>
    <message>
        <source>The server that was asked for is this proxy itself: %1</source>
        <translation>所要的服务器就是这个代理自己：%1</translation>
    </message>
    <message>
        <source>The server could not be reached: %1</source>
        <translation>连不上服务器：%1</translation>
    </message>
    <message>
        <source>http://HOST:PORT or socks5://HOST:PORT is expected</source>
        <translation>应为 http://HOST:PORT 或 socks5://HOST:PORT</translation>
    </message>
    <message>
        <source>the scheme is %1, not http or socks5</source>
        <translation>协议是 %1，而不是 http 或 socks5</translation>
    </message>
    <message>
        <source>it names no host</source>
        <translation>它没有写主机</translation>
    </message>
    <message>
        <source>the port is 0</source>
        <translation>端口是 0</translation>
    </message>
    <message>
        <source>something follows the port</source>
        <translation>端口后面还有内容</translation>
    </message>
    <message>
        <source>a user name with a colon cannot be sent (RFC 7617 §2)</source>
        <translation>带冒号的用户名无法发送 (RFC 7617 §2)</translation>
    </message>
    <message>
        <source>the user name or the password is longer than 255 octets</source>
        <translation>用户名或口令超过 255 个字节</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it does not begin with ws:// or wss://</source>
        <translation>它不以 ws:// 或 wss:// 开头</translation>
    </message>
    <message>
        <source>the scheme is %1, not ws or wss</source>
        <translation>协议是 %1，而不是 ws 或 wss</translation>
    </message>
    <message>
        <source>it has a fragment (#%1)</source>
        <translation>它带有片段 (#%1)</translation>
    </message>
    <message>
        <source>it has a user name; send it in an Authorization header</source>
        <translation>它带有用户名；请用 Authorization 头字段发送</translation>
    </message>
    <message>
        <source>normal closure</source>
        <translation>正常关闭</translation>
    </message>
    <message>
        <source>going away</source>
        <translation>要离开</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>unsupported data</source>
        <translation>不支持的数据</translation>
    </message>
    <message>
        <source>no status received</source>
        <translation>没有收到状态码</translation>
    </message>
    <message>
        <source>abnormal closure</source>
        <translation>异常关闭</translation>
    </message>
    <message>
        <source>invalid payload data</source>
        <translation>载荷数据不合法</translation>
    </message>
    <message>
        <source>policy violation</source>
        <translation>违反规定</translation>
    </message>
    <message>
        <source>message too big</source>
        <translation>消息太大</translation>
    </message>
    <message>
        <source>mandatory extension</source>
        <translation>缺少必需的扩展</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>内部错误</translation>
    </message>
    <message>
        <source>service restart</source>
        <translation>服务重启</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>稍后再试</translation>
    </message>
    <message>
        <source>bad gateway</source>
        <translation>网关出错</translation>
    </message>
    <message>
        <source>TLS handshake failed</source>
        <translation>TLS 握手失败</translation>
    </message>
    <message>
        <source>private use</source>
        <translation>私人使用</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>general SOCKS server failure</source>
        <translation>SOCKS 服务器一般性故障</translation>
    </message>
    <message>
        <source>connection not allowed by ruleset</source>
        <translation>规则不允许连接</translation>
    </message>
    <message>
        <source>Network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>TTL expired</source>
        <translation>TTL 已到期</translation>
    </message>
    <message>
        <source>Command not supported</source>
        <translation>不支持该命令</translation>
    </message>
    <message>
        <source>Address type not supported</source>
        <translation>不支持该地址类型</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>The request announces a body, and an opening handshake has none</source>
        <translation>请求声明了正文，而打开握手没有正文</translation>
    </message>
    <message>
        <source>The client speaks %1, and HTTP is spoken here</source>
        <translation>客户端说的是 %1，而此处使用 HTTP</translation>
    </message>
    <message>
        <source>The client speaks TLS, and here is none: use ws:// in place of wss://</source>
        <translation>客户端说的是 TLS，而此处没有 TLS：请用 ws:// 代替 wss://</translation>
    </message>
    <message>
        <source>the client does not speak TLS</source>
        <translation>客户端没有使用 TLS</translation>
    </message>
    <message>
        <source>TLS is spoken here: use wss:// or https:// in place of ws:// or http://</source>
        <translation>此处使用 TLS：请用 wss:// 或 https:// 代替 ws:// 或 http://</translation>
    </message>
</context>
<context>
    <name>ReactionText</name>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>%1. The %2 must fail the connection.</source>
        <translation>%1。%2必须让连接失败。</translation>
    </message>
    <message>
        <source>%1. The %2 must fail the connection with %3.</source>
        <translation>%1。%2必须用 %3 让连接失败。</translation>
    </message>
    <message>
        <source>As predicted, the connection was failed: %1.</source>
        <translation>如预料，连接失败了：%1。</translation>
    </message>
    <message>
        <source>As predicted: %1.</source>
        <translation>如预料：%1。</translation>
    </message>
    <message>
        <source>The connection was failed, but not with %1: %2.</source>
        <translation>连接失败了，但不是用 %1：%2。</translation>
    </message>
    <message>
        <source>Legal. The %1 takes the message.</source>
        <translation>合法。%1会收下这条消息。</translation>
    </message>
    <message>
        <source>Legal. The %1 waits for the rest of the message.</source>
        <translation>合法。%1等待消息的其余部分。</translation>
    </message>
    <message>
        <source>Legal. The %1 answers with a Pong.</source>
        <translation>合法。%1用 Pong 回答。</translation>
    </message>
    <message>
        <source>Legal. The %1 answers with a Close frame.</source>
        <translation>合法。%1用 Close 帧回答。</translation>
    </message>
    <message>
        <source>Legal. The %1 need not answer a Pong.</source>
        <translation>合法。%1不必回答 Pong。</translation>
    </message>
    <message>
        <source>A Close frame was sent already: the %1 discards what comes behind it.</source>
        <translation>已经发过 Close 帧：%1会丢弃它后面的内容。</translation>
    </message>
    <message>
        <source>The message is very large: a %1 with a limit fails the connection with 1009.</source>
        <translation>消息非常大：设有上限的%1会用 1009 让连接失败。</translation>
    </message>
    <message>
        <source>The frame announces more than is sent: the %1 waits, and takes what is sent next for its payload.</source>
        <translation>帧声明的比发送的多：%1会等待，并把接着发来的当成它的载荷。</translation>
    </message>
    <message>
        <source>The %1 did not fail the connection, though it must.</source>
        <translation>%1没有让连接失败，尽管它必须这样做。</translation>
    </message>
    <message>
        <source>Waiting for the %1 to fail the connection…</source>
        <translation>等待%1让连接失败…</translation>
    </message>
    <message>
        <source>What was sent is legal, and yet: %1.</source>
        <translation>发送的内容合法，然而：%1。</translation>
    </message>
    <message>
        <source>The %1 has answered.</source>
        <translation>%1已回答。</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>还没有回答。</translation>
    </message>
</context>
<context>
    <name>ReadText</name>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>%1, %2 octets, came in one read, %3 on connection %4 at %5</source>
        <translation>%1，共 %2 字节，由一次读取得到；%3，连接 %4，时间 %5</translation>
    </message>
    <message>
        <source>1 read brought %1 octets of frames</source>
        <translation>1 次读取得到 %1 字节的帧</translation>
    </message>
    <message>
        <source>%1 reads brought %2 octets of frames</source>
        <translation>%1 次读取得到 %2 字节的帧</translation>
    </message>
    <message>
        <source>About %1 reads brought %2 octets of frames</source>
        <translation>约 %1 次读取得到 %2 字节的帧</translation>
    </message>
    <message>
        <source>Reads: frames that came together, because one read of the socket completed them.
A read that completed no frame leaves no trace here;
a frame that took several reads counts for the last of them.
Frames that were sent from here are not among them.
In what was imported, frames with the same time are taken for one read.</source>
        <translation>读取：因套接字的同一次读取而完整、一起到达的帧。
没有使任何帧完整的读取在此不留痕迹；
跨越多次读取的帧算在最后一次。
从这里发送的帧不在其中。
在导入的内容中，时间相同的帧视为一次读取。</translation>
    </message>
</context>
<context>
    <name>ReplayRunText</name>
    <message>
        <source>step by step</source>
        <translation>逐帧</translation>
    </message>
    <message>
        <source>as fast as possible</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>original speed</source>
        <translation>原速</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 处不同</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>no client</source>
        <translation>无客户端</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>a client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>the server, played to a client</source>
        <translation>扮演服务器，面向客户端</translation>
    </message>
    <message>
        <source>recorded, both sides</source>
        <translation>已录制，双方</translation>
    </message>
</context>
<context>
    <name>ReplayText</name>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>matched by the rules</source>
        <translation>按规则相符</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>多余</translation>
    </message>
    <message>
        <source>equal by the rules</source>
        <translation>按规则相同</translation>
    </message>
    <message>
        <source>extra, not recorded</source>
        <translation>多余，没有录制</translation>
    </message>
    <message>
        <source>%1 differs</source>
        <translation>%1 不同</translation>
    </message>
    <message>
        <source>%1 places differ, or more</source>
        <translation>%1 处或更多不同</translation>
    </message>
    <message>
        <source>%1 places differ</source>
        <translation>%1 处不同</translation>
    </message>
    <message>
        <source>no status code</source>
        <translation>没有状态码</translation>
    </message>
    <message>
        <source>End of the connection</source>
        <translation>连接的结束</translation>
    </message>
    <message>
        <source>Frame %1 of the recording</source>
        <translation>录制的第 %1 帧</translation>
    </message>
    <message>
        <source>Frame %1 of the replay</source>
        <translation>重放的第 %1 帧</translation>
    </message>
    <message>
        <source>Frame %1, in the replay %2</source>
        <translation>第 %1 帧，重放中第 %2 帧</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现在 %1</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>尚未比较</translation>
    </message>
    <message>
        <source>answered in %1, recorded %2, %3</source>
        <translation>%1 后应答，录制时 %2，%3</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>Opening handshake, request</source>
        <translation>打开握手，请求</translation>
    </message>
    <message>
        <source>Opening handshake, response</source>
        <translation>打开握手，响应</translation>
    </message>
</context>
<context>
    <name>SampleText</name>
    <message>
        <source>Trade feed</source>
        <translation>行情源</translation>
    </message>
    <message>
        <source>GraphQL chat with compression</source>
        <translation>带压缩的 GraphQL 聊天</translation>
    </message>
    <message>
        <source>Sensors sending CBOR every second</source>
        <translation>每秒发送 CBOR 的传感器</translation>
    </message>
    <message>
        <source>Every rule, kept and broken</source>
        <translation>每条规则，遵守的和违反的</translation>
    </message>
</context>
<context>
    <name>SendObstacle</name>
    <message>
        <source>Select an open connection to send on it</source>
        <translation>请选择一条打开的连接来发送</translation>
    </message>
    <message>
        <source>Connection #%1 only crosses the proxy: nothing can be put into it here</source>
        <translation>连接 #%1 只是经过代理：这里不能往里放东西</translation>
    </message>
    <message>
        <source>Connection #%1 is not open yet</source>
        <translation>连接 #%1 还没有打开</translation>
    </message>
    <message>
        <source>Connection #%1 is closed</source>
        <translation>连接 #%1 已关闭</translation>
    </message>
</context>
<context>
    <name>ShellWords</name>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>有引号没有闭合</translation>
    </message>
    <message>
        <source>it has more than 10,000 words</source>
        <translation>它超过 10,000 个词</translation>
    </message>
    <message>
        <source>it is longer than 1 MiB</source>
        <translation>它超过 1 MiB</translation>
    </message>
</context>
<context>
    <name>SnippetFile</name>
    <message>
        <source>it is larger than 16 MiB</source>
        <translation>它超过 16 MiB</translation>
    </message>
    <message>
        <source>%1 (format %2)</source>
        <translation>%1（格式 %2）</translation>
    </message>
    <message>
        <source>it holds no list of snippets</source>
        <translation>它里面没有片段列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of snippet %2 cannot be read</source>
        <translation>第 %2 个片段的“%1”无法读取</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>你好</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Say goodbye 1000</source>
        <translation>道别 1000</translation>
    </message>
    <message>
        <source>New year in 3 parts</source>
        <translation>分三片的新年祝福</translation>
    </message>
    <message>
        <source>JSON message</source>
        <translation>JSON 消息</translation>
    </message>
    <message>
        <source>Ping of 131 octets</source>
        <translation>131 个字节的 Ping</translation>
    </message>
    <message>
        <source>Text with bad UTF-8</source>
        <translation>UTF-8 有错的文本</translation>
    </message>
    <message>
        <source>Unmasked hello</source>
        <translation>没有掩码的问候</translation>
    </message>
    <message>
        <source>Reserved opcode</source>
        <translation>保留的操作码</translation>
    </message>
    <message>
        <source>Length in 64 bits</source>
        <translation>用 64 位写的长度</translation>
    </message>
</context>
<context>
    <name>StatisticsPlots</name>
    <message>
        <source>%1 to %2 octets</source>
        <translation>%1 到 %2 个字节</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>to the server</source>
        <translation>发往服务器</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>来自服务器</translation>
    </message>
    <message>
        <source>%1: %2, median %3, greatest %4</source>
        <translation>%1：%2，中位数 %3，最大 %4</translation>
    </message>
    <message>
        <source>No frames yet.</source>
        <translation>还没有帧。</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>From %1 to %2, at most %3 frames a second in one direction</source>
        <translation>从 %1 到 %2，单个方向每秒最多 %3 帧</translation>
    </message>
    <message>
        <source>Most payloads have %1: %2 of %3</source>
        <translation>载荷多为 %1：%3 个中有 %2 个</translation>
    </message>
    <message>
        <source>Nobody has sent a Ping.</source>
        <translation>没有谁发过 Ping。</translation>
    </message>
    <message>
        <source>No Ping has been answered.</source>
        <translation>没有 Ping 得到回答。</translation>
    </message>
    <message>
        <source>No message looks like a JSON-RPC request.</source>
        <translation>没有像 JSON-RPC 请求的消息。</translation>
    </message>
    <message>
        <source>No request has been answered.</source>
        <translation>没有请求得到回答。</translation>
    </message>
</context>
<context>
    <name>StatisticsRows</name>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Octets on the wire</source>
        <translation>网线上的字节</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Octets of messages</source>
        <translation>消息的字节</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Octets a second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Frames by opcode</source>
        <translation>各操作码的帧</translation>
    </message>
    <message>
        <source>Overhead, in octets</source>
        <translation>开销（字节）</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>头字段</translation>
    </message>
    <message>
        <source>Masking-keys</source>
        <translation>掩码键</translation>
    </message>
    <message>
        <source>Of both, by fragmentation</source>
        <translation>两者之中，因分片</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Compressed messages</source>
        <translation>压缩的消息</translation>
    </message>
    <message>
        <source>Their octets</source>
        <translation>其字节数</translation>
    </message>
    <message>
        <source>Their octets, inflated</source>
        <translation>解压后的字节数</translation>
    </message>
    <message>
        <source>Messages compressed again</source>
        <translation>重新压缩的消息</translation>
    </message>
    <message>
        <source>With context takeover, octets</source>
        <translation>有上下文接管（字节）</translation>
    </message>
    <message>
        <source>Without it, octets</source>
        <translation>无上下文接管（字节）</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Without a Pong</source>
        <translation>没有 Pong 回答</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>JSON-RPC</source>
        <translation>JSON-RPC</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Without a response</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>With an error</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>No frames</source>
        <translation>没有帧</translation>
    </message>
    <message>
        <source>%1 frames in %2, %3 of them break a rule; at most %4 frames and %5 in one second</source>
        <translation>%2 内 %1 帧，其中 %3 帧违反规则；一秒内最多 %4 帧、%5</translation>
    </message>
</context>
<context>
    <name>TimelineGeometry</name>
    <message>
        <source>client → server</source>
        <translation>客户端 → 服务器</translation>
    </message>
    <message>
        <source>server → client</source>
        <translation>服务器 → 客户端</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>whole session</source>
        <translation>整个会话</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>读取</translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>No frames yet</source>
        <translation>还没有帧</translation>
    </message>
    <message>
        <source>no frames for %1</source>
        <translation>%1 内没有帧</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
</context>
<context>
    <name>ValueTree</name>
    <message>
        <source>values are nested deeper than %1 levels</source>
        <translation>值的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>the end of a container is missing</source>
        <translation>缺少容器的结尾</translation>
    </message>
    <message>
        <source>more octets are not read</source>
        <translation>后面的字节没有读取</translation>
    </message>
    <message>
        <source>the value has ended, and more octets follow</source>
        <translation>值已结束，其后还有字节</translation>
    </message>
    <message>
        <source>the tree is limited to %1 values</source>
        <translation>树最多容纳 %1 个值</translation>
    </message>
</context>
<context>
    <name>ValueType</name>
    <message numerus="yes">
        <source>object, %n member(s)</source>
        <translation>
            <numerusform>对象，%n 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>array, %n element(s)</source>
        <translation>
            <numerusform>数组，%n 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Boolean</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>half-precision float</source>
        <translation>半精度浮点数</translation>
    </message>
    <message>
        <source>single-precision float</source>
        <translation>单精度浮点数</translation>
    </message>
    <message>
        <source>double-precision float</source>
        <translation>双精度浮点数</translation>
    </message>
    <message>
        <source>negative integer</source>
        <translation>负整数</translation>
    </message>
    <message>
        <source>unsigned integer</source>
        <translation>无符号整数</translation>
    </message>
    <message numerus="yes">
        <source>map, %n pair(s)</source>
        <translation>
            <numerusform>映射，%n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>tag %1, %2</source>
        <translation>标签 %1，%2</translation>
    </message>
    <message>
        <source>text string</source>
        <translation>文本字符串</translation>
    </message>
    <message>
        <source>byte string</source>
        <translation>字节字符串</translation>
    </message>
    <message>
        <source>simple value</source>
        <translation>简单值</translation>
    </message>
    <message>
        <source>%1, of indefinite length</source>
        <translation>%1，不定长</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n pair(s)</source>
        <translation>
            <numerusform>%1，%n 对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n element(s)</source>
        <translation>
            <numerusform>%1，%n 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>date and time as text</source>
        <translation>文本形式的日期和时间</translation>
    </message>
    <message>
        <source>epoch-based date and time</source>
        <translation>从纪元起算的日期和时间</translation>
    </message>
    <message>
        <source>unsigned bignum</source>
        <translation>无符号大整数</translation>
    </message>
    <message>
        <source>negative bignum</source>
        <translation>负大整数</translation>
    </message>
    <message>
        <source>decimal fraction</source>
        <translation>十进制小数</translation>
    </message>
    <message>
        <source>bigfloat</source>
        <translation>大浮点数</translation>
    </message>
    <message>
        <source>to become base64url</source>
        <translation>预期转为 base64url</translation>
    </message>
    <message>
        <source>to become base64</source>
        <translation>预期转为 base64</translation>
    </message>
    <message>
        <source>to become base16</source>
        <translation>预期转为 base16</translation>
    </message>
    <message>
        <source>encoded CBOR data item</source>
        <translation>编码的 CBOR 数据项</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>base64url</source>
        <translation>base64url</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>MIME message</source>
        <translation>MIME 消息</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>CBOR Web Token</source>
        <translation>CBOR Web Token</translation>
    </message>
    <message>
        <source>set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>full date as text</source>
        <translation>文本形式的完整日期</translation>
    </message>
    <message>
        <source>self-described CBOR</source>
        <translation>自描述的 CBOR</translation>
    </message>
</context>
<context>
    <name>VariableIssue</name>
    <message>
        <source>The variables make this longer than 1 MiB. It goes as it stands.</source>
        <translation>替换变量后超过 1 MiB。按原样发送。</translation>
    </message>
    <message>
        <source>The variable %1 leads back to itself. It goes as it stands.</source>
        <translation>变量 %1 又指回自己。按原样发送。</translation>
    </message>
    <message>
        <source>The environment has no variable %1. It goes as it stands.</source>
        <translation>环境里没有变量 %1。按原样发送。</translation>
    </message>
</context>
</TS>
